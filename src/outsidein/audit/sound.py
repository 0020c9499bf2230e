"""Numbers that cannot be, made sound before they are told."""

from dataclasses import replace
from math import isfinite

from outsidein.terms.estimate import Estimate
from outsidein.terms.language import message, say

NO_NUMBER = message("it cannot be computed: the answers do not differ enough")


def sound(estimate: Estimate) -> Estimate:
    """The estimate without what is no number, and never on more customers than rows.

    Where nothing varies a slope or correlation does not exist; it is withheld. An end of the
    interval that does not exist leaves the value without one. Rows without a customer are
    customers of their own, so that rows which a number cannot use may have been counted as some.
    """
    if estimate.value is not None and not isfinite(estimate.value):
        estimate = estimate.withhold(estimate.withheld or say(NO_NUMBER))
    ends = (estimate.low, estimate.high)
    if any(end is not None and not isfinite(end) for end in ends):
        estimate = replace(estimate, low=None, high=None)
    if estimate.customers is not None and 0 < estimate.n < estimate.customers:
        estimate = replace(estimate, customers=estimate.n)
    return estimate
