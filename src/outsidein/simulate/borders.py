"""The two borders of an expectation, and where customers say that it comes from."""

import numpy as np

from .answers import BLANK, tick
from .blueprint import SEGMENTS, Blueprint
from .expecting import PLEDGE, pledged
from .feeling import EXPECTED_NOISE, ITEM_SHIFTS, PERCEIVED_NOISE, mean_tick_of
from .judgement import Invitations, Judgement
from .people import Customers
from .plan import Floats, Ints, Plan
from .work import Orders

ZONED = ("accessibility", "reliability")
"""Criteria whose first item is asked at the adequate and the desired level too."""

BELOW, ABOVE = 1.3, 0.45
"""How far the adequate level lies below the expectation, and the desired one above it."""

SOURCES = ("promise", "past experience", "word of mouth", "need", "image")
SOURCE_SHARES = np.array([[0.14, 0.42, 0.10, 0.26, 0.08], [0.30, 0.34, 0.08, 0.22, 0.06]])
"""Where expectations come from: usually, and among those whom the pledge was made to after it."""

NO_SOURCE = 0.06
NO_BORDER = 0.03


def border_ticks(judged: Judgement, k: int) -> dict[str, Floats]:
    """Expected answers to the first item at every level, of each invitation."""
    expected, shift = judged.expected[:, k], float(ITEM_SHIFTS[0])
    return {
        "adequate": mean_tick_of(expected - BELOW + shift, EXPECTED_NOISE),
        "desired": mean_tick_of(expected + ABOVE + shift, EXPECTED_NOISE),
        "perceived_first": mean_tick_of(judged.perceived[:, k] + shift, PERCEIVED_NOISE),
    }


def borders(
    blueprint: Blueprint, judged: Judgement, expected: Ints, random: np.random.Generator
) -> dict[str, Ints]:
    """What the answers tick at the adequate and the desired level, by column."""
    columns: dict[str, Ints] = {}
    for k, causes in enumerate(blueprint.criteria):
        if causes.id not in ZONED:
            continue
        latent = judged.expected[:, k] + float(ITEM_SHIFTS[0])
        for level, off in (("adequate", -BELOW), ("desired", ABOVE)):
            given = tick(latent + off, EXPECTED_NOISE, 1, 7, random)
            skipped = (expected[:, k, 0] == BLANK) | (random.random(len(given)) < NO_BORDER)
            columns[f"{causes.id}_1_{level}"] = np.where(skipped, BLANK, given)
    return columns


def sources(
    plan: Plan,
    blueprint: Blueprint,
    people: Customers,
    orders: Orders,
    asked: Invitations,
    random: np.random.Generator,
) -> Ints:
    """The number of the source that each answer names; the number of sources where none is."""
    told = people.segment[orders.customer] == SEGMENTS.index(PLEDGE.segment)
    told = told & (asked.answered >= pledged(plan)) & blueprint.planted
    borders = SOURCE_SHARES[told.astype(np.int64)].cumsum(axis=1)
    chosen = (random.random(len(told))[:, None] > borders).sum(axis=1)
    chosen = np.minimum(chosen, len(SOURCES) - 1)
    return np.where(random.random(len(told)) < NO_SOURCE, len(SOURCES), chosen)
