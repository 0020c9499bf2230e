"""Whether a group of tickets differs from all the others, so surely that it may be ranked."""

import math

import numpy as np
from scipy import special

from outsidein.stats.association import jackknife_p
from outsidein.stats.intervals import jackknife, share_interval

from .spots import Spots

EXPECTED = 5.0
"""Cases that must be expected on either side before a share is tested."""


def p_value(spots: Spots, group: int, *, share: bool) -> float:
    """Two-sided p that a group's mean is that of all other tickets; NaN where it is not tested.

    The jackknife over blocks of customers tests the difference. A share whose own error cannot be
    seen (all or none) would look surer than it is, so the score test with the variance that all
    other tickets give, widened by the design effect of customers, must agree: the larger p counts.
    """
    value, replicates = spots.mean(group)
    rest, without = spots.others(group)
    used = (spots.n.sum(axis=0) > 0) & np.isfinite(replicates) & np.isfinite(without)
    if not math.isfinite(value) or not math.isfinite(rest) or used.sum() < 2:
        return math.nan
    n = float(spots.rows[group])
    if share and n * min(rest, 1 - rest) < EXPECTED:
        return math.nan
    _, p = jackknife_p(value - rest, (replicates - without)[used], scale="identity")
    if not share:
        return p
    error = math.sqrt(rest * (1 - rest) / n * design_effect(spots))
    return max(p, 2 * float(special.ndtr(-abs(value - rest) / error)))


def design_effect(spots: Spots) -> float:
    """How much more the share of all tickets varies than if tickets were drawn one by one, ≥ 1."""
    n, total = spots.n.sum(axis=0), spots.total.sum(axis=0)
    share = float(total.sum() / n.sum())
    with np.errstate(divide="ignore", invalid="ignore"):
        replicates = ((total.sum() - total) / (n.sum() - n))[n > 0]
    plain = share * (1 - share) / float(n.sum())
    se = float(jackknife(share, replicates).se)
    return max(1.0, se**2 / plain) if plain > 0 and math.isfinite(se) else 1.0


def interval(spots: Spots, group: int, *, share: bool) -> tuple[float, float] | None:
    """The 95 % interval of a group's mean."""
    value, replicates = spots.mean(group)
    replicates = replicates[spots.n[group] > 0]
    if share:
        customers = None if spots.customers is None else int(spots.customers[group])
        n = float(spots.rows[group])
        found = share_interval(value, replicates, n, customers=customers)
    else:
        found = jackknife(value, replicates)
    low, high = float(found.low), float(found.high)
    if not (math.isfinite(low) and math.isfinite(high)):
        return None
    return min(low, value), max(high, value)
