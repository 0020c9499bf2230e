"""Numbers from counts of values: quantiles, means and shares of a scale."""

import numpy as np
from numpy.typing import ArrayLike, NDArray

from .moments import Floats

Mask = NDArray[np.bool_]


def quantile(values: ArrayLike, counts: ArrayLike, q: float) -> Floats:
    """Quantile of histograms: values (m,) ascending, counts (..., m) -> (...).

    The smallest value that at least the share q does not exceed, averaged with the next value
    where exactly the share q does not exceed it (definition 2 of Hyndman and Fan 1996), so that
    q = 0.5 is the usual median. Exact where the histogram holds every distinct value. NaN where
    nothing was counted.
    """
    v, c = _histogram(values, counts)
    if not 0 <= q <= 1:
        raise ValueError(f"a quantile lies between 0 and 1, not at {q}")
    total = c.sum(axis=-1, keepdims=True)
    below = np.cumsum(c, axis=-1)
    # Counts may be weights: compare with a tolerance, or a share of 0.5 is missed by rounding.
    target = q * total
    slack = 1e-12 * total
    held = c > 0
    low = v[_first((below >= target - slack) & held)]
    high = v[_first((below > target + slack) & held, otherwise_last_of=held)]
    return np.asarray(np.where(total[..., 0] > 0, (low + high) / 2, np.nan))


def median(values: ArrayLike, counts: ArrayLike) -> Floats:
    """Median of histograms; the mean of the two middle values where their number is even."""
    return quantile(values, counts, 0.5)


def mean(values: ArrayLike, counts: ArrayLike) -> Floats:
    """Mean of histograms (...); NaN where nothing was counted."""
    v, c = _histogram(values, counts)
    total = c.sum(axis=-1)
    return np.asarray((c * v).sum(axis=-1) / np.where(total > 0, total, np.nan))


def variance(values: ArrayLike, counts: ArrayLike) -> Floats:
    """Variance of histograms of counts, divisor n - 1; NaN below two values."""
    v, c = _histogram(values, counts)
    n = c.sum(axis=-1)
    off = v - np.where(n > 0, mean(v, c), 0.0)[..., None]
    return np.asarray((c * off**2).sum(axis=-1) / np.where(n > 1, n - 1, np.nan))


def share_between(values: ArrayLike, counts: ArrayLike, low: float, high: float) -> Floats:
    """Share of histograms that lies from low to high, both included."""
    v, c = _histogram(values, counts)
    total = c.sum(axis=-1)
    inside = (c * ((v >= low) & (v <= high))).sum(axis=-1)
    return np.asarray(inside / np.where(total > 0, total, np.nan))


def top_box(values: ArrayLike, counts: ArrayLike, k: int = 1) -> Floats:
    """Share of answers on the k best points, `values` being every point of the scale, ascending.

    Points that nobody chose count as points: give the whole scale, not only what was answered.
    """
    v, _ = _histogram(values, counts)
    if not 1 <= k < len(v):
        raise ValueError(f"a scale of {len(v)} points has 1 to {len(v) - 1} top boxes, not {k}")
    return share_between(v, counts, float(v[-k]), float(v[-1]))


def bottom_box(values: ArrayLike, counts: ArrayLike, k: int = 1) -> Floats:
    """Share of answers on the k lowest points of the scale."""
    v, _ = _histogram(values, counts)
    if not 1 <= k < len(v):
        raise ValueError(f"a scale of {len(v)} points has 1 to {len(v) - 1} bottom boxes, not {k}")
    return share_between(v, counts, float(v[0]), float(v[k - 1]))


def _first(hit: Mask, otherwise_last_of: Mask | None = None) -> NDArray[np.int64]:
    """Index of the first true entry on the last axis; else of the last true one of the other."""
    index = np.argmax(hit, axis=-1)
    if otherwise_last_of is not None:
        last = hit.shape[-1] - 1 - np.argmax(otherwise_last_of[..., ::-1], axis=-1)
        index = np.where(hit.any(axis=-1), index, last)
    return np.asarray(index)


def _histogram(values: ArrayLike, counts: ArrayLike) -> tuple[Floats, Floats]:
    """Ascending values and counts that fit them."""
    v = np.asarray(values, dtype=np.float64)
    c = np.asarray(counts, dtype=np.float64)
    if v.ndim != 1 or v.size == 0 or c.shape[-1:] != v.shape:
        raise ValueError(f"values {v.shape} and counts {c.shape} do not belong together")
    if not (np.diff(v) > 0).all():
        raise ValueError("the values of a histogram must ascend")
    return v, c
