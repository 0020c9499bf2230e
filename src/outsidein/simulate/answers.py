"""From what people feel to what they tick, and what they leave blank."""

from dataclasses import dataclass

import numpy as np

from .blueprint import Blueprint
from .comments import comment_on
from .feeling import EXPECTED_NOISE, ITEM_SHIFTS, PERCEIVED_NOISE
from .judgement import Judgement
from .people import Customers
from .plan import Floats, Ints
from .work import Orders

BLANK = -1
"""Stands for no answer; an empty cell in the file."""

OVERALL_NOISE = 0.45
NO_EXPECTATIONS = 0.05
NO_CRITERION = (0.015, 0.02, 0.01, 0.01, 0.03, 0.06)
NO_ITEM = 0.012
NO_POINTS = 0.35


@dataclass(frozen=True, slots=True)
class Answers:
    """One entry an answer; whole numbers, BLANK where somebody left it out.

    `expected` and `perceived` are answers x criteria x items, `points` answers x criteria.
    `comment` is the number of a comment of the bank.
    """

    expected: Ints
    perceived: Ints
    points: Ints
    capability: Ints
    effort: Ints
    overall: Ints
    recommend: Ints
    renew: Ints
    comment: Ints


def tick(latent: Floats, noise: float, low: int, high: int, random: np.random.Generator) -> Ints:
    """A whole number on a scale, nearest to the latent level plus chance."""
    ticked = np.rint(latent + random.normal(0, noise, latent.shape))
    return np.clip(ticked, low, high).astype(np.int64)


def fill_in(
    blueprint: Blueprint,
    people: Customers,
    orders: Orders,
    judged: Judgement,
    rows: Ints,
    random: np.random.Generator,
) -> Answers:
    """The answers of the invitations at `rows`. `orders` has one row for each answer."""
    perceived, overall = judged.perceived[rows], judged.overall[rows]
    expected = judged.expected[rows]
    asked_twice = [
        tick(levels[:, :, None] + ITEM_SHIFTS, noise, 1, 7, random)
        for levels, noise in ((expected, EXPECTED_NOISE), (perceived, PERCEIVED_NOISE))
    ]
    leave_out(asked_twice, random)
    # What it can do for me: the work itself; how hard it was for me: waiting and being passed on.
    ability = (perceived - expected)[:, [0, 3]].mean(axis=1)
    burden = 0.55 * np.log(orders.wait * 2) + 0.45 * (orders.reassigned - 0.5)
    loyalty = people.loyal[orders.customer]
    return Answers(
        expected=asked_twice[0],
        perceived=asked_twice[1],
        points=points(blueprint, len(rows), random),
        capability=blank(0.03, tick(3 + 0.4 * ability, 0.5, 1, 5, random), random),
        effort=blank(0.03, tick(3 + burden, 0.6, 1, 5, random), random),
        overall=blank(0.01, tick(overall, OVERALL_NOISE, 1, 7, random), random),
        recommend=blank(0.04, tick(7.2 + 1.5 * (overall - 4.75), 1.1, 0, 10, random), random),
        renew=blank(0.08, tick(4.9 + 0.8 * (overall - 4.75) + loyalty, 0.8, 1, 7, random), random),
        comment=comment_on(blueprint, perceived, overall, people.german[orders.customer], random),
    )


def blank(share: float, answers: Ints, random: np.random.Generator) -> Ints:
    """Leave out a share of the answers to one question."""
    return np.where(random.random(len(answers)) < share, BLANK, answers)


def leave_out(asked_twice: list[Ints], random: np.random.Generator) -> None:
    """Leave out single items, whole criteria, and sometimes all about expectations."""
    n, criteria, items = asked_twice[0].shape
    tired = np.asarray(random.random(n)) < NO_EXPECTATIONS
    asked_twice[0][tired] = BLANK
    skipped = random.random((n, criteria)) < np.array(NO_CRITERION)
    for answers in asked_twice:
        answers[skipped] = BLANK
        answers[random.random((n, criteria, items), dtype=np.float32) < NO_ITEM] = BLANK


def points(blueprint: Blueprint, n: int, random: np.random.Generator) -> Ints:
    """100 points over the criteria by each respondent; many deal them out in fives."""
    stated = np.array([causes.points for causes in blueprint.criteria], dtype=float)
    share = random.gamma(0.35 * stated, 1.0, (n, len(stated))) + 1e-9
    share /= share.sum(axis=1, keepdims=True)
    unit = np.where(random.random(n) < 0.6, 5, 1)[:, None]
    parts = share * (100 // unit)
    dealt = np.floor(parts)
    left = (100 // unit)[:, 0] - dealt.sum(axis=1)
    rank = np.argsort(np.argsort(dealt - parts, axis=1, kind="stable"), axis=1, kind="stable")
    dealt += rank < left[:, None]
    given: Ints = (dealt * unit).astype(np.int64)
    given[random.random(n) < NO_POINTS] = BLANK
    return given
