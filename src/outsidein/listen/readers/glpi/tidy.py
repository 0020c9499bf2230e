"""GLPI groups the digits of ids, lists several actors in a cell, and marks exceeded times."""

from outsidein.terms.counting import plural
from outsidein.terms.language import say

from ...headings import place
from ...raw import Raw
from ..cells import made_over, with_column, with_note, written
from .mapping import (
    CLOSED,
    DUE,
    EXCEEDED,
    GROUPS,
    IDS,
    PROGRESS,
    REQUESTERS,
    RESOLVED,
    SLA_MET,
    TECHNICIANS,
)  # fmt: skip

YES = frozenset({"yes", "ja", "oui", "1"})


def prepare(raw: Raw) -> Raw:
    """Whole ids, the first of several actors, and whether the service level was met."""
    ids = place(raw, *IDS)
    if ids is not None:
        raw = made_over(raw, ids, lambda text: "".join(text.split()))
    for names in (TECHNICIANS, GROUPS, REQUESTERS):
        raw = _first_of_several(raw, place(raw, *names))
    return _with_sla(raw)


def _first_of_several(raw: Raw, column: int | None) -> Raw:
    if column is None:
        return raw
    several = sum(1 for text in written(raw, column) if "\n" in text)
    if not several:
        return raw
    note = say(
        '"{column}" names several in {rows}; each such ticket is counted under the first',
        column=raw.names[column],
        rows=plural(several, "row"),
    )
    return with_note(made_over(raw, column, _first), note)


def _first(text: str) -> str:
    return text.split("\n")[0].strip().rstrip(",")


def _with_sla(raw: Raw) -> Raw:
    """Met once solved in time; not met once exceeded; unknown where no time is stated."""
    exceeded, due = place(raw, *EXCEEDED), place(raw, *DUE, *PROGRESS)
    if exceeded is None or due is None:
        return raw
    end = place(raw, *RESOLVED)
    end = place(raw, *CLOSED) if end is None else end
    ends = written(raw, end) if end is not None else [""] * len(raw.lines)
    rows = zip(written(raw, exceeded), written(raw, due), ends, strict=True)
    return with_column(raw, SLA_MET, [_met(*row) for row in rows])


def _met(exceeded: str, due: str, end: str) -> str:
    if not due:
        return ""
    if exceeded.casefold() in YES:
        return "false"
    return "true" if end else ""
