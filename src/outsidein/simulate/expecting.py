"""What moves expectations: a promise to some of the customers, and time."""

from dataclasses import dataclass

import numpy as np

from .blueprint import SEGMENTS, Blueprint
from .people import Customers
from .plan import Floats, Ints, Plan

YEAR = 365.25 * 86_400


@dataclass(frozen=True, slots=True)
class Pledge:
    """A promise made to one segment, and what it adds to that segment's expectation."""

    criterion: str
    segment: str
    adds: float


PLEDGE = Pledge("attitudes", "mid-size", 0.5)

DRIFTS = {"accessibility": 0.2}
"""Points that an expectation rises by in a year, by criterion, round its level in the latest
period, so that what is expected now stays what the blueprint says."""


def shifted(
    plan: Plan, blueprint: Blueprint, criterion: str, people: Customers, who: Ints, when: Ints
) -> Floats | float:
    """What time and the pledge add to the expectation of some answers at `when` (seconds)."""
    if not blueprint.planted:
        return 0.0
    added = np.zeros(len(who))
    if criterion in DRIFTS:
        middle = (plan.month_starts[plan.latest] + plan.end) / 2
        added += DRIFTS[criterion] * (when - middle) / YEAR
    if criterion == PLEDGE.criterion:
        theirs = people.segment[who] == SEGMENTS.index(PLEDGE.segment)
        # Expectations after it are those of the blueprint; before it they were lower.
        added -= PLEDGE.adds * (theirs & (when < pledged(plan)))
    return added


def pledged(plan: Plan) -> int:
    """When the pledge was made: at the start of the period before the latest."""
    return int(plan.month_starts[plan.previous])
