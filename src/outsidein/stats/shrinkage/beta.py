"""Shares of many groups, shrunken towards their common share."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike
from scipy import optimize, special

from ..moments import Floats

_LARGEST = 1e6
"""Weight of the common share beyond which groups do not differ more than chance lets them."""


@dataclass(frozen=True, slots=True)
class BetaShrunken:
    """A beta distribution of true shares, and each group's posterior mean and deviation (k,)."""

    a: float
    b: float
    mean: Floats
    sd: Floats


def beta_shrinkage(successes: ArrayLike, trials: ArrayLike) -> BetaShrunken:
    """Empirical Bayes estimates of k shares from successes (k,) out of trials (k,).

    The beta distribution of true shares comes from maximum likelihood of the beta-binomial
    (Skellam 1948). Groups without trials get the common share. ValueError without any trial.
    """
    s = np.asarray(successes, dtype=np.float64)
    n = np.asarray(trials, dtype=np.float64)
    if s.shape != n.shape or (s < 0).any() or (s > n).any():
        raise ValueError("successes must lie between zero and trials, group by group")
    if not n.sum() > 0:
        raise ValueError("shrinkage of shares needs at least one trial")
    # Half an answer on either side keeps the start inside where every answer is the same.
    centre = (s.sum() + 0.5) / (n.sum() + 1)
    found = optimize.minimize(
        _likelihood,
        x0=np.array([special.logit(centre), np.log(10.0)]),
        args=(s, n),
        jac=True,
        method="L-BFGS-B",
        bounds=[(-15.0, 15.0), (np.log(0.01), np.log(_LARGEST))],
        options={"ftol": 1e-14, "gtol": 1e-9, "maxiter": 500},
    )
    share, weight = float(special.expit(found.x[0])), float(np.exp(found.x[1]))
    a, b = share * weight, (1 - share) * weight
    mean, sd = beta_posterior(s, n, a, b)
    return BetaShrunken(a, b, mean, sd)


def beta_posterior(
    successes: ArrayLike, trials: ArrayLike, a: float, b: float
) -> tuple[Floats, Floats]:
    """Mean and standard deviation of shares given counts and a beta prior (arrays broadcast)."""
    s = np.asarray(successes, dtype=np.float64) + a
    f = np.asarray(trials, dtype=np.float64) - np.asarray(successes, dtype=np.float64) + b
    mean = s / (s + f)
    return np.asarray(mean), np.asarray(np.sqrt(mean * (1 - mean) / (s + f + 1)))


def beta_probability_below(
    successes: ArrayLike, trials: ArrayLike, a: float, b: float, threshold: ArrayLike
) -> Floats:
    """Probability that the true share of a group lies below a threshold."""
    s = np.asarray(successes, dtype=np.float64)
    return np.asarray(special.betainc(s + a, np.asarray(trials) - s + b, threshold))


def _likelihood(at: Floats, s: Floats, n: Floats) -> tuple[float, Floats]:
    """Negative log-likelihood of the beta-binomial per group, and its slope.

    Parameters are the logit of the common share and the log of its weight a + b.
    """
    share, weight = special.expit(at[0]), np.exp(at[1])
    a, b = share * weight, (1 - share) * weight
    value = special.betaln(s + a, n - s + b) - special.betaln(a, b)
    both = special.digamma(weight) - special.digamma(n + weight)
    by_a = special.digamma(s + a) - special.digamma(a) + both
    by_b = special.digamma(n - s + b) - special.digamma(b) + both
    along_share = (by_a - by_b).mean() * weight * share * (1 - share)
    along_weight = (by_a * a + by_b * b).mean()
    return -float(value.mean()), -np.array([along_share, along_weight])
