"""Customers with their users, and employees: their hidden traits and what the files show."""

from dataclasses import dataclass

import numpy as np

from .blueprint import SEGMENTS, SITES, Blueprint
from .plan import Flags, Floats, Ints, Plan

SEGMENT_SHARES = (0.12, 0.33, 0.55)
SEGMENT_VOLUME = (2.2, 1.2, 0.8)
SITE_SHARES = (0.16, 0.15, 0.13, 0.13, 0.12, 0.11, 0.11, 0.09)
USERS = (3.0, 1.5, 0.7)
"""Mean number of further users beside the first, by segment."""

TEMPER, USER_TEMPER = 0.42, 0.25
STRICT, USER_STRICT = 0.40, 0.20


@dataclass(frozen=True, slots=True)
class Customers:
    """One entry a customer. `temper` to `willing` are in no file.

    `temper` colours all perceptions, `strict` all expectations, `taste` (customers x criteria) one
    criterion. `bounced` customers are repaired in time but passed around; `resident` ones wait long
    but trust the engineer who sits with them; `silent` ones never answer. `leaves` is the month in
    which a customer is gone.
    """

    segment: Ints
    site: Ints
    volume: Floats
    temper: Floats
    strict: Floats
    taste: Floats
    age: Floats
    distance: Floats
    willing: Floats
    loyal: Floats
    german: Flags
    bounced: Flags
    resident: Flags
    silent: Flags
    leaves: Ints
    users: Ints
    first_user: Ints
    user_temper: Floats
    user_strict: Floats

    def __len__(self) -> int:
        return len(self.segment)


def customers(plan: Plan, blueprint: Blueprint) -> Customers:
    """Draw the customers; customer numbers are their positions."""
    random = plan.random("customers")
    n = plan.customers
    segment = random.choice(len(SEGMENTS), n, p=SEGMENT_SHARES)
    shape = (n, len(blueprint.criteria))
    temper = random.normal(0, TEMPER, n)
    users = 1 + random.poisson(np.array(USERS)[segment])
    kind = random.random(n)
    bounced = kind < blueprint.bounced_share
    resident = ~bounced & (kind > 1 - blueprint.resident_share)
    return Customers(
        segment=segment,
        site=random.choice(len(SITES), n, p=SITE_SHARES),
        volume=np.array(SEGMENT_VOLUME)[segment] * random.lognormal(0, 0.6, n),
        temper=temper,
        strict=0.15 * temper + random.normal(0, STRICT, n),
        taste=random.normal(0, [causes.taste for causes in blueprint.criteria], shape),
        age=random.normal(0, 1, n),
        distance=random.normal(0, 1, n),
        willing=random.normal(0, 0.5, n),
        loyal=random.normal(0, 0.5, n),
        german=random.random(n) < 0.4,
        bounced=bounced,
        resident=resident,
        silent=random.random(n) < blueprint.silent_share,
        leaves=leaving(plan, blueprint, temper, random),
        users=users,
        first_user=np.cumsum(users) - users,
        user_temper=random.normal(0, USER_TEMPER, int(users.sum())),
        user_strict=random.normal(0, USER_STRICT, int(users.sum())),
    )


def leaving(plan: Plan, blueprint: Blueprint, temper: Floats, random: np.random.Generator) -> Ints:
    """The month in which each customer is gone: the dissatisfied go first, so survivors remain."""
    yearly = blueprint.leaving * np.exp(-blueprint.leaving_by_temper * temper / TEMPER)
    years = plan.months / 12
    leaves = random.random(len(temper)) < 1 - np.exp(-yearly * years)
    earliest = min(3, plan.months)
    when = random.integers(earliest, max(plan.months, earliest + 1), len(temper))
    return np.where(leaves, when, plan.months)


@dataclass(frozen=True, slots=True)
class Staff:
    """Employees. Teams are numbered 2 x site for the field and 2 x site + 1 for remote support.

    `skill` is in no file and averages to zero in each team. Employees of team t are `first[t]` to
    `first[t] + size[t] - 1`.
    """

    team: Ints
    skill: Floats
    hired: Ints
    first: Ints
    size: Ints

    def __len__(self) -> int:
        return len(self.team)


def staff(plan: Plan) -> Staff:
    """Draw the employees: about one for each 200 work orders a year, at least two in a team."""
    random = plan.random("staff")
    yearly = plan.orders / plan.months * 12
    total = max(4 * len(SITES), min(5_000, round(yearly / 200)))
    shares = np.repeat(SITE_SHARES, 2) * np.tile([0.64, 0.36], len(SITES))
    size = np.maximum(2, np.round(total * shares)).astype(np.int64)
    n = int(size.sum())
    team = np.repeat(np.arange(len(size)), size)
    skill = random.normal(0, 0.25, n)
    return Staff(
        team=team,
        skill=skill - (np.bincount(team, skill) / size)[team],
        hired=random.integers(30, 7_000, n),
        first=np.cumsum(size) - size,
        size=size,
    )


def team_names() -> list[str]:
    """The teams' names, by number."""
    return [f"{site} {kind}" for site in SITES for kind in ("field", "remote")]
