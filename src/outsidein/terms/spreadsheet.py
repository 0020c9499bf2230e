"""Texts that no spreadsheet takes for a formula, and back.

A cell such as `=cmd|'/c calc'!A1` runs when a colleague opens the file: what we write into CSV goes
through `guarded`, what we read from our own files through `unguarded`. A writer of workbooks needs
neither, but must write texts as texts.

Source: OWASP, CSV Injection; CWE-1236.
"""

import re

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""What a cell starts with that some spreadsheet takes for a formula."""

GUARD = "'"

NUMBER = re.compile(
    r"[+-]?(?:[0-9]+(?:[.,][0-9]+)?|[0-9]{1,3}(?:[.,][0-9]{3})+(?:[.,][0-9]+)?)(?:[eE][+-]?[0-9]+)?",
    re.ASCII,
)
"""A signed number computes nothing, and stays a number."""


def guarded(text: str) -> str:
    """The text with an apostrophe in front where it starts like a formula, or with an apostrophe.

    A NUL byte, which no text file can hold, is shown as U+2400.
    """
    text = text.replace("\0", "␀")
    if text.startswith((*FORMULA_STARTS, GUARD)) and not NUMBER.fullmatch(text):
        return f"{GUARD}{text}"
    return text


def unguarded(text: str) -> str:
    """The text that `guarded` was given."""
    return text.removeprefix(GUARD)
