"""Service-level clocks: computed from events, compared with the file's own flag.

- `scope`, `timed`: which tickets a level is for, and what its clock sees of them
- `run`: the time on each clock, and whether it kept its target
- `counts`: clock against flag by block of customers
- `explain`, `targets`: which other way to run the clock agrees best (an association)
- `states`: time in each state of an event log
- `find`, `say`: the findings and their words
"""

from .find import service_levels

__all__ = ["service_levels"]
