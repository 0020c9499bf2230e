"""Shares and quantiles as estimates, from counts by block of customers."""

import numpy as np
from numpy.typing import ArrayLike

from outsidein.stats.intervals import share_interval
from outsidein.stats.moments import Floats, Ints
from outsidein.stats.quantiles import quantile_interval
from outsidein.terms.estimate import Estimate
from outsidein.terms.language import say

MINUTE, HOUR, DAY = 60, 3_600, 86_400


def share_by_block(
    part: Ints, whole: Ints, definition: str, *, excluded: int = 0, customers: int | None = None
) -> Estimate:
    """A share (64,) of (64,) with its interval over blocks; withheld where the whole is empty."""
    n = int(whole.sum())
    if not n:
        return Estimate(
            None,
            excluded=excluded,
            definition=definition,
            unit="share",
            withheld=say("nothing to count"),
        )
    used = whole > 0
    left = np.maximum(n - whole[used], 1)
    replicates: Floats = (part.sum() - part[used]) / left
    value = float(part.sum() / n)
    found = share_interval(value, replicates, n, customers=customers or int(used.sum()))
    known = bool(np.isfinite(found.low)) and int(used.sum()) > 1
    return Estimate(
        value,
        min(float(found.low), value) if known else None,
        max(float(found.high), value) if known else None,
        n=n,
        customers=customers,
        excluded=excluded,
        definition=definition,
        unit="share",
    )


def duration(
    values: ArrayLike, counts: Ints, q: float, definition: str, *, unit: str, excluded: int = 0
) -> Estimate:
    """A quantile of seconds (V,) with counts (64, V), told in a unit of time."""
    found = quantile_interval(values, counts, q) if np.size(values) else None
    n = int(counts.sum())
    if found is None or not n:
        return Estimate(
            None,
            excluded=excluded,
            definition=definition,
            unit=unit,
            withheld=say("no time is known"),
        )
    size = SECONDS[unit]
    known = np.isfinite(found.low)
    return Estimate(
        found.value / size,
        found.low / size if known else None,
        found.high / size if known else None,
        n=n,
        excluded=excluded,
        definition=definition,
        unit=unit,
    )


SECONDS = {"s": 1, "min": MINUTE, "h": HOUR, "days": DAY, "weeks": 7 * DAY}


def unit_for(seconds: float) -> str:
    """The unit in which people tell such a time: minutes below two hours, days from three on."""
    if seconds < 2 * HOUR:
        return "min"
    return "h" if seconds < 3 * DAY else "days"
