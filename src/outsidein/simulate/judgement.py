"""What customers expect, perceive and conclude: latent levels, before anybody ticks anything."""

from dataclasses import dataclass, fields

import numpy as np

from .blueprint import Blueprint
from .expecting import shifted
from .people import Customers
from .plan import Flags, Floats, Ints, Plan
from .work import Orders

MOOD = 0.35
TOLERABLE = 3.2
"""Below this level of reliability everything is judged worse: it only hurts when missing."""


@dataclass(frozen=True, slots=True)
class Invitations:
    """Who is asked about which order: one entry an invitation."""

    order: Ints
    user: Ints
    answered: Ints
    review: Flags
    mood: Floats

    def __len__(self) -> int:
        return len(self.order)

    def take(self, rows: Ints) -> "Invitations":
        """The same for these rows only."""
        return Invitations(**{f.name: getattr(self, f.name)[rows] for f in fields(self)})


@dataclass(frozen=True, slots=True)
class Judgement:
    """Latent levels of each invitation (rows x criteria), and the overall judgement.

    `perceived` is `felt` (what the measured quantity feels like; 0 without one) plus `rest` plus
    `campaign` (what the broken promise takes away).
    """

    expected: Floats
    felt: Floats
    rest: Floats
    campaign: Floats
    overall: Floats
    appeal: Floats

    @property
    def perceived(self) -> Floats:
        """The perceived levels."""
        return self.felt + self.rest + self.campaign

    def take(self, rows: Ints) -> "Judgement":
        """The same for these rows only."""
        return Judgement(**{f.name: getattr(self, f.name)[rows] for f in fields(self)})


def quantities(orders: Orders, criterion: str) -> Floats | None:
    """The measured quantity of a criterion, in the unit of its measure; None without one."""
    return {
        "professionalism": orders.fixed_first.astype(np.float64),
        "accessibility": orders.wait * 60,
        "reliability": orders.repair,
        "recovery": orders.callback,
        "reputation": orders.arrival,
    }.get(criterion)


def judge(
    plan: Plan, blueprint: Blueprint, people: Customers, orders: Orders, asked: Invitations
) -> Judgement:
    """The judgement of every invited user. `orders` has one row for each invitation."""
    who = orders.customer
    segment = people.segment[who]
    user = people.first_user[who] + asked.user
    campaign = asked.answered >= plan.month_starts[plan.latest]
    halo = people.temper[who] + people.user_temper[user] + asked.mood
    halo = halo - 0.5 * people.bounced[who] + 0.8 * people.resident[who]
    strict = people.strict[who] + people.user_strict[user]
    shape = (len(who), len(blueprint.criteria))
    expected, felt, rest, moved = (np.empty(shape) for _ in range(4))
    for k, causes in enumerate(blueprint.criteria):
        quantity = quantities(orders, causes.id)
        felt[:, k] = 0.0
        if causes.feeling is not None and quantity is not None:
            felt[:, k] = causes.feeling.level(quantity)
        rest[:, k] = causes.perceived + causes.halo * halo + people.taste[who, k]
        rest[:, k] += np.array(causes.perceived_by_segment)[segment]
        rest[:, k] += beside_the_measure(causes.id, orders)
        expected[:, k] = causes.expected + strict + np.array(causes.expected_by_segment)[segment]
        if blueprint.planted:
            expected[:, k] += causes.campaign[0] * campaign
        expected[:, k] += shifted(plan, blueprint, causes.id, people, who, asked.answered)
        moved[:, k] = causes.campaign[1] * campaign
    overall = conclude(blueprint, felt + rest + moved, strict, orders)
    overall += np.array(blueprint.overall_by_segment)[segment]
    overall += 0.9 * people.resident[who] - 1.0 * people.bounced[who]
    appeal = people.willing[who] + appeal_of(blueprint, halo, overall)
    appeal = np.where(people.silent[who], -np.inf, appeal)
    return Judgement(expected, felt, rest, moved, overall, appeal)


def beside_the_measure(criterion: str, orders: Orders) -> Floats | float:
    """What else makes an experience: skill, training, haste."""
    if criterion == "professionalism":
        return 0.6 * orders.skill + 0.5 * orders.training
    if criterion == "attitudes":
        return orders.skill - 0.8 * orders.rushed
    return 0.0


def conclude(blueprint: Blueprint, perceived: Floats, strict: Floats, orders: Orders) -> Floats:
    """The overall judgement: weighted perceptions, strictness, and what is intolerable."""
    weights = np.array([causes.weight for causes in blueprint.criteria])
    middle = np.array([5.3 if causes.perceived else 5.0 for causes in blueprint.criteria])
    reliability = [causes.id for causes in blueprint.criteria].index("reliability")
    overall = blueprint.content + orders.leverage * ((perceived - middle) @ weights)
    overall -= 0.25 * strict + 0.5 * (perceived[:, reliability] < TOLERABLE)
    overall += 0.5 * orders.training - 0.4 * orders.rushed
    return np.asarray(overall)


def appeal_of(blueprint: Blueprint, halo: Floats, overall: Floats) -> Floats:
    """How much more likely the delighted and the annoyed are to answer (on the logarithm).

    Where nothing is planted, only mood and temper decide, never what was experienced.
    """
    if blueprint.planted:
        return blueprint.answers_by_experience * np.abs(overall - 4.9)
    return 0.3 * np.abs(halo)
