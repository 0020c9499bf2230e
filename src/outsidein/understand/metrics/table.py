"""One metric of any table: what the analyst's command computes and warns about."""

from collections.abc import Sequence

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from outsidein.engine.histogram import histogram
from outsidein.engine.items import Derived, Item, columns_of
from outsidein.engine.link import with_columns
from outsidein.engine.sheet import Sheet
from outsidein.terms.quality import Scale
from outsidein.terms.trouble import Trouble

from . import registry
from .estimate import Measured, estimate
from .metric import Metric, Takes
from .tally import Tally

DISTINCT = 20_000
"""Distinct values that are counted apart."""

YES = ("true", "yes", "y", "1", "t")
NO = ("false", "no", "n", "0", "f")
"""Words of a flag that stands as text, in lower case."""


def metric_table(
    sheet: Sheet,
    metric: str,
    column: str | Sequence[str],
    variant: str | None = None,
    *,
    expected: Sequence[str] = (),
    weights: Sequence[str | float] = (),
    scale: Scale | None = None,
    customer: str | None = None,
) -> Measured:
    """Compute one metric of the registry from the columns of a table.

    `column` is the one column, the items (SERVPERF, ACSI), or the perceptions of SERVQUAL with
    `expected` beside them in the same order. `weights` are columns with each respondent's points
    or fixed numbers, one for each item or pair, and belong to the weighted variants. `scale`
    replaces the variant's own. `customer` names the column whose rows belong together. Raises
    `Trouble` for an unknown metric or variant and for columns that do not fit it.
    """
    found = registry.metric(metric)
    chosen = found.variant(registry.variant(found, variant))
    columns = [column] if isinstance(column, str) else list(column)
    takes = chosen.takes or found.takes
    table = sheet.table
    if takes is Takes.FLAG:
        table = flags(table, columns)
    table, item = _item(table, found, chosen.slug, takes, columns, list(expected), weights)
    tally = tally_of(table, item, customer=customer)
    return estimate(found, tally, chosen.slug, scale)


def tally_of(table: pa.Table, item: Item, *, customer: str | None = None) -> Tally:
    """How often each value of an item occurs in each block of customers.

    More distinct values than `DISTINCT` (seconds of a million durations) join with their
    neighbours at their mean: means stay exact, a median moves by less than a 20,000th of the rows.
    """
    cells = histogram(table, item, customer=customer).coarsened(DISTINCT)
    return Tally(cells.values, cells.by_block(), _customers(table, item, customer), cells.excluded)


def _customers(table: pa.Table, item: Item, customer: str | None) -> int | None:
    """Distinct customers among the rows with a value; None where rows name no customer."""
    if customer is None:
        return None
    known = [pc.is_valid(table.column(c)) for c in columns_of(item)]
    seen = known[0]
    for other in known[1:]:
        seen = pc.or_(seen, other)
    who = table.column(customer).filter(seen)
    # A row without a customer is a customer of its own.
    return int(pc.count_distinct(who, mode="only_valid").as_py()) + int(who.null_count)


def _item(
    table: pa.Table,
    metric: Metric,
    variant: str,
    takes: Takes,
    columns: list[str],
    expected: list[str],
    weights: Sequence[str | float],
) -> tuple[pa.Table, Item]:
    """What is counted for each row, and the table that holds what it needs."""
    if (variant == "weighted") != bool(weights):
        raise Trouble(
            f"the metric {metric.slug}, variant {variant}, "
            + ("needs weights" if variant == "weighted" else "takes no weights"),
            remedy="Give one weight for each item with the variant weighted, and none otherwise.",
        )
    if weights and len(weights) != len(columns):
        raise Trouble(
            f"{len(weights)} weights for {len(columns)} columns",
            remedy="Give one weight for each column, in the same order.",
        )
    if takes is Takes.PAIRS:
        if len(expected) != len(columns) or not columns:
            raise Trouble(
                f"{len(columns)} perceptions and {len(expected)} expectations do not pair",
                remedy="Name as many expectations as perceptions, in the same order.",
            )
    elif expected:
        raise Trouble(f"the metric {metric.slug} takes no expectations")
    if takes in (Takes.PAIRS, Takes.ITEMS):
        table, named = _weights(table, weights)
        whole = len(columns) if metric.slug == "acsi" else 1
        return table, Derived(
            f"{metric.slug} of a row", tuple(columns), tuple(expected), named, whole
        )
    if len(columns) != 1:
        raise Trouble(
            f"the metric {metric.slug} takes one column, not {len(columns)}",
            remedy="Name one column.",
        )
    return table, columns[0]


def _weights(table: pa.Table, weights: Sequence[str | float]) -> tuple[pa.Table, tuple[str, ...]]:
    """Weights as columns: fixed numbers become one."""
    names = []
    for i, weight in enumerate(weights):
        if isinstance(weight, str):
            names.append(weight)
            continue
        names.append(f"_weight {i + 1}")
        fixed = pa.array(np.full(table.num_rows, float(weight)))
        table = with_columns(table, {names[-1]: fixed})
    return table, tuple(names)


def flags(table: pa.Table, columns: Sequence[str]) -> pa.Table:
    """Flags that stand as words become true and false; other words are missing."""
    for name in columns:
        column = table.column(name)
        if pa.types.is_string(column.type) or pa.types.is_large_string(column.type):
            word = pc.utf8_lower(pc.utf8_trim_whitespace(column))
            yes = pc.is_in(word, value_set=pa.array(YES, word.type))
            no = pc.is_in(word, value_set=pa.array(NO, word.type))
            known = pc.if_else(pc.or_(yes, no), yes, pa.scalar(None, pa.bool_()))
            table = with_columns(table, {name: known})
    return table
