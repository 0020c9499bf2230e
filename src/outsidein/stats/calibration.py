"""Calibration curves: carry a measured quantity onto the customers' rating scale."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy.optimize import isotonic_regression

from .moments import Floats


@dataclass(frozen=True, slots=True)
class Curve:
    """A monotone curve from a quantity (its unit) to a level (points of the rating scale).

    `x` (m,) are the centres of the bins that hold answers, ascending, `y` (m,) their fitted levels
    and `weight` (m,) the answers behind them. `edges` are the bins' bounds, empty if not known.
    `customers` counts the customers whose answers were fitted.
    """

    edges: Floats
    x: Floats
    y: Floats
    weight: Floats
    customers: int = 0

    @property
    def domain(self) -> tuple[float, float]:
        """Smallest and largest bin centre: beyond them the curve is constant, a mere guess."""
        return float(self.x[0]), float(self.x[-1])

    @property
    def levels(self) -> tuple[float, float]:
        """Lowest and highest level that the curve reaches."""
        return float(self.y.min()), float(self.y.max())

    @property
    def increasing(self) -> bool:
        """Whether more of the quantity gives a higher (or equal) level."""
        return bool(self.y[-1] >= self.y[0])

    def __call__(self, values: ArrayLike) -> Floats:
        """Levels of quantities (...): straight lines between bin centres, constant beyond.

        NaN stays NaN.
        """
        return np.asarray(np.interp(np.asarray(values, dtype=np.float64), self.x, self.y))

    def outside(self, values: ArrayLike) -> NDArray[np.bool_]:
        """Which quantities lie beyond the domain."""
        v = np.asarray(values, dtype=np.float64)
        return np.asarray((v < self.x[0]) | (v > self.x[-1]))

    def reaches(self, level: float) -> bool:
        """Whether some quantity within the domain gives this level."""
        low, high = self.levels
        return low <= level <= high

    def quantity(self, level: float) -> float:
        """The least demanding quantity whose level is at least this one; NaN if not reached.

        The longest wait, or the lowest share, with which customers would still give the level.
        """
        if not self.reaches(level):
            return float("nan")
        if self.increasing:
            return _reach(self.x, self.y, level)
        return -_reach(-self.x[::-1], self.y[::-1], level)


def edges(values: ArrayLike, counts: ArrayLike, bins: int = 50) -> Floats:
    """Bounds of at most `bins` bins that hold about equally many values each: (m + 1,).

    values (v,) ascending and distinct, counts (v,). Every bound lies midway between two values,
    so that no value falls on it; a value that holds more than its part gets a bin of its own and
    the bins become fewer. Fix them on the reference measure once and use them everywhere.
    """
    v = np.asarray(values, dtype=np.float64)
    c = np.asarray(counts, dtype=np.float64)
    if v.size == 0 or v.shape != c.shape or not (np.diff(v) > 0).all():
        raise ValueError("edges need ascending values, each with its count")
    v, c = v[c > 0], c[c > 0]
    if v.size == 0:
        raise ValueError("edges need at least one value that was counted")
    share = np.cumsum(c) / c.sum()
    targets = np.arange(1, bins) / bins
    after = np.unique(np.searchsorted(share, targets - 1e-12))
    after = after[after < v.size - 1]
    return np.concatenate([v[:1], (v[after] + v[after + 1]) / 2, v[-1:]])


def bin_of(bounds: ArrayLike, values: ArrayLike) -> NDArray[np.int64]:
    """The bin 0 .. m - 1 of each value; values beyond the outer bounds go to the outer bins."""
    inner = np.asarray(bounds, dtype=np.float64)[1:-1]
    return np.asarray(np.searchsorted(inner, np.asarray(values, dtype=np.float64), side="right"))


def enough(customers_per_bin: ArrayLike, *, bins: int = 20, each: int = 20) -> bool:
    """Whether at least `bins` bins hold at least `each` customers."""
    return bool((np.asarray(customers_per_bin) >= each).sum() >= bins)


def fit(
    bin_x: ArrayLike,
    bin_mean: ArrayLike,
    bin_weight: ArrayLike,
    increasing: bool,
    *,
    bounds: ArrayLike | None = None,
    customers: int = 0,
) -> Curve:
    """Weighted isotonic regression of mean ratings on bins of a measure (Barlow et al. 1972).

    bin_x (m,) the mean quantity in each bin, bin_mean (m,) the mean rating, bin_weight (m,) the
    answers; `increasing` when more of the quantity is better. Bins without weight or with NaN are
    left out. ValueError where no bin is left.
    """
    x = np.asarray(bin_x, dtype=np.float64)
    y = np.asarray(bin_mean, dtype=np.float64)
    w = np.asarray(bin_weight, dtype=np.float64)
    kept = (w > 0) & np.isfinite(x) & np.isfinite(y)
    if not kept.any():
        raise ValueError("a calibration curve needs at least one bin with ratings")
    order = np.argsort(x[kept], kind="stable")
    x, y, w = x[kept][order], y[kept][order], w[kept][order]
    level = isotonic_regression(y, weights=w, increasing=increasing).x
    held = np.empty(0) if bounds is None else np.asarray(bounds, dtype=np.float64)
    return Curve(held, x, np.asarray(level, dtype=np.float64), w, customers)


def average_over(curve: Curve, values: ArrayLike, counts: ArrayLike) -> Floats:
    """Mean level of the transactions in histograms: values (m,), counts (..., m) -> (...).

    The mean of the curve, not the curve at the mean: where it bends these differ. NaN where
    nothing was counted.
    """
    c = np.asarray(counts, dtype=np.float64)
    total = c.sum(axis=-1)
    return np.asarray((c * curve(values)).sum(axis=-1) / np.where(total > 0, total, np.nan))


def _reach(x: Floats, y: Floats, level: float) -> float:
    """Smallest x at which the nondecreasing line through the points is at least at the level."""
    i = int(np.argmax(y >= level))
    if i == 0:
        return float(x[0])
    part = (level - y[i - 1]) / (y[i] - y[i - 1])
    return float(x[i - 1] + part * (x[i] - x[i - 1]))
