"""Importance against performance: which driver to fix, keep, relax or leave."""

import numpy as np

from outsidein.stats.bootstrap import block_counts, resampled
from outsidein.stats.drivers import lmg, within_correlation
from outsidein.stats.moments import Floats, Ints, Moments
from outsidein.stats.quadrants import QUADRANTS, quadrant_shares
from outsidein.terms.finding import Quadrant
from outsidein.understand.by_part import stacked
from outsidein.understand.resampled import Resampled

SURE = 0.95
"""Share of bootstrap samples that must agree before a driver is said to lie in a quadrant."""

DRAWS = 400
MOST_PREDICTORS = 16
"""Beyond this many predictors the bootstrap takes minutes, and quadrants stay undecided."""

_SEED = 1977


def quadrants(moments: Moments) -> tuple[Quadrant, ...]:
    """The quadrant of each driver (Martilla and James 1977), from moments (S, 64, p + 1, p + 1).

    A driver is important where its LMG lies above the average driver's, and performs well where
    its mean lies above the average driver's. Customer blocks are drawn anew many times, the cross
    moves with each sample, and a driver has a quadrant only where nearly all samples agree: a cross
    drawn through noise sends people to the wrong work. The samples are the same in every run.
    """
    drivers = moments.k - 1
    held = moments.rows.sum(axis=0) > 0
    if not 2 <= drivers <= MOST_PREDICTORS or held.sum() < 2:
        return tuple(Quadrant.UNDECIDED for _ in range(drivers))
    draws = block_counts(int(held.sum()), DRAWS, _SEED)
    importance, performance = _drawn(moments[:, held], draws)
    shares = quadrant_shares(importance, performance)
    return tuple(_sure(row) for row in shares)


def _drawn(moments: Moments, draws: Ints) -> tuple[Floats, Floats]:
    """LMG and means (draws, p) of every bootstrap sample."""
    segments = [resampled(moments[s], draws) for s in range(moments.rows.shape[0])]
    drawn = stacked(segments)
    parts, _ = lmg(within_correlation(drawn))
    return parts, drawn.total(axis=0).means()[:, :-1]


def _sure(shares: Floats) -> Quadrant:
    """The quadrant in which nearly all samples put a driver."""
    if not np.isfinite(shares).all() or shares.max() < SURE:
        return Quadrant.UNDECIDED
    return Quadrant(QUADRANTS[int(shares.argmax())])


def turns_sign(pooled: Resampled, within: Resampled) -> bool:
    """Whether a slope surely has one sign over all rows and surely the other within segments."""
    return (pooled.above_zero and within.below_zero) or (pooled.below_zero and within.above_zero)
