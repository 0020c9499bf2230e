"""What the months are like at each site and team: the causes behind both work and indicators."""

from dataclasses import dataclass

import numpy as np

from .blueprint import SHORT_OF_STAFF, SITES, Blueprint
from .plan import Floats, Plan


@dataclass(frozen=True, slots=True)
class Climate:
    """`shortage` (sites x months), `training` and `rushed` (teams x months): none is in a file."""

    shortage: Floats
    training: Floats
    rushed: Floats


def climate(plan: Plan, blueprint: Blueprint) -> Climate:
    """The months of this organization.

    They belong to the organization, not to chance, so they do not depend on the seed: three sites
    lack skilled people, in the latest period more so, and each team has its better and its rushed
    months.
    """
    months = np.arange(plan.months)
    earlier, latest = blueprint.shortage
    level = np.where(months >= plan.latest, latest, earlier)
    short = np.array(SHORT_OF_STAFF)[:, None] * level
    season = 0.08 * np.sin(2 * np.pi * (months + 3.0 * np.arange(len(SITES))[:, None]) / 12)
    shortage = short + (season if blueprint.planted else 0.0)
    random = np.random.Generator(np.random.PCG64(20_260_630))
    teams = 2 * len(SITES)
    return Climate(
        shortage=shortage,
        training=blueprint.training * steady(random.normal(0, 1, (teams, plan.months)), plan),
        rushed=blueprint.rushed * steady(random.normal(0, 1, (teams, plan.months)), plan),
    )


def steady(months: Floats, plan: Plan) -> Floats:
    """Ups and downs that leave each team as it was, before the latest period and within it."""
    balanced = months.copy()
    for period in (slice(0, plan.latest), slice(plan.latest, plan.months)):
        if plan.months > 1 and months[:, period].size:
            balanced[:, period] -= months[:, period].mean(axis=1, keepdims=True)
    return balanced
