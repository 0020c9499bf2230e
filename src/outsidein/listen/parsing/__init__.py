"""Files from strangers are read in a process of their own, within limits.

- `ask`: what the rest of the package calls; a `Trouble` where a limit is reached
- `limits`: memory, time and output for one file
- `room`: starts the process that reads, and waits for it
- `server`: that process; for each file it forks a worker, which is gone afterwards
- `work`: what the worker does; `task`: what it is asked for
- `carry`: tables and messages on their way back
"""
