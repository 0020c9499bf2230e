"""Cells: moments by segment, period and block of customers. They merge by addition, exactly."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property
from types import EllipsisType

import numpy as np
import numpy.typing as npt

from outsidein.stats.moments import Ints, Moments

from .blocks import BLOCKS, Keys
from .grid import align, as_floats, common_grid

Label = str | None
Key = tuple[Label, Label, int]


@dataclass(frozen=True)
class Cells:
    """Moments (C, k, k) of C cells, each one segment, one period and one block of customers.

    - `segment`, `period`, `block`: what cell c is about; None where the row had no value or none
      was asked for. Cells are ordered by them, None first.
    - `moments.rows`: rows in each cell; with `complete=True` only rows that answered every item
    - `incomplete` (C,): rows of each cell dropped because an item was missing (`complete=True`)
    - `filtered`: rows that did not satisfy `where`
    - `members`: (cell, customer key) once for each customer in each cell, ordered; None where the
      source gave blocks without customers
    """

    moments: Moments
    segment: tuple[Label, ...]
    period: tuple[Label, ...]
    block: Ints
    incomplete: Ints
    filtered: int = 0
    members: tuple[Ints, Keys] | None = None

    @property
    def names(self) -> tuple[str, ...]:
        """The items, in the order of the matrices."""
        return self.moments.names

    @property
    def rows(self) -> int:
        """Rows in all cells together."""
        return int(self.moments.rows.sum())

    @property
    def excluded(self) -> int:
        """Rows that these cells could not use: incomplete or filtered out."""
        return int(self.incomplete.sum()) + self.filtered

    @property
    def kept(self) -> float:
        """Share of the rows that satisfied `where` that the cells kept (1 if none were dropped)."""
        asked = self.rows + int(self.incomplete.sum())
        return self.rows / asked if asked else 1.0

    @cached_property
    def customers(self) -> Ints:
        """Distinct customers in each cell (C,). They add up over blocks, not over other labels."""
        if self.members is None:
            raise ValueError("the customers are not known: the source gave blocks without them")
        return np.bincount(self.members[0], minlength=len(self.block)).astype(np.int64)

    @cached_property
    def n_customers(self) -> int:
        """Distinct customers in all cells together."""
        if self.members is None:
            raise ValueError("the customers are not known: the source gave blocks without them")
        return len(np.unique(self.members[1]))

    @cached_property
    def blocks_used(self) -> npt.NDArray[np.bool_]:
        """Which of the 64 blocks hold rows (64,)."""
        return np.asarray(np.bincount(self.block, self.moments.rows, BLOCKS) > 0)

    @property
    def total(self) -> Moments:
        """Moments of all cells together (k, k)."""
        return self.moments.total()

    @property
    def segments(self) -> tuple[Label, ...]:
        """The segments that occur, in order."""
        return tuple(dict.fromkeys(self.segment))

    @property
    def periods(self) -> tuple[Label, ...]:
        """The periods that occur, in order."""
        return tuple(sorted(set(self.period), key=_none_first))

    def by_block(self) -> Moments:
        """Moments stacked by block (64, k, k); empty blocks hold zeros."""
        return _gather(self.moments, self.block, BLOCKS)

    def by_segment_block(self) -> tuple[tuple[Label, ...], Moments]:
        """(segments, Moments (S, 64, k, k))."""
        return self._by(self.segment, self.segments)

    def by_period_block(self) -> tuple[tuple[Label, ...], Moments]:
        """(periods, Moments (T, 64, k, k))."""
        return self._by(self.period, self.periods)

    def _by(
        self, labels: tuple[Label, ...], order: tuple[Label, ...]
    ) -> tuple[tuple[Label, ...], Moments]:
        place = {label: i for i, label in enumerate(order)}
        row = np.array([place[label] for label in labels], dtype=np.int64)
        stacked = _gather(self.moments, row * BLOCKS + self.block, len(order) * BLOCKS)
        return order, _reshape(stacked, (len(order), BLOCKS))

    def where(
        self,
        *,
        segment: Label | Iterable[Label] | EllipsisType = ...,
        period: Label | Iterable[Label] | EllipsisType = ...,
    ) -> "Cells":
        """The cells of one or several segments and periods; `None` stands for "no value"."""
        keep = np.ones(len(self.block), dtype=bool)
        for labels, wanted in ((self.segment, segment), (self.period, period)):
            if wanted is not ...:
                names = {wanted} if wanted is None or isinstance(wanted, str) else set(wanted)
                keep &= np.array([label in names for label in labels], dtype=bool)
        return self._select(np.flatnonzero(keep))

    def take(self, names: tuple[str, ...]) -> "Cells":
        """The same cells for some of the items."""
        return replace(self, moments=self.moments.take(names))

    def _select(self, index: Ints) -> "Cells":
        members = self.members
        if members is not None:
            place = np.full(len(self.block), -1, dtype=np.int64)
            place[index] = np.arange(len(index))
            cell = place[members[0]]
            members = (cell[cell >= 0], members[1][cell >= 0])
        return replace(
            self,
            moments=self.moments[index],
            segment=tuple(self.segment[i] for i in index),
            period=tuple(self.period[i] for i in index),
            block=self.block[index],
            incomplete=self.incomplete[index],
            members=members,
        )

    def __add__(self, other: "Cells") -> "Cells":
        """Merge two sets of cells of the same items; integers in any order give the same bits.

        Where the sum would not fit 64-bit integers any more, the cells become doubles.
        """
        left, right = _same_grid(self.moments, other.moments)
        keys = sorted(set(self._keys()) | set(other._keys()), key=order_key)
        place = {key: i for i, key in enumerate(keys)}
        ours = np.array([place[key] for key in self._keys()], dtype=np.int64)
        theirs = np.array([place[key] for key in other._keys()], dtype=np.int64)
        n = len(keys)
        incomplete = np.zeros(n, dtype=np.int64)
        incomplete[ours] += self.incomplete
        incomplete[theirs] += other.incomplete
        members = None
        if self.members is not None and other.members is not None:
            members = unique_members(
                np.concatenate([ours[self.members[0]], theirs[other.members[0]]]),
                np.concatenate([self.members[1], other.members[1]]),
            )
        return Cells(
            moments=_gather(left, ours, n) + _gather(right, theirs, n),
            segment=tuple(key[0] for key in keys),
            period=tuple(key[1] for key in keys),
            block=np.array([key[2] for key in keys], dtype=np.int64),
            incomplete=incomplete,
            filtered=self.filtered + other.filtered,
            members=members,
        )

    def _keys(self) -> list[Key]:
        return list(zip(self.segment, self.period, self.block.tolist(), strict=True))


def unique_members(cell: Ints, key: Keys) -> tuple[Ints, Keys]:
    """Each (cell, customer key) once, ordered by cell and key."""
    order = np.argsort(key)
    order = order[stable_order(cell[order])]
    cell, key = cell[order], key[order]
    first = np.ones(len(cell), dtype=bool)
    first[1:] = (cell[1:] != cell[:-1]) | (key[1:] != key[:-1])
    return cell[first], key[first]


def stable_order(small: Ints) -> Ints:
    """The places in increasing order, equal ones as they come; quick where numbers are small."""
    if len(small) and int(small.max()) < 2**16:
        return np.argsort(small.astype(np.uint16), kind="stable")
    return np.argsort(small, kind="stable")


def _none_first(label: Label) -> tuple[bool, str]:
    return (label is not None, label or "")


def order_key(key: Key) -> tuple[tuple[bool, str], tuple[bool, str], int]:
    """Cells are ordered by segment, period and block, None first."""
    return (_none_first(key[0]), _none_first(key[1]), key[2])


def _same_grid(a: Moments, b: Moments) -> tuple[Moments, Moments]:
    if a.names != b.names:
        raise ValueError("only cells of the same items can be merged")
    if a.products.dtype != b.products.dtype:
        a, b = as_floats(a), as_floats(b)
    quantum, shift = common_grid(a, b)
    left, right = _onto(a, quantum, shift), _onto(b, quantum, shift)
    if _largest(left) + _largest(right) >= 2.0**63:
        return _same_grid(as_floats(a), as_floats(b))
    return left, right


def _largest(m: Moments) -> float:
    """A bound on every total of exact moments; none is needed for doubles."""
    if m.products.dtype != np.int64:
        return 0.0
    squares = np.diagonal(m.squares, axis1=-2, axis2=-1).astype(np.float64)
    return float(squares.reshape(-1, m.k).sum(axis=0).max(initial=0))


def _onto(m: Moments, quantum: npt.NDArray[np.float64], shift: npt.NDArray[np.float64]) -> Moments:
    if np.array_equal(m.quantum, quantum) and np.array_equal(m.shift, shift):
        return m
    return align(m, quantum, shift)


def _gather(moments: Moments, place: Ints, n: int) -> Moments:
    """Add up cells into n places."""

    order = np.argsort(place, kind="stable")
    ordered = place[order]
    starts = np.flatnonzero(np.diff(ordered, prepend=-1))

    def added(part: Ints) -> Ints:
        out = np.zeros((n, *part.shape[1:]), dtype=part.dtype)
        if len(starts):
            out[ordered[starts]] = np.add.reduceat(part[order], starts, axis=0)
        return out

    return replace(
        moments,
        rows=added(moments.rows),
        counts=added(moments.counts),
        sums=added(moments.sums),
        squares=added(moments.squares),
        products=added(moments.products),
    )


def _reshape(moments: Moments, shape: tuple[int, ...]) -> Moments:
    def shaped(part: Ints) -> Ints:
        return part.reshape(shape + part.shape[1:])

    return replace(
        moments,
        rows=shaped(moments.rows),
        counts=shaped(moments.counts),
        sums=shaped(moments.sums),
        squares=shaped(moments.squares),
        products=shaped(moments.products),
    )
