"""The customers of the reference population: like any others, but balanced.

Chance in who happens to be a customer would make the truth uncertain; so tempers come in mirrored
pairs, and every kind of customer has exactly the share of work that it has on average.
"""

from dataclasses import fields, replace

import numpy as np

from .blueprint import Blueprint
from .people import SEGMENT_SHARES, SEGMENT_VOLUME, SITE_SHARES, Customers, customers, leaving
from .plan import Floats, Ints, Plan

MIRRORED = ("temper", "strict", "taste", "user_temper", "user_strict", "age", "distance")
"""Traits that are as often above their mean as below."""


def balanced(plan: Plan, blueprint: Blueprint) -> Customers:
    """Customers in pairs that differ only in the sign of their tempers, with balanced volumes."""
    half = customers(replace(plan, customers=plan.customers // 2), blueprint)
    traits = {}
    for field in fields(Customers):
        value = getattr(half, field.name)
        mirror = -value if field.name in MIRRORED else value
        traits[field.name] = np.concatenate([value, mirror])
    traits["first_user"] = np.cumsum(traits["users"]) - traits["users"]
    people = Customers(**traits)
    return replace(
        people,
        leaves=leaving(plan, blueprint, people.temper, plan.random("leaving")),
        volume=volumes(people, blueprint),
    )


def volumes(people: Customers, blueprint: Blueprint) -> Floats:
    """Volumes raked to their expected shares by segment, site and kind, and by silence.

    Iterative proportional fitting (Deming and Stephan 1940) from equal volumes: within a segment
    volume has nothing to do with what is felt, so its skew would only add chance.
    """
    work = np.array(SEGMENT_SHARES) * np.array(SEGMENT_VOLUME)
    kind = people.bounced + 2 * people.resident
    bounced, resident = blueprint.bounced_share, blueprint.resident_share
    kinds = np.array([1 - bounced - resident, bounced, resident])
    silent = np.array([1 - blueprint.silent_share, blueprint.silent_share])
    margins = (
        (people.site * len(kinds) + kind, np.outer(SITE_SHARES, kinds).ravel()),
        (people.silent.astype(np.int64), silent),
    )
    volume = np.ones(len(people))
    for _ in range(20):
        for group, shares in margins:
            volume = raked(volume, people.segment * len(shares) + group, np.outer(work, shares))
    return volume


def raked(volume: Floats, cell: Ints, target: Floats) -> Floats:
    """Volumes scaled within each cell so that its sum is the target."""
    wanted = target.ravel()
    sums = np.bincount(cell, volume, len(wanted))
    factor = np.divide(wanted, sums, out=np.ones(len(wanted)), where=sums > 0)
    return volume * factor[cell]
