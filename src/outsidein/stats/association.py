"""Whether two things go together: partial correlations, and tests that keep customers whole."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import ArrayLike
from scipy import special

from .drivers.within import within_correlation, within_correlations_loo
from .intervals import Scale, jackknife, to_scale
from .moments import Floats, Moments


def jackknife_p(
    full: float, replicates: ArrayLike, *, null: float = 0.0, scale: Scale = "atanh"
) -> tuple[float, float]:
    """Two-sided test that an estimate equals `null`: (t, p), t with usable blocks - 1 df.

    Estimate and replicates (B,) are compared on `scale`, atanh for correlations, where their
    errors are nearly normal (Fisher 1921).
    """
    t, df = _t(full, replicates, null, scale)
    return t, 2 * float(special.stdtr(df, -abs(t))) if np.isfinite(t) else float("nan")


def equivalence_p(
    full: float, replicates: ArrayLike, bound: float, *, scale: Scale = "atanh"
) -> float:
    """Two one-sided tests that an estimate lies between -bound and bound (Schuirmann 1987).

    A small value says that the relation is negligible, which a large p of `jackknife_p` never
    says. Not small and not related: undecided.
    """
    if not bound > 0:
        raise ValueError("the bound of what is negligible must be positive")
    above, df = _t(full, replicates, -bound, scale)
    below, _ = _t(full, replicates, bound, scale)
    if not (np.isfinite(above) and np.isfinite(below)):
        return float("nan")
    return max(float(special.stdtr(df, -above)), float(special.stdtr(df, below)))


def partial(corr: ArrayLike, x: int, y: int, given: Sequence[int] = ()) -> Floats:
    """Correlation of items x and y given others, of matrices (..., k, k): (...).

    From the inverse of the correlations of the items involved (Whittaker 1990). NaN where these
    are singular or hold a NaN.
    """
    matrix = np.asarray(corr, dtype=np.float64)
    index = [x, y, *given]
    part = matrix[..., index, :][..., :, index]
    whole = np.asarray(np.isfinite(part).all(axis=(-2, -1)))
    part = np.where(whole[..., None, None], part, np.eye(len(index)))
    others = part[..., 2:, 2:]
    good = whole
    if given:
        good = whole & (np.linalg.eigvalsh(others)[..., 0] > 1e-10)
        others = np.where(good[..., None, None], others, np.eye(len(given)))
        shared = part[..., :2, 2:] @ np.linalg.inv(others) @ part[..., 2:, :2]
    else:
        shared = np.zeros(part[..., :2, :2].shape)
    left = part[..., :2, :2] - shared
    scale = left[..., 0, 0] * left[..., 1, 1]
    good = good & (left[..., 0, 0] > 1e-10) & (left[..., 1, 1] > 1e-10)
    return np.asarray(
        np.where(
            good, np.clip(left[..., 0, 1] / np.sqrt(np.where(good, scale, 1.0)), -1, 1), np.nan
        )
    )


def partial_within(
    moments: Moments, x: str, y: str, given: Sequence[str] = ()
) -> tuple[float, Floats]:
    """Partial correlation of two items within segments, and without each block in turn.

    `moments` (S, B): segments by customer blocks. Returns the estimate and its replicates (B,),
    for `jackknife(..., scale="atanh")` and `jackknife_p`.
    """
    items = moments.take((x, y, *given))
    controls = range(2, 2 + len(given))
    full = partial(within_correlation(items.total(axis=1)), 0, 1, controls)
    return float(full), partial(within_correlations_loo(items), 0, 1, controls)


def _t(full: float, replicates: ArrayLike, null: float, scale: Scale) -> tuple[float, float]:
    """Distance from null in standard errors on the scale, and degrees of freedom."""
    whole = np.concatenate([[full, null], np.asarray(replicates, dtype=np.float64).reshape(-1)])
    with np.errstate(divide="ignore", invalid="ignore"):
        moved = to_scale(scale, whole)
    moved = np.where(np.isfinite(moved), moved, np.nan)
    full, null = float(moved[0]), float(moved[1])
    found = jackknife(full, moved[2:])
    if not found.se > 0:
        return float("nan"), float("nan")
    return (full - null) / found.se, float(found.df)
