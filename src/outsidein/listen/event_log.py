"""Which column tells the things of an event log apart, by its headers alone."""

from collections.abc import Sequence
from dataclasses import dataclass

from outsidein.terms.signal import ColumnTerm, FileKind

from .readers import registry
from .select import plain

SHARE = 0.6
"""From this share of an export's known headers on, a table is taken for it."""


@dataclass(frozen=True, slots=True)
class EventLog:
    """A recognized kind of event log, and the column that names its things."""

    title: str
    thing: str


def event_log(headers: Sequence[str]) -> EventLog | None:
    """The event log that has these headers, or None.

    A plain list of the same things has the same headers; there no row supersedes another.
    """
    by_plain = {plain(header): header for header in headers}
    for export in registry():
        if export.kind is not FileKind.EVENT_LOG:
            continue
        found = [name for name in export.known if name in by_plain]
        things = [n for n in found if export.known[n].term is ColumnTerm.TICKET]
        if things and len(found) >= SHARE * len(export.known):
            return EventLog(export.title, by_plain[things[0]])
    return None
