"""Put question and choice together as one header, and take the second header row off."""

from dataclasses import replace

from outsidein.terms.language import message, say

from ...headings import place, without_first
from ...raw import Raw
from .mapping import SINGLE

NOTE = message("a second header row, choices and rows of questions, is no answer")
NOTE_ALL = message(
    "SurveyMonkey's export does not tell unfinished answers from finished ones; "
    "all of them count, as in SurveyMonkey's own results"
)


def prepare(raw: Raw) -> Raw:
    """One header for each column: the question, and behind a dash the choice below it."""
    if not has_choices(raw):
        return raw
    headers, question = [], ""
    for above, below in zip(raw.headers, raw.cells(0), strict=True):
        own = " ".join(below.split())
        question = " ".join(above.split()) or question
        headers.append(question if own.lower() in SINGLE else f"{question} - {own}")
    kept = replace(without_first(raw, 1), headers=tuple(headers))
    return replace(kept, notes=(*kept.notes, say(NOTE), say(NOTE_ALL)))


def has_choices(raw: Raw) -> bool:
    """Whether the first row is the second header row: it has no respondent, but choices."""
    ids = place(raw, "respondent id", "respondentid")
    if ids is None or not len(raw.lines):
        return False
    cells = raw.cells(0)
    return not cells[ids].strip() and any(cell.strip() for cell in cells)
