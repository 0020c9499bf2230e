"""Histograms by cell: what sums cannot give, such as a median time or a joint distribution.

    hours = histogram(tickets, Duration("hours to repair", "opened_at", "resolved_at", "h"),
                      customer="customer", segment="service")
    hours.values, hours.total                 # distinct values (V,) and their counts (V,)
    hours.coarsened(1000).by_block()          # (64, V) for the jackknife of a median

    pairs = joint(survey, "speed_expected", "speed_perceived", customer="customer")
    pairs.total                               # (V expected, V perceived)

Counts are integers of distinct values, kept sparsely, so that they merge exactly.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from outsidein.stats.moments import Floats, Ints

from .blocks import BLOCKS
from .cells import Key, Label, order_key
from .conditions import Where, conditions
from .grid import Numbers
from .index import CellIndex, Grouping
from .items import Item, columns_of, name_of
from .labels import Labelled
from .scan import satisfying, scan
from .source import Chunk, Source, open_rows
from .values import values_of


@dataclass(frozen=True)
class HistogramCells:
    """Counts of the distinct values of one item, or of the pairs of values of two, by cell.

    `cell`, `place` and `count` (N,) say how often value `place` occurs in a cell; for two items
    a place is `i * len(axes[1]) + j`. Cells are ordered as in `Cells`. `missing` counts the rows
    that satisfied `where` but lack a value, `filtered` those that did not satisfy it.
    """

    names: tuple[str, ...]
    axes: tuple[Floats, ...]
    segment: tuple[Label, ...]
    period: tuple[Label, ...]
    block: Ints
    cell: Ints
    place: Ints
    count: Ints
    missing: int = 0
    filtered: int = 0

    @property
    def values(self) -> Floats:
        """The distinct values of the (first) item, increasing (V,)."""
        return self.axes[0]

    @property
    def shape(self) -> tuple[int, ...]:
        """(V,), or (V, W) for two items."""
        return tuple(len(axis) for axis in self.axes)

    @property
    def rows(self) -> int:
        """Rows counted."""
        return int(self.count.sum())

    @property
    def excluded(self) -> int:
        """Rows that could not be counted: without a value, or filtered out."""
        return self.missing + self.filtered

    @property
    def counts(self) -> Ints:
        """Counts of each cell (C, V) or (C, V, W)."""
        return self._dense(np.arange(len(self.block)), len(self.block))

    @property
    def total(self) -> Ints:
        """Counts of all cells together (V,) or (V, W)."""
        return np.asarray(self._dense(np.zeros(len(self.block), np.int64), 1)[0])

    def by_block(self) -> Ints:
        """Counts by block (64, V) or (64, V, W)."""
        return self._dense(self.block, BLOCKS)

    def by_segment_block(self) -> tuple[tuple[Label, ...], Ints]:
        """(segments, counts (S, 64, V) or (S, 64, V, W))."""
        segments = tuple(dict.fromkeys(self.segment))
        at = {segment: i for i, segment in enumerate(segments)}
        row = np.array([at[segment] for segment in self.segment], dtype=np.int64)
        flat = self._dense(row * BLOCKS + self.block, len(segments) * BLOCKS)
        return segments, flat.reshape((len(segments), BLOCKS, *self.shape))

    def coarsened(self, bins: int) -> "HistogramCells":
        """At most about `bins` values: neighbours join into groups of equal count, at their mean.

        Only for one item; a quantile then moves by no more than its group is wide.
        """
        if len(self.axes) != 1:
            raise ValueError("only the histogram of one item can be coarsened")
        if len(self.values) <= bins:
            return self
        total = self.total
        ends = np.cumsum(total)
        group = np.minimum((ends - total) * bins // max(int(ends[-1]), 1), bins - 1)
        _, group = np.unique(group, return_inverse=True)
        mean = np.bincount(group, self.values * total) / np.bincount(group, total)
        return replace(self, axes=(mean,), place=group[self.place])

    def __add__(self, other: "HistogramCells") -> "HistogramCells":
        """Merge two histograms of the same items, exactly."""
        if self.names != other.names:
            raise ValueError("only histograms of the same items can be merged")
        sparse = [_unpacked(h) for h in (self, other)]
        keys = [key for h in (self, other) for key in h._keys()]
        cell = np.concatenate([self.cell, other.cell + len(self.block)])
        points = [np.concatenate(both) for both in zip(*(s for s in sparse), strict=True)]
        return _packed(
            self.names,
            keys,
            cell,
            points,
            np.concatenate([self.count, other.count]),
            self.missing + other.missing,
            self.filtered + other.filtered,
        )

    def _keys(self) -> list[Key]:
        return list(zip(self.segment, self.period, self.block.tolist(), strict=True))

    def _dense(self, row: Ints, rows: int) -> Ints:
        size = int(np.prod(self.shape))
        flat = np.zeros(rows * size, dtype=np.int64)
        np.add.at(flat, row[self.cell] * size + self.place, self.count)
        return flat.reshape((rows, *self.shape))


def histogram(
    source: Source,
    item: Item,
    *,
    customer: str | None = None,
    segment: Labelled = None,
    period: Labelled = None,
    where: Where = None,
    name: str | None = None,
) -> HistogramCells:
    """Count the distinct values of an item by segment, period and block of customers."""
    return _count(source, (item,), Grouping(customer, segment, period), where, name)


def joint(
    source: Source,
    first: Item,
    second: Item,
    *,
    customer: str | None = None,
    segment: Labelled = None,
    period: Labelled = None,
    where: Where = None,
    name: str | None = None,
) -> HistogramCells:
    """Count the pairs of values of two items, such as expectation and perception."""
    return _count(source, (first, second), Grouping(customer, segment, period), where, name)


@dataclass
class _State:
    cell: list[Ints]
    points: list[list[Floats]]
    count: list[Ints]
    missing: int = 0
    filtered: int = 0


def _count(
    source: Source, items: tuple[Item, ...], by: Grouping, where: Where, name: str | None
) -> HistogramCells:
    rows = open_rows(source, name)
    index = CellIndex(replace(by, name=rows.name))
    which = conditions(where)
    columns = [column for item in items for column in columns_of(item)]
    columns += [*by.columns, *(condition.column for condition in which)]

    def start() -> _State:
        return _State([], [[] for _ in items], [])

    def step(state: _State, chunk: Chunk) -> None:
        kept = satisfying(chunk, which)
        state.filtered += chunk.table.num_rows - kept.table.num_rows
        _count_chunk(state, kept, items, index)

    states = scan(rows, columns, start, step)
    cell = np.concatenate([np.zeros(0, np.int64), *(c for s in states for c in s.cell)])
    points = [
        np.concatenate([np.zeros(0), *(p for s in states for p in s.points[i])])
        for i in range(len(items))
    ]
    distinct, cell = np.unique(cell, return_inverse=True)
    return _packed(
        tuple(name_of(item) for item in items),
        index.labels(distinct.tolist()),
        cell,
        points,
        np.concatenate([np.zeros(0, np.int64), *(c for s in states for c in s.count)]),
        sum(s.missing for s in states),
        sum(s.filtered for s in states),
    )


def _count_chunk(state: _State, chunk: Chunk, items: Sequence[Item], index: CellIndex) -> None:
    if not chunk.table.num_rows:
        return
    values = [values_of(item, chunk.table) for item in items]
    keep = np.logical_and.reduce([value.mask() for value in values])
    state.missing += int(len(keep) - keep.sum())
    cells = index.cells(chunk)[keep]
    code, axes = cells, []
    for value in values:
        axis, local = _distinct(value.numbers[keep])
        axes.append(axis.astype(np.float64) / value.per_unit)
        code = code * max(len(axis), 1) + local
    code, count = _counted(code)
    for points, axis in zip(reversed(state.points), reversed(axes), strict=True):
        code, local = np.divmod(code, max(len(axis), 1))
        points.append(axis[local])
    state.cell.append(code)
    state.count.append(count.astype(np.int64))


def _distinct(numbers: Numbers) -> tuple[Numbers, Ints]:
    """The distinct numbers in order, and for each number its place among them.

    Whole numbers that lie close together need no sorting.
    """
    if numbers.dtype.kind in "iu" and len(numbers):
        low = int(numbers.min())
        room = int(numbers.max()) - low + 1
        if room <= len(numbers):
            step = numbers.astype(np.int64) - low
            present = np.flatnonzero(np.bincount(step, minlength=room))
            place = np.zeros(room, dtype=np.int64)
            place[present] = np.arange(len(present))
            return present + low, place[step]
    return np.unique(numbers, return_inverse=True)


def _counted(code: Ints) -> tuple[Ints, Ints]:
    """The distinct codes in order, and how often each occurs."""
    if len(code) and int(code.max()) < len(code):
        count = np.bincount(code)
        return np.flatnonzero(count), count[count > 0]
    return np.unique(code, return_counts=True)


def _unpacked(h: HistogramCells) -> list[Floats]:
    """The value of each item at each entry."""
    return [axis[i] for axis, i in zip(h.axes, np.unravel_index(h.place, h.shape), strict=True)]


def _packed(
    names: tuple[str, ...],
    keys: list[Key],
    cell: Ints,
    points: Sequence[Floats],
    count: Ints,
    missing: int,
    filtered: int,
) -> HistogramCells:
    """Entries in order, each place of a cell once."""
    order = sorted(set(keys), key=order_key)
    at = {key: i for i, key in enumerate(order)}
    row = np.array([at[key] for key in keys], dtype=np.int64)
    axes, place, size = [], np.zeros(len(cell), np.int64), 1
    for values in points:
        axis, local = np.unique(values, return_inverse=True)
        axes.append(axis)
        place, size = place * max(len(axis), 1) + local, size * max(len(axis), 1)
    code, entry = np.unique(row[cell] * size + place, return_inverse=True)
    total = np.zeros(len(code), dtype=np.int64)
    np.add.at(total, entry, count)
    return HistogramCells(
        names=names,
        axes=tuple(axes),
        segment=tuple(key[0] for key in order),
        period=tuple(key[1] for key in order),
        block=np.array([key[2] for key in order], dtype=np.int64),
        cell=code // size,
        place=code % size,
        count=total,
        missing=missing,
        filtered=filtered,
    )
