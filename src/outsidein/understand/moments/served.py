"""What the tickets of each moment say: waits, failures, measures, repeat contacts."""

from collections.abc import Mapping
from dataclasses import dataclass, field

import pyarrow as pa
import pyarrow.compute as pc

from outsidein.engine.follows.again import Again
from outsidein.engine.reduce import reduce
from outsidein.engine.spreads import Spread, Spreads
from outsidein.stats.histogram import quantile
from outsidein.terms.estimate import Estimate
from outsidein.terms.finding import MomentMeasure
from outsidein.terms.language import message
from outsidein.terms.signal import ColumnTerm
from outsidein.terms.unit import seconds
from outsidein.understand.estimates import duration, share_by_block, unit_for
from outsidein.understand.ground import (
    CUSTOMER,
    MOMENT,
    OPENED,
    REOPENED,
    SLA,
    Ground,
    Tickets,
)
from outsidein.understand.shares import share_of

from .measures import measures
from .paused import paused

FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Served:
    """By moment what its tickets say; a moment without tickets is in none of the maps.

    `waits` holds the median wait, the wait that nine of ten do not exceed, and until what.
    """

    rows: dict[str, int] = field(default_factory=dict)
    customers: dict[str, int] = field(default_factory=dict)
    failures: dict[str, Estimate] = field(default_factory=dict)
    waits: dict[str, tuple[Estimate, Estimate, str]] = field(default_factory=dict)
    on_customer: dict[str, Estimate] = field(default_factory=dict)
    again: dict[str, Estimate] = field(default_factory=dict)
    measures: dict[str, tuple[MomentMeasure, ...]] = field(default_factory=dict)


def served(ground: Ground, repeats: Again | None = None) -> Served:
    """What the tickets say of every moment; empty where tickets name none.

    `repeats` are the repeat contacts of every moment.
    """
    tickets = ground.tickets
    if tickets is None or not tickets.knows(MOMENT):
        return Served()
    spreads = Spreads.of(tickets.table, by=MOMENT, customer=CUSTOMER)
    return Served(
        rows=spreads.rows,
        customers=dict(spreads.customers) if tickets.knows(CUSTOMER) else {},
        failures=_failures(tickets),
        waits=_waits(tickets, spreads),
        on_customer=_on_customer(ground, tickets, spreads),
        again=_again(repeats, spreads.customers),
        measures=measures(ground, tickets, spreads),
    )


def _failures(tickets: Tickets) -> dict[str, Estimate]:
    """Share of a moment's tickets that missed their service level or were opened again."""
    if not (tickets.knows(SLA) or tickets.knows(REOPENED)):
        return {}
    table = tickets.table
    unknown = pa.nulls(table.num_rows, pa.bool_())
    missed = pc.equal(table[SLA], 0) if tickets.knows(SLA) else unknown
    again = pc.greater(table[REOPENED], 0) if tickets.knows(REOPENED) else unknown
    failed = pc.or_(pc.coalesce(missed, again), pc.coalesce(again, missed))
    rows = pa.table({CUSTOMER: table[CUSTOMER], MOMENT: table[MOMENT], FAILED: failed})
    cells = reduce(rows, [FAILED], customer=CUSTOMER, segment=MOMENT)
    return {
        str(moment): share_of(cells.where(segment=moment), FAILED, definition="moment.failures")
        for moment in cells.segments
        if moment is not None
    }


def _waits(tickets: Tickets, spreads: Spreads) -> dict[str, tuple[Estimate, Estimate, str]]:
    """From the opening until somebody deals with it, where that is noted, else until it is done."""
    until = (
        (ColumnTerm.RESPONDED, message("until a person deals with it")),
        (ColumnTerm.RESOLVED, message("until it is solved")),
        (ColumnTerm.CLOSED, message("until it is closed")),
    )
    for term, words in until:
        column = tickets.names.get(term)
        if column is not None and tickets.opened is not None and _times(tickets, column):
            spread = spreads.histograms(spreads.between(OPENED, column))
            return {
                moment: (*two_quantiles(s, "moment.wait", "moment.long_wait"), words)
                for moment, s in spread.items()
                if s.counts.any()
            }
    return {}


def _times(tickets: Tickets, column: str) -> bool:
    kind = tickets.table.schema.field(column).type
    return bool(pa.types.is_temporal(kind)) and tickets.knows(column) and tickets.knows(OPENED)


def two_quantiles(spread: Spread, half: str, most: str) -> tuple[Estimate, Estimate]:
    """The median and the ninth decile of seconds, each in a unit that fits it."""
    total = spread.counts.sum(axis=0)
    one, other = (
        duration(
            spread.values,
            spread.counts,
            q,
            name,
            unit=unit_for(float(quantile(spread.values, total, q))),
            excluded=spread.excluded,
        )
        for q, name in ((0.5, half), (0.9, most))
    )
    return one, other


def _on_customer(ground: Ground, tickets: Tickets, spreads: Spreads) -> dict[str, Estimate]:
    """The median time that stood still because the customer had to act."""
    found = paused(ground, tickets)
    if found is None:
        return {}
    column, unit = found
    spread = spreads.histograms(spreads.numbers(column) * seconds(unit))
    return {
        moment: two_quantiles(s, "moment.waited_on_customer", "moment.waited_on_customer")[0]
        for moment, s in spread.items()
        if s.counts.any()
    }


def _again(found: Again | None, customers: Mapping[str, int]) -> dict[str, Estimate]:
    """The share of contacts after which the customer comes back within a week."""
    if found is None:
        return {}
    volume = dict(zip(found.steps, found.volume.sum(axis=0).tolist(), strict=True))
    return {
        step: share_by_block(
            found.again[:, i],
            found.contacts[:, i],
            "moment.again",
            excluded=volume[step] - int(found.contacts[:, i].sum()),
            customers=customers.get(step),
        )
        for i, step in enumerate(found.steps)
        if step is not None
    }
