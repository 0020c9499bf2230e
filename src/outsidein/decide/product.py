"""The product of two estimates, with both errors in it."""

from math import sqrt

from outsidein.terms.estimate import Estimate
from outsidein.terms.language import say

_REACH = 1.98
"""Standard errors in half a 95 % interval over about a hundred degrees of freedom."""


def product(one: Estimate, other: Estimate, *, definition: str, unit: str) -> Estimate:
    """Their product with a 95 % interval that holds the error of both.

    Var(xy) = x² Var y + y² Var x + Var x Var y for independent x and y (Goodman 1960). An
    estimate without an interval was stated, not estimated, and brings no error.
    """
    if one.value is None or other.value is None:
        return Estimate(
            None, definition=definition, unit=unit, withheld=say("one factor is not known")
        )
    a, b = _half(one), _half(other)
    reach = sqrt((one.value * b) ** 2 + (other.value * a) ** 2 + (a * b / _REACH) ** 2)
    value = one.value * other.value
    known = [c for c in (one.customers, other.customers) if c is not None]
    return Estimate(
        value,
        value - reach,
        value + reach,
        n=min(n for n in (one.n, other.n) if n) if one.n or other.n else 0,
        customers=min(known) if known else None,
        excluded=max(one.excluded, other.excluded),
        definition=definition,
        unit=unit,
    )


def _half(estimate: Estimate) -> float:
    if estimate.low is None or estimate.high is None:
        return 0.0
    return (estimate.high - estimate.low) / 2


def capped(estimate: Estimate, top: float) -> Estimate:
    """The estimate with nothing above `top`: the room that the scale leaves."""
    if estimate.value is None:
        return estimate
    limit = max(top, 0.0)
    return Estimate(
        min(estimate.value, limit),
        None if estimate.low is None else min(estimate.low, limit),
        None if estimate.high is None else min(estimate.high, limit),
        n=estimate.n,
        customers=estimate.customers,
        excluded=estimate.excluded,
        definition=estimate.definition,
        unit=estimate.unit,
        notes=estimate.notes,
    )
