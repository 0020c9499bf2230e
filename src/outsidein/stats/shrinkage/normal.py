"""Means of many groups, shrunken towards their common mean."""

from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import ArrayLike
from scipy import special

from ..moments import Floats


@dataclass(frozen=True, slots=True)
class NormalShrunken:
    """Posterior mean and standard deviation of each group (k,), and what they shrink towards.

    `mu` and `mu_se` are the common mean and its standard error, `tau2` the variance of the true
    group means, `shrinkage` (k,) the part of the way that each mean was moved to `mu`. Groups
    whose mean or error is NaN stay NaN and count for nothing.
    """

    mean: Floats
    sd: Floats
    shrinkage: Floats
    mu: float
    mu_se: float
    tau2: float


def normal_shrinkage(
    means: ArrayLike, ses: ArrayLike, *, method: Literal["reml", "dl"] = "reml"
) -> NormalShrunken:
    """Empirical Bayes estimates of k normal means (k,) with known standard errors (k,).

    The variance between groups is estimated by restricted maximum likelihood or by DerSimonian
    and Laird's (1986) moments. From four groups on the shrinkage and the posterior deviation
    allow for its having been estimated, as Morris (1983) does; with equal errors and "dl" that is
    the James-Stein estimator around the mean (Efron and Morris 1975).

    ValueError where an error is not positive: take `pooled_se` where single groups do not vary.
    """
    y, se = np.asarray(means, dtype=np.float64), np.asarray(ses, dtype=np.float64)
    kept = np.isfinite(y) & np.isfinite(se)
    if (se[kept] <= 0).any():
        raise ValueError("standard errors must be positive; pool the variance of the groups first")
    mean, sd, moved = (np.full(y.shape, np.nan) for _ in range(3))
    if not kept.any():
        return NormalShrunken(mean, sd, moved, float("nan"), float("nan"), float("nan"))
    v, x = se[kept] ** 2, y[kept]
    tau2 = 0.0 if x.size < 2 else _reml(x, v) if method == "reml" else _moments(x, v)
    w = 1 / (v + tau2)
    mu = float((w * x).sum() / w.sum())
    if x.size == 1:
        mean[kept], sd[kept], moved[kept] = x, se[kept], 0.0
    else:
        mean[kept], sd[kept], moved[kept] = _posterior(x, v, w, mu)
    return NormalShrunken(mean, sd, moved, mu, float(w.sum() ** -0.5), float(tau2))


def pooled_se(sums: ArrayLike, squares: ArrayLike, counts: ArrayLike) -> Floats:
    """Standard errors (k,) of group means from the variance pooled within groups.

    sums, squares and counts (k,) of the values in each group. A group with few or equal answers
    borrows its spread from the others. NaN for empty groups, and for all where no group has two
    answers or none varies.
    """
    s, q, n = (np.asarray(a, dtype=np.float64) for a in (sums, squares, counts))
    filled = np.where(n > 0, n, np.nan)
    freedom = np.nansum(filled - 1)
    within = np.nansum(np.maximum(q - s**2 / filled, 0.0))
    pooled = within / freedom if freedom > 0 and within > 0 else np.nan
    return np.asarray(np.sqrt(pooled / filled))


def probability_below(mean: ArrayLike, sd: ArrayLike, threshold: ArrayLike) -> Floats:
    """Probability that a normal quantity lies below a threshold (arrays broadcast)."""
    distance = np.asarray(threshold, dtype=np.float64) - np.asarray(mean, dtype=np.float64)
    return np.asarray(special.ndtr(distance / np.asarray(sd, dtype=np.float64)))


def _posterior(x: Floats, v: Floats, w: Floats, mu: float) -> tuple[Floats, Floats, Floats]:
    """Posterior mean, deviation and shrinkage, with Morris' (1983) allowance from k = 4 on."""
    k = x.size
    factor = v * w * ((k - 3) / (k - 1) if k > 3 else 1.0)
    share = w / w.sum()
    variance = v * (1 - (1 - share) * factor)
    if k > 3:
        typical = float((w * v).sum() / w.sum())
        tau2 = 1 / w - v
        doubt = 2 / (k - 3) * factor**2 * (typical + tau2) * w
        variance = variance + doubt * (x - mu) ** 2
    return mu + (1 - factor) * (x - mu), np.sqrt(variance), factor


def _moments(x: Floats, v: Floats) -> float:
    """Variance between groups by DerSimonian and Laird's moments, not below zero."""
    w = 1 / v
    q = float((w * (x - (w * x).sum() / w.sum()) ** 2).sum())
    return max(0.0, float((q - (x.size - 1)) / (w.sum() - (w**2).sum() / w.sum())))


def _reml(x: Floats, v: Floats) -> float:
    """Variance between groups by restricted maximum likelihood (Fisher scoring)."""
    tau2 = _moments(x, v)
    for _ in range(500):
        w = 1 / (v + tau2)
        total = w.sum()
        off = x - (w * x).sum() / total
        information = (w**2).sum() - 2 * (w**3).sum() / total + ((w**2).sum() / total) ** 2
        score = (w**2 * off**2).sum() - total + (w**2).sum() / total
        following = max(0.0, tau2 + float(score / information))
        if abs(following - tau2) <= 1e-12 * (tau2 + float(v.mean())):
            return following
        tau2 = following
    return tau2
