"""Indicators that stand on tickets or customers, beside each answer."""

import pyarrow as pa

from outsidein.engine.cells import Cells
from outsidein.engine.items import Derived, Item
from outsidein.engine.link import by_mean
from outsidein.engine.reduce import reduce
from outsidein.stats.association import partial_within
from outsidein.terms.language import say_many
from outsidein.terms.minimum import minimum
from outsidein.terms.signal import ColumnTerm
from outsidein.understand.ground import CUSTOMER, LINKED, SEGMENT, Answers, Gauge, Ground, Tickets

from .relate import WHOLE, Pair


def results(answers: Answers) -> dict[str, Item]:
    """What customers say, by name: the overall judgement and each perceived criterion."""
    found: dict[str, Item] = {}
    overall = answers.outcome(ColumnTerm.OVERALL)
    if overall is not None:
        found[WHOLE] = overall.column
    for criterion, columns in answers.perceived.items():
        name = answers.names[criterion]
        found[name] = Derived(f"result {name}", columns)
    return found


def pairs_by_row(ground: Ground) -> list[Pair]:
    """Every number on tickets against every result, within segments.

    Beside an answer stands the ticket it is about; where answers name no ticket, the average over
    the customer's tickets.
    """
    answers, tickets = ground.answers, ground.tickets
    if answers is None or tickets is None or not tickets.gauges:
        return []
    table, level = ground.linked, "answer"
    if table is None:
        table, level = _beside_customers(answers, tickets), "customer"
    said = results(answers)
    if table is None or not said:
        return []
    gauges = {g.column: g for g in tickets.gauges}
    cells = reduce(
        table,
        [*said.values(), *(LINKED + column for column in gauges)],
        customer=CUSTOMER,
        segment=SEGMENT,
    )
    least = minimum("drivers_pairs", ground.description.minimums)
    return [
        _pair(cells, LINKED + gauge.column, gauge, item, name, level, least)
        for gauge in gauges.values()
        for name, item in said.items()
    ]


def _pair(
    cells: Cells, column: str, gauge: Gauge, item: Item, result: str, level: str, least: int
) -> Pair:
    _, moments = cells.by_segment_block()
    outcome = item if isinstance(item, str) else item.name
    value, replicates = partial_within(moments, column, outcome)
    both = moments.take((column, outcome)).total().counts[0, 1]
    used = moments.take((column, outcome)).total(axis=0).counts[:, 0, 1] > 0
    sign = gauge.direction.sign
    enough = ""
    if both < least:
        enough = say_many(
            "{n:,} answer with both, and {least} are needed",
            "{n:,} answers with both, and {least} are needed",
            int(both),
            least=least,
        )
    return Pair(
        indicator=gauge.name,
        result=result,
        value=sign * value,
        replicates=sign * replicates[used],
        n=int(both),
        excluded=cells.rows - int(both),
        groups=cells.n_customers,
        level=level,
        enough=enough,
    )


def _beside_customers(answers: Answers, tickets: Tickets) -> pa.Table | None:
    """The answers with the average of each number over the customer's own tickets."""
    if not answers.knows(CUSTOMER) or not tickets.knows(CUSTOMER):
        return None
    columns = {g.column: LINKED + g.column for g in tickets.gauges}
    found = by_mean(answers.table, tickets.table, on=[(CUSTOMER, CUSTOMER)], columns=columns)
    return found.table if found.matched else None
