"""The program `outsidein`, also `python -m outsidein`: at Ctrl-C it ends at once and cleanly.

The handler is set before anything else is loaded, so that there is no time at which Ctrl-C would
show a traceback.
"""

import contextlib
import os
import signal
import sys
from types import FrameType

STOPPED = 128
"""Added to the number of the signal, as shells do: 130 after Ctrl-C."""

SHOW_CURSOR = b"\x1b[?25h"
"""A running progress bar hides the cursor."""


def stop_cleanly() -> None:
    """From now on end at once when the user or the system says so.

    Ending within the handler is sure: an exception from it could be raised inside code that must
    not be left half-way, or be caught there and told as something else.
    """
    for number in (signal.SIGINT, signal.SIGTERM):
        # A shell that starts a job in the background has it ignore Ctrl-C; so it stays.
        if signal.getsignal(number) is not signal.SIG_IGN:
            signal.signal(number, _stop)


def _stop(number: int, _: FrameType | None) -> None:
    for each in (signal.SIGINT, signal.SIGTERM):
        signal.signal(each, signal.SIG_IGN)
    _leave_nothing()
    # Nobody may be there to read it any more.
    with contextlib.suppress(OSError):
        os.write(2, (SHOW_CURSOR + b"\n" if os.isatty(2) else b"") + b"Stopped.\n")
    os._exit(STOPPED + number)


def _leave_nothing() -> None:
    """End the process that reads, and take away what was being written, as far as there is any."""
    room = sys.modules.get("outsidein.listen.parsing.room")
    if room is not None and hasattr(room, "ROOM"):
        room.ROOM.abandon()
    placing = sys.modules.get("outsidein.terms.placing")
    if placing is not None and hasattr(placing, "forget_unfinished"):
        placing.forget_unfinished()


def main() -> None:
    """Run the command line."""
    from outsidein.cli import main as run

    run()


stop_cleanly()

if __name__ == "__main__":
    main()
