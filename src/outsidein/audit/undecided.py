"""Readings that the evidence does not decide: what depends on them is withheld."""

from collections.abc import Iterator
from dataclasses import replace

from outsidein.engine.sheet import Hearing, Sheet
from outsidein.terms.finding import Missing
from outsidein.terms.language import say
from outsidein.terms.signal import ColumnTerm, Reading


def set_aside(hearing: Hearing) -> tuple[Hearing, tuple[Missing, ...]]:
    """The hearing without the meaning of undecided columns, and what that withholds.

    A column whose reading is open keeps its values and loses its meaning, so that no number is
    made from it; everything else goes on.
    """
    sheets = tuple(_without(sheet) for sheet in hearing.sheets)
    missing = tuple(m for sheet in hearing.sheets for m in _missing(sheet))
    return Hearing(sheets), missing


def _open(sheet: Sheet) -> Iterator[tuple[Reading, tuple[str, ...]]]:
    """Undecided readings with the columns they affect."""
    names = {c.name for c in sheet.columns}
    for reading in sheet.readings:
        if not reading.decided:
            affected = tuple(name for name in reading.affects if name in names)
            if not affected and reading.column in names:
                affected = (str(reading.column),)
            yield reading, affected


def _without(sheet: Sheet) -> Sheet:
    affected = {name for _, names in _open(sheet) for name in names}
    if not affected:
        return sheet
    columns = tuple(
        replace(c, term=ColumnTerm.OTHER, voice=None, criterion=None, item=None)
        if c.name in affected
        else c
        for c in sheet.columns
    )
    return replace(sheet, columns=columns)


def _missing(sheet: Sheet) -> Iterator[Missing]:
    for reading, names in _open(sheet):
        if names:
            shown = ", ".join(names[:4])
            if len(names) > 4:
                shown = say("{columns} and {more} more", columns=shown, more=len(names) - 4)
            yield Missing(
                what=say("every number from {columns} of {file}", columns=shown, file=sheet.source),
                why=say(
                    "{question} The file does not decide it: {evidence}.",
                    question=reading.question,
                    evidence=reading.evidence,
                ),
                collect=reading.remedy or say("State it in the mapping."),
                cost=say("one line in the mapping"),
            )
