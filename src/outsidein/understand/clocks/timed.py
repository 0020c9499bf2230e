"""Tickets as the clock of one service level sees them: events, targets, time on hold, the flag."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from outsidein.engine.clock.worktime import MICRO
from outsidein.terms.clock import Event, ServiceLevel
from outsidein.terms.heading import find_columns
from outsidein.terms.signal import ColumnTerm
from outsidein.terms.unit import seconds
from outsidein.understand.ground import SLA, Tickets
from outsidein.understand.ground.names import times, wholes

Ints = npt.NDArray[np.int64]
Bools = npt.NDArray[np.bool_]

EVENTS = (ColumnTerm.OPENED, ColumnTerm.RESPONDED, ColumnTerm.RESOLVED, ColumnTerm.CLOSED)
NONE = -1
"""No target, no flag."""


@dataclass(frozen=True, slots=True)
class Moments:
    """One event of every ticket: microseconds since 1970 (n,), 0 where not known."""

    at: Ints
    known: Bools


@dataclass(frozen=True, slots=True)
class Timed:
    """The tickets that one service level is for.

    `place` (n,) are their rows in the table of tickets; all other arrays run along it. `target`
    (microseconds) and `flag` (1, 0) are -1 where there is none; `due` is None where the target is
    a time. `asof` is the last moment that stands in the file, up to which open tickets are known.
    """

    level: ServiceLevel
    place: Ints
    start: Moments
    stop: Moments
    target: Ints
    due: Moments | None
    hold: Ints
    flag: Ints
    asof: int

    @property
    def end(self) -> Ints:
        """When each clock was last looked at: at its stop, or as of the file."""
        return np.where(self.stop.known, self.stop.at, self.asof)


def timed(tickets: Tickets, level: ServiceLevel, rows: Bools) -> Timed | None:
    """None where the tickets lack the columns of the events."""
    start, stop = event(tickets, level.start), event(tickets, level.stop)
    if start is None or stop is None:
        return None
    due = None
    if level.target is None and not level.targets:
        name = column(tickets, level.due)
        if name is None:
            return None
        due = moments(tickets.table, name)
    place = np.flatnonzero(rows)
    return Timed(
        level,
        place,
        _at(start, place),
        _at(stop, place),
        targets(tickets, level)[place],
        None if due is None else _at(due, place),
        _hold(tickets, level)[place],
        _flag(tickets, level)[place],
        as_of(tickets),
    )


def event(tickets: Tickets, name: str) -> Moments | None:
    """The moments of an event; what was closed without being resolved counts as resolved then."""
    term = {e.value: ColumnTerm(e.value) for e in Event}.get(name.strip().casefold())
    header = tickets.names.get(term) if term else column(tickets, name)
    closed = tickets.names.get(ColumnTerm.CLOSED) if term is ColumnTerm.RESOLVED else None
    if header is None:
        return None if closed is None else moments(tickets.table, closed)
    found = moments(tickets.table, header)
    if closed is None:
        return found
    later = moments(tickets.table, closed)
    return Moments(np.where(found.known, found.at, later.at), found.known | later.known)


def column(tickets: Tickets, reference: str | None) -> str | None:
    """The column of the tickets that a reference means."""
    columns = tickets.sheet.columns
    found = find_columns(reference, [c.header for c in columns]) if reference else ()
    return columns[found[0]].name if found else None


def moments(table: pa.Table, name: str) -> Moments:
    """A column of times."""
    held = times(table, name)
    known = np.asarray(pc.is_valid(held).to_numpy(), dtype=bool)
    at = pc.fill_null(held.cast(pa.int64()), 0).to_numpy()
    return Moments(np.asarray(at, dtype=np.int64), known)


def _at(found: Moments, place: Ints) -> Moments:
    if len(place) == len(found.at):
        return found
    return Moments(found.at[place], found.known[place])


def as_of(tickets: Tickets) -> int:
    """The last moment at which anything happened."""
    last = 0
    for term in (*EVENTS, ColumnTerm.TIME):
        name = tickets.names.get(term)
        if name is not None:
            latest = pc.max(times(tickets.table, name).cast(pa.int64())).as_py()
            last = max(last, latest or 0)
    return last


def targets(tickets: Tickets, level: ServiceLevel) -> Ints:
    """The target of every ticket of the file by its priority, in microseconds."""
    n = tickets.table.num_rows
    other = NONE if level.target is None else level.target * MICRO
    name = tickets.names.get(ColumnTerm.PRIORITY)
    if not level.targets or name is None:
        return np.full(n, other, np.int64)
    stated = {p.strip().casefold(): time * MICRO for p, time in level.targets.items()}
    labels, code = priorities(tickets, name)
    each = [stated.get(label.strip().casefold(), other) for label in labels]
    return np.array([*each, other], np.int64)[code]


def priorities(tickets: Tickets, name: str) -> tuple[list[str], Ints]:
    """The priorities there are, and each ticket's place among them; one beyond where blank."""
    coded = tickets.table.column(name).cast(pa.string()).combine_chunks().dictionary_encode()
    labels = [text or "" for text in coded.dictionary.to_pylist()]
    code = pc.fill_null(coded.indices, len(labels)).to_numpy(zero_copy_only=False)
    return labels, np.asarray(code, np.int64)


def _hold(tickets: Tickets, level: ServiceLevel) -> Ints:
    """Time on hold that a column states, in microseconds."""
    name = column(tickets, level.pause_column)
    if name is None:
        return np.zeros(tickets.table.num_rows, np.int64)
    held = pc.fill_null(tickets.table.column(name).cast(pa.float64()), 0.0).to_numpy()
    micro = np.rint(held * seconds(level.pause_unit) * MICRO)
    return np.asarray(np.where(np.isfinite(micro) & (micro > 0), micro, 0), dtype=np.int64)


def _flag(tickets: Tickets, level: ServiceLevel) -> Ints:
    """What the file itself says: 1 met, 0 missed, -1 nothing."""
    ends = level.stop.strip().casefold() in (Event.RESOLVED, Event.CLOSED)
    name = column(tickets, level.flag) if level.flag else (SLA if ends else None)
    if name is None:
        return np.full(tickets.table.num_rows, NONE, np.int64)
    said = pc.fill_null(wholes(tickets.table, name), NONE).to_numpy()
    return np.asarray(np.where((said == 0) | (said == 1), said, NONE), dtype=np.int64)
