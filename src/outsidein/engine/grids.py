"""Choosing the grids of items from the data, in a first look at the columns that need it."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field

from .conditions import Condition
from .grid import Grid, Span, exact_grid, fits, float_grid
from .items import Derived, Item, columns_of, name_of
from .scan import read_columns, satisfying, scan
from .source import Chunk, Rows, readable_again
from .values import is_narrow, span_of, values_of


@dataclass(frozen=True, slots=True)
class Grids:
    """The grid of each item, and whether all of them are exact."""

    each: tuple[Grid, ...]
    exact: bool


@dataclass
class _Seen:
    """What one thread saw of the items: their spans, and how many rows there were."""

    spans: dict[int, Span] = field(default_factory=dict)
    rows: int = 0


@contextmanager
def choose(
    rows: Rows,
    items: Sequence[Item],
    columns: Sequence[str],
    where: Sequence[Condition],
    given: Mapping[str, Grid],
) -> Iterator[tuple[Rows, Grids]]:
    """The rows, readable still, and the grids of the items.

    Small integer types and flags need no look. Raises ValueError where a grid is given that does
    not hold the data.
    """
    rows.check(list(columns))
    wide = [i for i, item in enumerate(items) if not is_narrow(item, rows.schema)]
    if not wide:
        yield rows, Grids(tuple(given.get(name_of(item), Grid()) for item in items), True)
        return
    with readable_again(rows, read_columns(rows, columns)) as again:
        seen = _look(again, items, wide, where)
        yield again, _decide(items, seen, given)


def _look(
    rows: Rows, items: Sequence[Item], wide: Sequence[int], where: Sequence[Condition]
) -> _Seen:
    columns = [column for i in wide for column in columns_of(items[i])]
    columns += [condition.column for condition in where]

    def step(seen: _Seen, chunk: Chunk) -> None:
        chunk = satisfying(chunk, where)
        seen.rows += chunk.table.num_rows
        for i in wide:
            span = span_of(values_of(items[i], chunk.table), items[i])
            if span is not None:
                seen.spans[i] = seen.spans[i] | span if i in seen.spans else span

    whole = _Seen()
    for seen in scan(rows, columns, _Seen, step):
        whole.rows += seen.rows
        for i, span in seen.spans.items():
            whole.spans[i] = whole.spans[i] | span if i in whole.spans else span
    return whole


def _decide(items: Sequence[Item], seen: _Seen, given: Mapping[str, Grid]) -> Grids:
    grids: list[Grid | None] = []
    for i, item in enumerate(items):
        span = seen.spans.get(i)
        if name_of(item) in given:
            grids.append(_checked(given[name_of(item)], span, seen.rows, name_of(item)))
        elif span is None:
            grids.append(Grid())
        else:
            grids.append(exact_grid(span, seen.rows, coarsen=isinstance(item, Derived)))
    if None not in grids:
        return Grids(tuple(grid for grid in grids if grid is not None), True)
    spans = [seen.spans.get(i) for i in range(len(items))]
    return Grids(tuple(Grid() if span is None else float_grid(span) for span in spans), False)


def _checked(grid: Grid, span: Span | None, rows: int, name: str) -> Grid:
    """A grid that was given, which has to hold every value seen."""
    if span is not None:
        needed = None if span.decimals is None else span.per_unit * 10**span.decimals
        if needed is None or grid.per_unit % needed:
            raise ValueError(f"{name}: the grid given has not the decimals that the data needs")
        if not fits(grid, span, rows):
            raise ValueError(f"{name}: on the grid given the data does not add up in 64 bits")
    return grid
