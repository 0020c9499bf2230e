"""How much one file may cost: memory, time and output, more for a larger file."""

import os
from dataclasses import dataclass

from outsidein.terms.trouble import Trouble

GIB = 1024**3

MEMORY, SECONDS, OUTPUT = (
    "OUTSIDEIN_FILE_MEMORY",
    "OUTSIDEIN_FILE_SECONDS",
    "OUTSIDEIN_FILE_OUTPUT",
)
"""Environment variables that replace a limit: gigabytes, seconds, gigabytes."""

BYTES_FOR_EACH_BYTE = 8
"""A byte of text is held as text, as clean text and as a number of four bytes, and some more."""

BYTES_FOR_EACH_SECOND = 1024**2 // 2


@dataclass(frozen=True, slots=True)
class Limits:
    """Most bytes of address space, most seconds, most bytes of tables handed back."""

    memory: int
    seconds: int
    output: int


def limits_for(size: int) -> Limits:
    """The limits for a file of so many bytes, or those that the environment states."""
    return Limits(
        memory=_stated(MEMORY, GIB) or 4 * GIB + BYTES_FOR_EACH_BYTE * size,
        seconds=_stated(SECONDS, 1) or 180 + size // BYTES_FOR_EACH_SECOND,
        output=_stated(OUTPUT, GIB) or 2 * GIB + BYTES_FOR_EACH_BYTE * size,
    )


def _stated(name: str, unit: int) -> int | None:
    """What the environment states, in bytes or seconds; None where it states nothing."""
    text = os.environ.get(name, "").strip()
    if not text:
        return None
    if not (text.isascii() and text.isdecimal() and 0 < int(text) <= 1_000_000):
        raise Trouble(
            f'{name} is "{text}", not a whole number from 1 to 1,000,000',
            remedy=f"Unset it, or set it such as {name}=8.",
        )
    return int(text) * unit
