"""Fixed-point grids: how the values of an item become integers, exactly.

The value of a stored integer x is `shift + x / per_unit`. Ratings are stored as they are. A
quantity with d decimals is stored in units of 10^-d after a constant near its middle is taken off,
so that its squares stay small. Moments on two grids of the same item are carried onto a common
grid exactly, since sums, squares and cross-products of a x + b follow from those of x.
"""

from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import numpy.typing as npt

from outsidein.stats.moments import Floats, Ints, Moments

Numbers = npt.NDArray[Any]

ROOM = 2.0**62
"""Totals of squares stay below this to fit 64-bit integers."""


@dataclass(frozen=True, slots=True)
class Grid:
    """The grid of one item; `shift` is a whole number of steps where the grid is exact."""

    per_unit: int = 1
    shift: float = 0.0

    @property
    def offset(self) -> int:
        """The shift in steps of the grid."""
        return round(self.shift * self.per_unit)


@dataclass(frozen=True, slots=True)
class Span:
    """What was seen of an item: lowest and highest value and the decimals it needs.

    `decimals` is None where more than six are needed. `per_unit` is the item's own step (3600 for
    seconds given in hours); low and high are in the unit.
    """

    low: float
    high: float
    decimals: int | None = 0
    per_unit: int = 1

    def __or__(self, other: "Span") -> "Span":
        """The span of both."""
        both = None
        if self.decimals is not None and other.decimals is not None:
            both = max(self.decimals, other.decimals)
        return Span(min(self.low, other.low), max(self.high, other.high), both, self.per_unit)


def exact_grid(span: Span, rows: int, *, coarsen: bool = False) -> Grid | None:
    """The grid on which `rows` values of the span add up exactly in 64 bits, or None.

    Numbers that are small as they are (ratings, points) are not shifted. `coarsen` gives up
    decimals, down to three, before giving up: right for row scores, never for data.
    """
    if span.decimals is None:
        return None
    least = min(3, span.decimals) if coarsen else span.decimals
    for decimals in range(span.decimals, least - 1, -1):
        per_unit = span.per_unit * 10**decimals
        grid = Grid(per_unit, _shift(span, per_unit))
        if fits(grid, span, rows):
            return grid
    return None


def fits(grid: Grid, span: Span, rows: int) -> bool:
    """Whether `rows` values of the span are sure to add up in 64 bits on the grid."""
    reach = max(abs(span.low - grid.shift), abs(span.high - grid.shift)) * grid.per_unit + 1
    return max(rows, 1) * reach * reach < ROOM and abs(grid.offset) < 2**53


def float_grid(span: Span) -> Grid:
    """The grid for numbers that no exact grid holds: their own doubles around the middle."""
    return Grid(1, span.low / 2 + span.high / 2)


def _shift(span: Span, per_unit: int) -> float:
    if max(abs(span.low), abs(span.high)) * per_unit <= 4096:
        return 0.0
    return round((span.low + span.high) / 2 * per_unit) / per_unit


def decimals_of(values: Floats, most: int = 6) -> int | None:
    """The decimals that write every value exactly, or None where more than `most` are needed.

    A value has d decimals where it is the double nearest to some whole number over 10^d.
    """
    for decimals in range(most + 1):
        scaled = np.rint(values * 10.0**decimals)
        if np.all(np.abs(scaled) < 2.0**53) and np.array_equal(scaled / 10.0**decimals, values):
            return decimals
    return None


def align(moments: Moments, quantum: Floats, shift: Floats) -> Moments:
    """The same moments on another grid; exact where the new grid holds every point of the old.

    Raises OverflowError where the totals do not fit 64-bit integers on the new grid.
    """
    exact = moments.products.dtype == np.int64
    scale: Numbers = moments.quantum / quantum
    move: Numbers = (moments.shift - shift) / quantum
    if exact:
        scale, move = _whole(scale), _whole(move)
    parts = _moved(moments, scale, move)
    if exact:
        rough = _moved(_as_floats(moments), scale.astype(float), move.astype(float))
        if any(np.abs(part).max(initial=0) >= 2.0**63 for part in rough):
            raise OverflowError("the totals do not fit 64-bit integers on the common grid")
    sums, squares, products = parts
    return replace(
        moments, sums=sums, squares=squares, products=products, quantum=quantum, shift=shift
    )


def common_grid(a: Moments, b: Moments) -> tuple[Floats, Floats]:
    """(quantum, shift) of a grid that holds the points of both; the same for (b, a)."""
    if a.products.dtype == np.int64 and b.products.dtype == np.int64:
        per_unit = np.lcm(_whole(1 / a.quantum), _whole(1 / b.quantum))
        return 1 / per_unit, np.minimum(a.shift, b.shift)
    return np.ones(a.k), np.minimum(a.shift, b.shift)


def as_floats(moments: Moments) -> Moments:
    """The same moments in doubles, around the same shift, in the item's unit."""
    plain = _as_floats(moments)
    return align(plain, np.ones(moments.k), moments.shift)


def _as_floats(moments: Moments) -> Moments:
    return replace(
        moments,
        sums=moments.sums.astype(np.float64),
        squares=moments.squares.astype(np.float64),
        products=moments.products.astype(np.float64),
    )


def _whole(values: Floats) -> Ints:
    return np.rint(values).astype(np.int64)


def _moved(m: Moments, scale: Numbers, move: Numbers) -> tuple[Numbers, Numbers, Numbers]:
    """Sums, squares and cross-products of scale * x + move."""
    s, t = scale[:, None], scale[None, :]
    d, e = move[:, None], move[None, :]
    swapped = np.swapaxes(m.sums, -1, -2)
    sums = s * m.sums + d * m.counts
    squares = s * s * m.squares + 2 * s * d * m.sums + d * d * m.counts
    products = s * t * m.products + s * e * m.sums + t * d * swapped + d * e * m.counts
    return sums, squares, products
