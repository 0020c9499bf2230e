"""Edwards' test: does the outcome follow the difference P - E, or P and E each in its own way?"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike
from scipy import special

from .moments import Floats


@dataclass(frozen=True, slots=True)
class EdwardsTest:
    """Outcome of the test that b_E = -b_P.

    `statistic` is F with 1 and `df` degrees of freedom, `p` its probability under the constraint.
    `b_perception` and `b_expectation` are unconstrained, `b_difference` the constrained one;
    `r2` and `r2_difference` the variance they explain. All NaN where P, E or the outcome does not
    vary or P and E move together exactly.
    """

    statistic: float
    df: float
    p: float
    r2: float
    r2_difference: float
    b_perception: float
    b_expectation: float
    b_difference: float


def edwards_test(cov: ArrayLike, n: float, *, replicates: ArrayLike | None = None) -> EdwardsTest:
    """Test the constraint that a difference score puts on the coefficients (Edwards 2002).

    `cov` (3, 3): covariances of perception, expectation and outcome, in this order; `n` rows
    complete on the three. Use covariances: on correlations the constraint would be another one.

    Without `replicates` F compares the residual sums of squares of the constrained and the free
    least squares regression, with n - 3 degrees of freedom, and takes rows as independent. With
    `replicates` (B, 3, 3), covariances without each customer block in turn, it is the squared
    jackknife t of b_P + b_E, with B - 1 degrees of freedom, and keeps customers whole.
    """
    whole = np.asarray(cov, dtype=np.float64)
    if whole.shape != (3, 3):
        raise ValueError("give covariances of perception, expectation and outcome: 3 x 3")
    b_p, b_e, r2 = (float(v) for v in _free(whole))
    spread = float(whole[0, 0] + whole[1, 1] - 2 * whole[0, 1])
    with_outcome = float(whole[0, 2] - whole[1, 2])
    b_d = with_outcome / spread if spread > 0 else float("nan")
    total = float(whole[2, 2])
    r2_d = b_d * with_outcome / total if total > 0 else float("nan")
    if replicates is None:
        df = float(n) - 3
        left = 1 - r2
        usable = df > 0 and left > 0
        statistic = max(r2 - r2_d, 0.0) / left * df if usable else float("nan")
    else:
        statistic, df = _jackknife_f(b_p + b_e, np.asarray(replicates, dtype=np.float64))
    p = float(special.fdtrc(1, df, statistic)) if np.isfinite(statistic) else float("nan")
    return EdwardsTest(statistic, df, p, r2, r2_d, b_p, b_e, b_d)


def _free(cov: Floats) -> tuple[Floats, Floats, Floats]:
    """Both coefficients and R² of matrices (..., 3, 3) of P, E and the outcome."""
    pp, ee, yy = cov[..., 0, 0], cov[..., 1, 1], cov[..., 2, 2]
    pe, py, ey = cov[..., 0, 1], cov[..., 0, 2], cov[..., 1, 2]
    determinant = pp * ee - pe**2
    with np.errstate(invalid="ignore"):
        alive = (determinant > 1e-12 * pp * ee) & (yy > 0)
    determinant = np.where(alive, determinant, np.nan)
    b_p = (py * ee - ey * pe) / determinant
    b_e = (ey * pp - py * pe) / determinant
    return b_p, b_e, (b_p * py + b_e * ey) / np.where(alive, yy, np.nan)


def _jackknife_f(total: float, replicates: Floats) -> tuple[float, float]:
    """Squared t of b_P + b_E over blocks, and its degrees of freedom."""
    b_p, b_e, _ = _free(replicates)
    off = b_p + b_e - total
    good = off[np.isfinite(off)]
    if good.size < 2 or not np.isfinite(total):
        return float("nan"), float("nan")
    variance = (len(off) - 1) / good.size * float((good**2).sum())
    return (total**2 / variance if variance > 0 else float("nan")), float(good.size - 1)
