"""The work on each chunk of a reduction, and how its results become cells."""

from dataclasses import dataclass, field

import numpy as np

from outsidein.stats.moments import Ints, Moments

from .blocks import BLOCKS, Keys
from .cells import Cells, order_key
from .conditions import Condition
from .grids import Grids
from .index import CellIndex
from .items import Item, name_of
from .kernel import COUNTS, PRODUCTS, SQUARES, SUMS, Block, Totals, gathering
from .scan import satisfying
from .source import Chunk
from .values import Values, as_doubles, on_grid, values_of


@dataclass
class State:
    """What one thread has added up so far."""

    totals: Totals
    rows: Ints = field(default_factory=lambda: np.zeros(0, np.int64))
    incomplete: Ints = field(default_factory=lambda: np.zeros(0, np.int64))
    filtered: int = 0


@dataclass(frozen=True)
class Job:
    """How a chunk is added to a state, and states become cells."""

    items: tuple[Item, ...]
    grids: Grids
    index: CellIndex
    where: tuple[Condition, ...]
    complete: bool

    def start(self) -> State:
        return State(Totals(len(self.items), self.grids.exact, BLOCKS))

    def step(self, state: State, chunk: Chunk) -> None:
        before = chunk.table.num_rows
        chunk = satisfying(chunk, self.where)
        state.filtered += before - chunk.table.num_rows
        if not chunk.table.num_rows:
            return
        values = [values_of(item, chunk.table) for item in self.items]
        keep = _answered_all(values) if self.complete else None
        cells = self.index.cells(chunk, keep)
        if keep is not None:
            missing = np.ones(len(cells), dtype=bool)
            missing[keep] = False
            state.incomplete = _added(state.incomplete, np.bincount(cells[missing]))
            cells = cells[keep]
        state.rows = _added(state.rows, np.bincount(cells))
        order = gathering(cells)
        place = keep if order is None else order if keep is None else keep[order]
        state.totals.add(self._block(values, place), cells if order is None else cells[order])

    def finish(self, state: State) -> None:
        """Add what a state still holds back."""
        state.totals.flush()

    def _block(self, values: list[Values], place: Ints | None) -> Block:
        columns, masks = [], []
        for value, grid in zip(values, self.grids.each, strict=True):
            x = on_grid(value, grid) if self.grids.exact else as_doubles(value, grid)
            valid = None if self.complete else value.valid  # the rows kept miss nothing
            columns.append(x)
            masks.append(valid)
        return Block.of(columns, masks, place, self.grids.exact)

    def cells(self, states: list[State]) -> Cells:
        first = states[0]
        for other in states[1:]:
            first.totals.merge(other.totals)
            first.rows = _added(first.rows, other.rows)
            first.incomplete = _added(first.incomplete, other.incomplete)
            first.filtered += other.filtered
        number = np.flatnonzero(_added(first.rows, first.incomplete))
        keys = self.index.labels(number.tolist())
        order = np.array(sorted(range(len(keys)), key=lambda i: order_key(keys[i])), dtype=np.int64)
        number = number[order]
        return Cells(
            moments=self._moments(first, number),
            segment=tuple(keys[i][0] for i in order),
            period=tuple(keys[i][1] for i in order),
            block=number % BLOCKS,
            incomplete=_at(first.incomplete, number),
            filtered=first.filtered,
            members=self._members(number),
        )

    def _moments(self, state: State, number: Ints) -> Moments:
        totals = state.totals.of(number)
        each = self.grids.each
        return Moments(
            names=tuple(name_of(item) for item in self.items),
            rows=_at(state.rows, number),
            counts=totals[:, COUNTS].astype(np.int64, copy=False),
            sums=totals[:, SUMS],
            squares=totals[:, SQUARES],
            products=totals[:, PRODUCTS],
            quantum=np.array([1 / grid.per_unit for grid in each]),
            shift=np.array([grid.shift for grid in each]),
        )

    def _members(self, number: Ints) -> tuple[Ints, Keys] | None:
        members = self.index.members()
        if members is None:
            return None
        place = np.zeros(int(number.max(initial=0)) + 1, dtype=np.int64)
        place[number] = np.arange(len(number))
        return place[members[0]], members[1]


def _answered_all(values: list[Values]) -> Ints:
    """The places of the rows that hold every item."""
    keep = values[0].mask()
    for value in values[1:]:
        if value.valid is not None:
            keep = keep & value.valid
    return np.flatnonzero(keep)


def _added(a: Ints, b: Ints) -> Ints:
    """Counts by cell, of which one may know more cells than the other."""
    out = np.zeros(max(len(a), len(b)), dtype=np.int64)
    out[: len(a)] += a
    out[: len(b)] += b
    return out


def _at(counts: Ints, number: Ints) -> Ints:
    """The counts of some cells; none where they are beyond those counted."""
    return _added(counts, np.zeros(int(number.max(initial=-1)) + 1, np.int64))[number]
