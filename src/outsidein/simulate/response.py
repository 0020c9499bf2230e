"""Who is asked, and who answers: response depends on temper and on what was experienced."""

import numpy as np

from .judgement import MOOD, Invitations
from .people import Customers
from .plan import Floats, Ints, Plan
from .work import Orders

RESPONSE = 0.35
"""Share of invitations that are answered at most, so that who answers stays a choice."""

REVIEWS = 0.07
"""Share of answers given at a yearly contract review, without a work order."""


def invite(plan: Plan, people: Customers, orders: Orders, month: int) -> Invitations:
    """Ask one or several users of each order that is repaired, some days later."""
    random = plan.random("invite", month)
    repaired = orders.opened + (orders.repair * 3600).astype(np.int64)
    each = max(1.25, plan.answers_per_order / RESPONSE)
    times = int(each) + (random.random(len(orders)) < each % 1)
    order = np.repeat(np.arange(len(orders)), times)
    delay = 3600 * (2 + random.exponential(60, len(order)))
    answered = repaired[order] + delay.astype(np.int64)
    kept = answered < plan.end
    order, answered = order[kept], answered[kept]
    n = len(order)
    user = (random.random(n) ** 1.5 * people.users[orders.customer[order]]).astype(np.int64)
    return Invitations(order, user, answered, random.random(n) < REVIEWS, random.normal(0, MOOD, n))


def chances(appeal: Floats, wanted: int) -> Floats:
    """The chance of each invitation to be answered, such that `wanted` answers are expected.

    1 - exp(-t a) with a the appeal: the inclusion probability of `respond`.
    """
    strength = np.exp(appeal)
    able = int(np.isfinite(appeal).sum())
    if able <= wanted:
        return np.isfinite(appeal).astype(float)
    low, high = -20.0, 20.0
    for _ in range(60):
        middle = (low + high) / 2
        if -np.expm1(-strength * np.exp(middle)).sum() < wanted:
            low = middle
        else:
            high = middle
    return np.asarray(-np.expm1(-strength * np.exp(low)))


def respond(plan: Plan, appeal: Floats, wanted: int, month: int) -> Ints:
    """The invitations that are answered: the `wanted` first of a race in which appeal is speed."""
    random = plan.random("respond", month)
    finish = np.log(random.exponential(1.0, len(appeal))) - appeal
    able = int(np.isfinite(appeal).sum())
    first = np.argsort(finish, kind="stable")[: min(wanted, able)]
    return np.sort(first).astype(np.int64)


def shares(total: int, plan: Plan) -> Ints:
    """A total spread over the months by their length, whole numbers that add up exactly."""
    upto = (plan.month_starts - plan.month_starts[0]) / (plan.end - plan.month_starts[0])
    return np.asarray(np.diff(np.round(total * upto)), dtype=np.int64)
