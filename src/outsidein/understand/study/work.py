"""Work that was done, with its measures: one row per ticket or work order."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import pyarrow as pa

from outsidein.engine.values import values_of
from outsidein.stats.moments import Floats
from outsidein.terms.signal import ColumnTerm
from outsidein.terms.unit import convert, converts
from outsidein.understand.ground import CUSTOMER, OPENED, SEGMENT, TICKET, Ground, Tickets
from outsidein.understand.ground.names import texts

from .lookup import months


@dataclass(frozen=True, slots=True)
class Work:
    """Tickets or work orders with `customer`, `segment`, `service`, `month` and `ticket`.

    `measures` holds for every measure found its values (n,) in its unit, NaN where missing.
    """

    source: str
    table: pa.Table
    measures: Mapping[str, Floats]


def lay_work(ground: Ground) -> Work | None:
    """The work that was heard, in one shape; None where there is none.

    Work belongs to the month in which it was opened.
    """
    tickets = ground.tickets
    if tickets is None:
        return None
    table = pa.table(
        {
            "customer": tickets.table[CUSTOMER],
            "segment": tickets.table[SEGMENT],
            "service": texts(tickets.table, tickets.names.get(ColumnTerm.SERVICE)),
            "month": months(tickets.table[OPENED]),
            "ticket": tickets.table[TICKET],
        }
    )
    return Work(tickets.sheet.source, table, _measures(ground, tickets))


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
