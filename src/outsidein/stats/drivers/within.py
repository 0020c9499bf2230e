"""Correlations within segments: what is left when the segments' means are taken out."""

import numpy as np

from ..moments import Floats, Moments


def pool_within(moments: Moments) -> Floats:
    """Pooled within-segment covariances (k, k) of moments with a leading axis of segments.

    Each pair over the rows that hold both, around their segment's mean, with divisor rows less
    the segments that have any (Searle, Casella and McCulloch 1992). NaN without such freedom.
    """
    cross, _, freedom = _deviations(moments)
    with np.errstate(divide="ignore", invalid="ignore"):
        cov = np.where(freedom > 0, cross / freedom, np.nan)
    return np.asarray(cov * moments.quantum[:, None] * moments.quantum[None, :])


def within_correlation(moments: Moments) -> Floats:
    """Pooled within-segment correlations (k, k) of moments with a leading axis of segments.

    The regression on these equals one with a dummy variable for every segment. Further axes after
    the segments are kept: (S, ..., k, k) gives (..., k, k). NaN where an item does not vary
    within any segment.
    """
    cross, spread, _ = _deviations(moments)
    return _correlation(cross, spread)


def within_correlations_loo(moments: Moments) -> Floats:
    """For moments (S, B, k, k), the within-segment correlations without each block: (B, k, k)."""
    blocks, k = moments.rows.shape[1], moments.k
    cross, spread = np.zeros((blocks, k, k)), np.zeros((blocks, k, k))
    # One segment at a time: hundreds of segments by 64 blocks would not fit the cache.
    for s in range(moments.rows.shape[0]):
        part_cross, part_spread, _ = _deviations(moments[s].leave_one_out()[None])
        cross += part_cross
        spread += part_spread
    return _correlation(cross, spread)


def _deviations(moments: Moments) -> tuple[Floats, Floats, Floats]:
    """Sums over segments of cross-products and squares about the segment's mean, and freedom."""
    n = moments.counts.astype(np.float64)
    divisor = np.where(n > 0, n, 1.0)
    sums = moments.sums
    cross = moments.products - sums * (np.swapaxes(sums, -1, -2) / divisor)
    spread = moments.squares - sums * (sums / divisor)
    freedom = np.where(n > 0, n - 1, 0.0)
    return cross.sum(axis=0), spread.sum(axis=0), freedom.sum(axis=0)


def _correlation(cross: Floats, spread: Floats) -> Floats:
    """Cross-products over the root of the two squares; NaN where one of them is zero."""
    scale = spread * np.swapaxes(spread, -1, -2)
    alive = scale > 0
    return np.asarray(np.where(alive, cross / np.sqrt(np.where(alive, scale, 1.0)), np.nan))
