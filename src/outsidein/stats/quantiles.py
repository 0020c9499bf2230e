"""A quantile of a histogram with an interval that keeps customers whole."""

import numpy as np
from numpy.typing import ArrayLike

from .histogram import quantile
from .intervals import Interval, share_interval
from .moments import Floats


def quantile_interval(
    values: ArrayLike, counts: ArrayLike, q: float, *, level: float = 0.95
) -> Interval:
    """Woodruff's (1952) interval of a quantile: values (V,) ascending, counts (B, V) by block.

    The interval of the share that lies at or below the quantile, from leaving out each non-empty
    block, is carried back to values by the histogram; a quantile jackknifed by itself is not
    reliable. NaN where nothing was counted; no bounds below two blocks.
    """
    v = np.asarray(values, dtype=np.float64)
    c = np.asarray(counts, dtype=np.float64)
    blocks = c[c.sum(axis=1) > 0]
    if not len(blocks):
        return Interval(np.nan, np.nan, np.nan, np.nan, 0)
    total = blocks.sum(axis=0)
    value = float(quantile(v, total, q))
    df = len(blocks) - 1
    if df < 1:
        return Interval(value, np.nan, np.nan, np.nan, df)
    left = total - blocks
    below = v <= value
    at = float(total[below].sum() / total.sum())
    replicates: Floats = left[:, below].sum(axis=1) / np.maximum(left.sum(axis=1), 1)
    share = share_interval(at, replicates, float(total.sum()), level=level)
    reach = max(at - share.low, share.high - at)
    if not np.isfinite(reach):
        return Interval(value, np.nan, np.nan, np.nan, df)
    ends = (max(q - (at - share.low), 0.0), min(q + (share.high - at), 1.0))
    low, high = (float(quantile(v, total, end)) for end in ends)
    return Interval(value, min(low, value), max(high, value), np.nan, df)
