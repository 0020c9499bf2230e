"""The difference of two estimates of two audits, with its interval."""

from dataclasses import replace
from math import erfc, sqrt

from outsidein.terms.estimate import Estimate

_REACH = 1.959964
"""Standard errors from an estimate to an end of its 95 % interval."""


def difference(before: Estimate, after: Estimate) -> Estimate:
    """Later less earlier, with the interval of the two intervals.

    The ends are put together from the distances of both estimates to theirs, which keeps lopsided
    intervals lopsided (MOVER: Zou and Donner 2008, Statistics in Medicine 27). The two count as
    independent. Where the same customers answered both times they rather agree, and the interval is
    then wider than it need be, not narrower. Withheld where one of the two is.
    """
    base = replace(after, value=None, low=None, high=None, notes=(), withheld=None)
    if before.value is None or after.value is None or not (before.shown and after.shown):
        return base.withhold(before.withheld or after.withheld or "")
    moved = after.value - before.value
    ends = (before.low, before.high, after.low, after.high)
    if None in ends:
        return replace(base, value=moved)
    below = sqrt((after.value - after.low) ** 2 + (before.high - before.value) ** 2)  # type: ignore[operator]
    above = sqrt((after.high - after.value) ** 2 + (before.value - before.low) ** 2)  # type: ignore[operator]
    return replace(base, value=moved, low=moved - below, high=moved + above)


def p_value(difference: Estimate) -> float:
    """The two-sided p of no difference, from the side of the interval towards zero; NaN without.

    The inverse of an interval: its end touches zero exactly where p is 0.05.
    """
    value, low, high = difference.value, difference.low, difference.high
    if value is None or low is None or high is None:
        return float("nan")
    towards_zero = value - low if value > 0 else high - value
    if towards_zero <= 0:
        return float("nan")
    return erfc(abs(value) / (towards_zero / _REACH) / sqrt(2))
