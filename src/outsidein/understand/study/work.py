"""Work that was done, with its measures: one row per ticket or work order."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import pyarrow as pa

from outsidein.engine.values import values_of
from outsidein.stats.moments import Floats
from outsidein.terms.signal import ColumnTerm
from outsidein.terms.unit import convert, converts
from outsidein.understand.ground import Ground, Tickets

from .lookup import column_or_missing, look_up, missing, months


@dataclass(frozen=True, slots=True)
class Work:
    """Tickets or work orders with `customer`, `segment`, `service`, `month` and `ticket`.

    `measures` holds for every measure found its values (n,) in its unit, NaN where missing.
    """

    source: str
    table: pa.Table
    measures: Mapping[str, Floats]


def lay_work(ground: Ground) -> Work | None:
    """The work that was heard, in one shape; None where there is none."""
    tickets = ground.tickets
    if tickets is None:
        return None
    customer = column_or_missing(tickets.table, tickets.customer)
    table = pa.table(
        {
            "customer": customer,
            "segment": _segments(ground, tickets, customer),
            "service": column_or_missing(tickets.table, tickets.names.get(ColumnTerm.SERVICE)),
            "month": _months(tickets),
            "ticket": column_or_missing(tickets.table, tickets.ticket),
        }
    )
    return Work(tickets.sheet.source, table, _measures(ground, tickets))


def _segments(ground: Ground, tickets: Tickets, customer: pa.ChunkedArray) -> pa.ChunkedArray:
    """The segment of each row: the file's own column, else the customer's."""
    own = tickets.names.get(ColumnTerm.SEGMENT)
    if own is not None:
        return column_or_missing(tickets.table, own)
    return segments_of(ground, customer)


def segments_of(ground: Ground, customer: pa.ChunkedArray) -> pa.ChunkedArray:
    """The segment of each row's customer; missing where nobody states one."""
    clients = ground.roster.clients.values()
    known = [(c.customer, c.segment) for c in clients if c.segment is not None]
    if not known:
        return missing(pa.string(), len(customer))
    customers, segments = (pa.array(part, pa.string()) for part in zip(*known, strict=True))
    return look_up(customer, customers, segments)


def _months(tickets: Tickets) -> pa.ChunkedArray:
    """The month in which the work was opened, for want of that in which it was ended."""
    wanted = (tickets.opened, *(tickets.names.get(t) for t in _LATER))
    time = next((name for name in wanted if name is not None), None)
    if time is None:
        return missing(pa.int64(), tickets.table.num_rows)
    return months(tickets.table.column(time))


_LATER = (ColumnTerm.RESPONDED, ColumnTerm.RESOLVED, ColumnTerm.CLOSED)


def _measures(ground: Ground, tickets: Tickets) -> dict[str, Floats]:
    """The values of every described measure that the tickets hold, in the measure's unit."""
    gauges = {gauge.id: gauge for gauge in tickets.gauges}
    found = {}
    for measure in ground.description.measures:
        gauge = gauges.get(measure.id)
        if gauge is None or not converts(gauge.unit, measure.unit):
            continue
        held = values_of(gauge.column, tickets.table)
        factor = convert(1.0, gauge.unit, measure.unit) / held.per_unit
        numbers = np.asarray(held.numbers, dtype=np.float64) * factor
        found[measure.id] = np.where(held.mask(), numbers, np.nan)
    return found
