"""Tickets as the findings use them: one row each, with what was measured on it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

import pyarrow as pa

from outsidein.engine.items import SECONDS, Duration
from outsidein.engine.link import with_columns, with_duration
from outsidein.engine.sheet import Hearing, Sheet
from outsidein.terms.description import ServiceDescription
from outsidein.terms.heading import find_columns
from outsidein.terms.language import message, say
from outsidein.terms.promise import Measure
from outsidein.terms.quality import Direction
from outsidein.terms.signal import ColumnTerm, FileKind
from outsidein.terms.unit import canonical, is_duration

from .answers import segments
from .names import (
    CUSTOMER,
    MOMENT,
    OPENED,
    REASSIGNED,
    REOPENED,
    SEGMENT,
    SLA,
    TICKET,
    knows,
    texts,
    times,
    wholes,
)
from .roster import Roster
from .together import together


@dataclass(frozen=True, slots=True)
class Gauge:
    """One number on every ticket that somebody could steer by, and which way is better.

    `unit` is that of the column: hours where a measure is stated in weeks or the like.
    """

    id: str
    name: str
    column: str
    unit: str
    direction: Direction


@dataclass(frozen=True, slots=True)
class Tickets:
    """All tickets of one file, one row each.

    `table` keeps the columns of its sheet and has those of `ground.names` besides. `gauges` are
    its own flags and counts, and the stated measures; `names` the sheet's columns by term. `left`
    names files of tickets with other columns, which are not in the table.
    """

    sheet: Sheet
    table: pa.Table
    ticket: str | None
    customer: str | None
    opened: str | None
    gauges: tuple[Gauge, ...]
    names: Mapping[ColumnTerm, str]
    left: tuple[str, ...] = ()

    def knows(self, column: str) -> bool:
        """Whether any ticket has a value there."""
        return knows(self.table, column)


def hear_tickets(
    hearing: Hearing, description: ServiceDescription, known: Roster
) -> Tickets | None:
    """The largest file of tickets or events, and all that have its columns.

    Every stated measure becomes a column. None where there are no tickets.
    """
    sheets = [*hearing.of(FileKind.TICKETS), *hearing.of(FileKind.EVENT_LOG)]
    if not sheets:
        return None
    sheet, left = together(max(sheets, key=lambda s: s.table.num_rows), sheets)
    names = {t: c.name for t in ColumnTerm if (c := sheet.one(t)) is not None}
    opened = names.get(ColumnTerm.OPENED) or names.get(ColumnTerm.TIME)
    table = with_columns(
        sheet.table,
        {
            CUSTOMER: texts(sheet.table, names.get(ColumnTerm.CUSTOMER)),
            TICKET: texts(sheet.table, names.get(ColumnTerm.TICKET)),
            MOMENT: texts(sheet.table, names.get(ColumnTerm.MOMENT)),
            OPENED: times(sheet.table, opened),
            SLA: wholes(sheet.table, names.get(ColumnTerm.SLA_MET)),
            REOPENED: wholes(sheet.table, names.get(ColumnTerm.REOPENED)),
            REASSIGNED: wholes(sheet.table, names.get(ColumnTerm.REASSIGNED)),
        },
    )
    segment = segments(table, names.get(ColumnTerm.SEGMENT), known)
    table = with_columns(table, {SEGMENT: segment})
    table, measured = _measured(table, sheet, description.measures, names)
    return Tickets(
        sheet=sheet,
        table=table,
        ticket=names.get(ColumnTerm.TICKET),
        customer=names.get(ColumnTerm.CUSTOMER),
        opened=opened,
        gauges=(*(replace(g, name=say(g.name)) for g in _OWN if knows(table, g.column)), *measured),
        names=names,
        left=left,
    )


_OWN = (
    Gauge("sla_met", message("service level met"), SLA, "share", Direction.MORE),
    Gauge("reopened", message("reopened"), REOPENED, "count", Direction.LESS),
    Gauge("reassigned", message("reassignments"), REASSIGNED, "count", Direction.LESS),
)
"""The flags and counts that every ticket system keeps, each with its known direction."""


def _measured(
    table: pa.Table,
    sheet: Sheet,
    measures: tuple[Measure, ...],
    names: Mapping[ColumnTerm, str],
) -> tuple[pa.Table, list[Gauge]]:
    """Add a column for each measure that the file's columns allow."""
    headers = [c.header for c in sheet.columns]

    def column(reference: str | None) -> str | None:
        found = find_columns(reference, headers) if reference else ()
        return sheet.columns[found[0]].name if found else None

    own = {
        names.get(ColumnTerm.SLA_MET): SLA,
        names.get(ColumnTerm.REOPENED): REOPENED,
        names.get(ColumnTerm.REASSIGNED): REASSIGNED,
    }
    gauges: list[Gauge] = []
    for measure in measures:
        name, unit = column(measure.column), measure.unit
        if name is None:
            start, end = column(measure.start), column(measure.end)
            if start is None or end is None or not is_duration(unit):
                continue
            name = f"_measure {measure.id}"
            unit = canonical(unit) if canonical(unit) in SECONDS else "h"
            table, _ = with_duration(table, Duration(name, start, end, unit))
        # A flag or count of the ticket's own stands as a number in its own column.
        gauges.append(Gauge(measure.id, measure.name, own.get(name, name), unit, measure.direction))
    return table, gauges
