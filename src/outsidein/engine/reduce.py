"""One scan, then small mathematics: rows become cells of sufficient statistics.

    from outsidein.engine.reduce import Derived, Flag, Period, reduce

    cells = reduce(sheet.table, ["speed", "courtesy", "overall"], customer="customer",
                   segment="segment", period=Period("answered_at", "quarter"))
    cells.total.means()                       # (k,)
    segments, moments = cells.by_segment_block()   # Moments (S, 64, k, k) for the jackknife

    gap = Derived("gap", ("speed_p", "care_p"), minus=("speed_e", "care_e"))
    reduce("survey.parquet", [gap], customer="customer").total.means()

    # drivers: only rows that answered every item, and the share of rows that this kept
    cells = reduce(relation, items, customer="customer", complete=True)
    cells.kept, cells.excluded

Sources are Arrow tables, Arrow streams, Parquet files and DuckDB relations. Missing is null (or
not-a-number). A row without a customer is a customer of its own (see `engine.blocks`). Integers
and quantities of up to six decimals add up exactly, so that the result does not depend on the
order of rows, on chunks or on threads; where 64 bits do not hold the sums, doubles are kept
around a constant and only then does the order of rows touch the last bits.
"""

from collections.abc import Mapping, Sequence

from .cells import Cells
from .conditions import Where, conditions
from .grid import Grid
from .grids import choose
from .index import CellIndex, Grouping
from .items import Derived, Duration, Flag, Item, columns_of, name_of
from .job import Job
from .labels import Bins, Labelled, Period
from .scan import scan
from .source import Source, open_rows

__all__ = [
    "Bins",
    "Cells",
    "Derived",
    "Duration",
    "Flag",
    "Grid",
    "Item",
    "Period",
    "Source",
    "reduce",
]


def reduce(
    source: Source,
    items: Sequence[Item],
    *,
    customer: str | None = None,
    segment: Labelled = None,
    period: Labelled = None,
    block: str | None = None,
    complete: bool = False,
    where: Where = None,
    grids: Mapping[str, Grid] | None = None,
    name: str | None = None,
    threads: int | None = None,
) -> Cells:
    """Reduce rows to moments by segment, period and block of customers, in one scan.

    `block` names a column that already holds the block (0 to 63) where customers are not given.
    `complete` drops rows that miss any item and counts them in `incomplete`; rows that do not
    satisfy `where` are counted in `filtered`. `grids` fixes the integer grid of items (see
    `engine.grid`), otherwise it is chosen from the data. `name` is what the source is called in
    the ids of rows that name no customer.

    Raises Trouble where a column is not there or does not hold numbers.
    """
    names = tuple(name_of(item) for item in items)
    if len(set(names)) != len(names) or not names:
        raise ValueError("give at least one item, and every item once")
    rows = open_rows(source, name)
    grouping = Grouping(customer, segment, period, block, rows.name)
    which = conditions(where)
    columns = [column for item in items for column in columns_of(item)]
    columns += [*grouping.columns, *(condition.column for condition in which)]
    with choose(rows, items, columns, which, grids or {}) as (again, chosen):
        job = Job(tuple(items), chosen, CellIndex(grouping), which, complete)
        states = scan(
            again, columns, job.start, job.step, job.finish, threads if chosen.exact else 1
        )
    return job.cells(states)
