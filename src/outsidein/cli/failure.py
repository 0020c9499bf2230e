"""What a user sees when something cannot be done."""

import os
import traceback

from rich.console import Console
from rich.text import Text

from outsidein.terms.placing import NO_ROOM, cannot_write
from outsidein.terms.trouble import Trouble, Troubles

BAD_INPUT = 2
DEFECT = 70


def explain(error: Exception) -> int:
    """Print the error for its reader and return the exit code.

    Bad input: place, what is wrong, what to do (exit code 2). Anything else is a defect of ours
    and says so (exit code 70); the traceback is shown when OUTSIDEIN_DEBUG is set.
    """
    console = Console(stderr=True, highlight=False)
    if os.environ.get("OUTSIDEIN_DEBUG"):
        traceback.print_exception(error)
    if isinstance(error, Trouble):
        for trouble in error.all if isinstance(error, Troubles) else (error,):
            _show(console, trouble)
        return BAD_INPUT
    if isinstance(error, OSError) and error.errno in NO_ROOM:
        _show(console, cannot_write(error.filename or "", error))
        return BAD_INPUT
    if isinstance(error, OSError) and error.filename is not None:
        _show(console, Trouble(error.strerror or "cannot be used", source=str(error.filename)))
        return BAD_INPUT
    console.print(
        Text(
            f"This is a defect in outsidein, not in your data: {type(error).__name__}: {error}\n"
            "Run again with OUTSIDEIN_DEBUG=1 for the details to report."
        )
    )
    return DEFECT


def _show(console: Console, trouble: Trouble) -> None:
    text = Text("Error: ", style="bold red")
    place = f"{trouble.place}: " if trouble.place else ""
    text.append(f"{place}{trouble.message}", style="default")
    console.print(text, soft_wrap=True)
    if trouble.remedy:
        console.print(Text(f"  {trouble.remedy}"), soft_wrap=True)
