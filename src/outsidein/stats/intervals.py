"""Intervals that keep customers whole: delete-a-group jackknife and Wilson."""

from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import ArrayLike
from scipy import special

from .moments import Floats

Scale = Literal["identity", "atanh", "logit", "log1m", "log"]

NEAR_BOUND = 10.0
"""Fewer effective answers than this on either side of a share, and Wilson takes over."""

_DOMAIN: dict[Scale, tuple[float, float]] = {
    "identity": (-np.inf, np.inf),
    "atanh": (-1.0, 1.0),
    "logit": (0.0, 1.0),
    "log1m": (-np.inf, 1.0),
    "log": (0.0, np.inf),
}


@dataclass(frozen=True, slots=True)
class Interval:
    """An estimate with its interval.

    `se` is the standard error in the unit of the value, whatever scale the interval was built on.
    `df` counts degrees of freedom (usable blocks - 1), `failed` the replicates that were NaN.
    `low`, `high` and `se` are NaN where fewer than two replicates are usable.
    """

    value: float
    low: float
    high: float
    se: float
    df: int
    failed: int = 0


def jackknife(
    full: float, replicates: ArrayLike, *, scale: Scale = "identity", level: float = 0.95
) -> Interval:
    """Delete-a-group jackknife interval of one estimate (Kott 2001).

    `full` is the estimate from all rows, `replicates` (B,) the estimate without each non-empty
    block in turn. se² = (B - 1)/B Σ (replicate - full)², t with B - 1 degrees of freedom. NaN
    replicates are counted, dropped, and the sum is scaled up as if they were like the others.
    """
    reps = np.asarray(replicates, dtype=np.float64).reshape(-1)
    low, high, se = jackknife_many(np.asarray([full]), reps[:, None], scale=scale, level=level)
    failed = int(np.isnan(reps).sum())
    df = max(reps.size - failed - 1, 0)
    return Interval(float(full), float(low[0]), float(high[0]), float(se[0]), df, failed)


def jackknife_many(
    full: ArrayLike, replicates: ArrayLike, *, scale: Scale = "identity", level: float = 0.95
) -> tuple[Floats, Floats, Floats]:
    """`jackknife` for k estimates at once: full (k,), replicates (B, k) -> low, high, se (k,).

    The interval is built on `scale` and carried back; where the estimate or one of its replicates
    lies on or beyond a bound of that scale (a correlation of 1, a share of 0) it is built on the
    identity scale and clipped to the bound. `se` is always in the unit of the estimate.
    """
    value = np.asarray(full, dtype=np.float64)
    reps = np.asarray(replicates, dtype=np.float64)
    se, used = _standard_error(value, reps)
    margin = _critical(level, used - 1) * se
    low, high = value - margin, value + margin
    if scale == "identity":
        return low, high, se
    bottom, top = _DOMAIN[scale]
    low, high = np.clip(low, bottom, top), np.clip(high, bottom, top)
    inside = (value > bottom) & (value < top)
    inside &= (np.isnan(reps) | ((reps > bottom) & (reps < top))).all(axis=0)
    centre = to_scale(scale, np.where(inside, value, np.nan))
    scaled_se, _ = _standard_error(centre, to_scale(scale, np.where(inside, reps, np.nan)))
    reach = _critical(level, used - 1) * scaled_se
    ends = np.stack([_back(scale, centre - reach), _back(scale, centre + reach)])
    low = np.where(inside, ends.min(axis=0), low)
    high = np.where(inside, ends.max(axis=0), high)
    return low, high, se


def jackknife_cov(replicates: ArrayLike, full: ArrayLike | None = None) -> Floats:
    """Joint covariance (k, k) of several estimates from their replicates (B, k).

    Centred at `full` (k,) as Kott (2001) does, or at the replicates' own mean when it is not
    given. Rows in which any replicate is NaN are dropped, and the sum is scaled up for them.
    """
    reps = np.asarray(replicates, dtype=np.float64)
    good = reps[~np.isnan(reps).any(axis=1)]
    if len(good) < 2:
        return np.full((reps.shape[1], reps.shape[1]), np.nan)
    centre = good.mean(axis=0) if full is None else np.asarray(full, dtype=np.float64)
    off = good - centre
    return np.asarray((len(reps) - 1) / len(good) * (off.T @ off))


def combined(
    full: ArrayLike, replicates: ArrayLike, weights: ArrayLike, *, level: float = 0.95
) -> Interval:
    """Interval of a weighted sum of estimates that share their blocks.

    full (k,), replicates (B, k), weights (k,): use weights that add to one for an average over
    criteria, or 1 and -1 for a paired difference. Dependence between the estimates is kept,
    because each replicate is combined before it is compared.
    """
    w = np.asarray(weights, dtype=np.float64)
    whole = float(np.asarray(full, dtype=np.float64) @ w)
    return jackknife(whole, np.asarray(replicates, dtype=np.float64) @ w, level=level)


def wilson(
    share: ArrayLike, n_effective: ArrayLike, level: float = 0.95, *, df: ArrayLike | None = None
) -> tuple[Floats, Floats]:
    """Wilson's score interval of a share (Wilson 1927; Newcombe 1998, method 3).

    `n_effective` may be fractional. With `df` the normal quantile gives way to Student's t, for an
    effective n that was itself estimated from that many blocks less one. NaN where n is not
    positive.
    """
    p = np.asarray(share, dtype=np.float64)
    n = np.asarray(n_effective, dtype=np.float64)
    n = np.where(n > 0, n, np.nan)
    z = special.ndtri(0.5 + level / 2) if df is None else _critical(level, df)
    centre = (p + z**2 / (2 * n)) / (1 + z**2 / n)
    reach = z / (1 + z**2 / n) * np.sqrt(p * (1 - p) / n + z**2 / (4 * n**2))
    # At a bound the formula gives the bound itself; rounding must not step over it.
    low = np.where(p == 0, 0.0 * n, np.clip(centre - reach, 0, 1))
    high = np.where(p == 1, 1.0 + 0.0 * n, np.clip(centre + reach, 0, 1))
    return np.asarray(low), np.asarray(high)


def effective_n(share: ArrayLike, se: ArrayLike) -> Floats:
    """Answers of a simple random sample that would give the same standard error (Kish 1965).

    share (1 - share) / se²; NaN where the standard error is zero, since nothing can be said then.
    """
    p = np.asarray(share, dtype=np.float64)
    s = np.asarray(se, dtype=np.float64)
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.asarray(np.where(s > 0, p * (1 - p) / s**2, np.nan))


def share_interval(
    share: float,
    replicates: ArrayLike,
    n: float,
    *,
    customers: int | None = None,
    level: float = 0.95,
) -> Interval:
    """Interval of a share: logit jackknife, and Wilson with the effective n near a bound.

    Wilson takes over where fewer than `NEAR_BOUND` effective answers lie on one side, or where the
    replicates do not vary. The effective n never exceeds `n` (rows); where it cannot be estimated
    (a share of exactly 0 or 1) it is the number of `customers`, or `n` when that is not given:
    answers of one customer may all be alike.
    """
    found = jackknife(share, replicates, scale="logit", level=level)
    if not np.isfinite(share) or n <= 0:
        return found
    estimated = float(effective_n(share, found.se))
    fallback = float(n if customers is None else min(customers, n))
    size = min(estimated, float(n)) if estimated > 0 else fallback
    if np.isfinite(found.low) and estimated > 0 and size * min(share, 1 - share) >= NEAR_BOUND:
        return found
    df = found.df if estimated > 0 and found.df > 0 else None
    low, high = wilson(share, size, level, df=df)
    return Interval(share, float(low), float(high), found.se, found.df, found.failed)


def _standard_error(value: Floats, reps: Floats) -> tuple[Floats, Floats]:
    """Jackknife standard error, and how many replicates of each estimate were usable."""
    used = np.asarray((~np.isnan(reps)).sum(axis=0), dtype=np.float64)
    squares = np.nansum((reps - value) ** 2, axis=0)
    with np.errstate(divide="ignore", invalid="ignore"):
        se = np.sqrt((len(reps) - 1) / used * squares)
    return np.where((used >= 2) & ~np.isnan(value), se, np.nan), used


def _critical(level: float, df: ArrayLike) -> Floats:
    """Two-sided quantile of Student's t; NaN without degrees of freedom."""
    freedom = np.asarray(df, dtype=np.float64)
    return np.asarray(special.stdtrit(np.where(freedom > 0, freedom, np.nan), 0.5 + level / 2))


def to_scale(scale: Scale, x: Floats) -> Floats:
    """Carry an estimate onto the scale on which its error is more nearly symmetric.

    NaN outside the scale's range and infinite on its bounds.
    """
    match scale:
        case "atanh":
            return np.asarray(np.arctanh(x))
        case "logit":
            return np.asarray(special.logit(x))
        case "log1m":
            return np.asarray(np.log1p(-x))
        case "log":
            return np.asarray(np.log(x))
        case "identity":
            return x


def _back(scale: Scale, y: Floats) -> Floats:
    """The inverse of `to_scale`."""
    match scale:
        case "atanh":
            return np.asarray(np.tanh(y))
        case "logit":
            return np.asarray(special.expit(y))
        case "log1m":
            return np.asarray(-np.expm1(y))
        case "log":
            return np.asarray(np.exp(y))
        case "identity":
            return y
