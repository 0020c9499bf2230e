"""A large population of the same making, in which the true levels are known without sampling.

An audit's interval must cover what would be found with ever more customers of the same kind, not
what these few hundred happen to feel. So the truth comes from a population of its own, whose
answers are weighted by their chance to be given instead of drawn.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from .blueprint import Blueprint, planted, without_gaps
from .climate import climate
from .feeling import Gain
from .judgement import Invitations, Judgement, judge, quantities
from .levels import Levels, add_voices, periods
from .people import Customers, staff
from .plan import Floats, Plan
from .population import balanced
from .response import chances, invite, shares
from .settling import Spread, settle
from .work import Orders, month_of_work

CUSTOMERS = 16_000
ORDERS = 600_000
SEED = 2_718_281


@dataclass(frozen=True, slots=True)
class Quantity:
    """How a measure is delivered in the latest period, in its unit."""

    median: float
    mean: float
    share_within_specification: float | None


@dataclass(frozen=True, slots=True)
class Reference:
    """The settled blueprint and the true levels that follow from it.

    `respondents` are the levels among those who answer, which is what a survey can find out;
    `everyone` those among all who were asked. `quantities` by criterion id.
    """

    blueprint: Blueprint
    respondents: Levels
    everyone: Levels
    quantities: dict[str, Quantity]


def population(months: int, answers_per_order: float) -> Plan:
    """The plan of the reference population."""
    each = months * 32 / 18
    n = 2 * max(250, min(CUSTOMERS, int(ORDERS / each)) // 2)
    orders = round(n * each)
    answers = max(1, round(orders * answers_per_order))
    return Plan(seed=SEED, customers=n, months=months, tickets=orders, answers=answers)


@dataclass(frozen=True, slots=True)
class Month:
    """One month of the population: its orders, and row by row what each invited user feels."""

    orders: Orders
    about: Orders
    asked: Invitations
    judged: Judgement
    chance: Floats


def walk(plan: Plan, blueprint: Blueprint, people: Customers) -> Iterator[Month]:
    """The months of the population, one after the other."""
    team, weather = staff(plan), climate(plan, blueprint)
    counts, wanted = shares(plan.orders, plan), shares(plan.wanted_answers, plan)
    for month in range(plan.months):
        orders = month_of_work(plan, blueprint, people, team, weather, month, int(counts[month]))
        asked = invite(plan, people, orders, month)
        about = orders.take(asked.order)
        judged = judge(plan, blueprint, people, about, asked)
        yield Month(orders, about, asked, judged, chances(judged.appeal, int(wanted[month])))


@lru_cache(maxsize=8)
def reference(months: int, answers_per_order: float, plant: bool) -> Reference:
    """The truth of an organization; the same for every seed and number of customers."""
    plan = population(months, answers_per_order)
    blueprint = planted() if plant else even(plan)
    people = balanced(plan, blueprint)
    respondents, everyone = (Levels.empty(len(blueprint.criteria)) for _ in range(2))
    latest: list[Orders] = []
    for month in walk(plan, blueprint, people):
        into = [(respondents, month.chance), (everyone, np.ones(len(month.asked)))]
        add_voices(plan, blueprint, people, month.about, month.asked, month.judged, into)
        latest.append(month.orders.take(np.flatnonzero(periods(plan, month.orders.opened) == 2)))
    return Reference(blueprint, respondents, everyone, delivered(blueprint, latest))


def even(plan: Plan) -> Blueprint:
    """The blueprint without gaps, settled on what this population feels."""
    blueprint = without_gaps()
    spread = Spread(len(blueprint.criteria))
    people = balanced(plan, blueprint)
    for month in walk(plan, blueprint, people):
        spread.add(blueprint, month.judged, month.chance, month.orders)
    return settle(blueprint, spread)


def delivered(blueprint: Blueprint, latest: list[Orders]) -> dict[str, Quantity]:
    """The quantities of the latest period, by criterion."""
    found = {}
    for causes in blueprint.criteria:
        parts = [quantities(orders, causes.id) for orders in latest]
        if causes.measure is not None:
            values = np.concatenate([part for part in parts if part is not None])
            target = causes.said.specified
            share = isinstance(causes.feeling, Gain) or target is None
            within = None if share else float((values <= target).mean())
            found[causes.id] = Quantity(float(np.median(values)), float(values.mean()), within)
    return found
