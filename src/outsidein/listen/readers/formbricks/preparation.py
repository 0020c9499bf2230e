"""Name the answers of a record by their questions, and find those that were broken off."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from outsidein.terms.language import say

from ...aside import Aside, AsideKind
from ...headings import holds, place
from ...raw import Raw
from .mapping import KNOWN, UNFINISHED

ANSWERS = ("data.", "variables.", "contactAttributes.")
"""What stands before the id of a question, a variable or an attribute in a record."""


def prepare(raw: Raw) -> Raw:
    """Question ids as headers; a name that would then stand twice keeps what stood before it."""
    short = [_short(header) for header in raw.headers]
    taken = {h.casefold() for h in raw.headers} | set(KNOWN)
    counts = Counter(s.casefold() for s in short)
    headers = [
        s if s != h and s.casefold() not in taken and counts[s.casefold()] == 1 else h
        for s, h in zip(short, raw.headers, strict=True)
    ]
    return replace(raw, headers=tuple(headers))


def aside(raw: Raw) -> Sequence[Aside]:
    """Answers that ended before the last question."""
    finished = place(raw, "finished")
    if finished is None:
        return ()
    why = say("Formbricks keeps and exports answers that were broken off")
    rows = holds(raw, finished, *UNFINISHED)
    return (Aside(AsideKind.UNFINISHED, finished, rows, True, why),)


def _short(header: str) -> str:
    return next((header[len(p) :] for p in ANSWERS if header.startswith(p)), header)
