"""Settling an organization without gaps: every voice of a criterion at exactly one level."""

from collections.abc import Callable
from dataclasses import replace

import numpy as np

from .blueprint import Blueprint, Causes
from .feeling import EXPECTED_NOISE, PERCEIVED_NOISE, Feeling, Gain, mean_tick
from .judgement import Judgement, quantities
from .plan import Floats
from .work import Orders

GRID = np.arange(-6.0, 14.0, 0.01)


class Spread:
    """How latent levels are spread among those who answer, and what was delivered."""

    def __init__(self, criteria: int) -> None:
        self.expected = np.zeros((criteria, len(GRID)))
        self.rest = np.zeros((criteria, len(GRID)))
        self.values: list[list[Floats]] = [[] for _ in range(criteria)]

    def add(self, blueprint: Blueprint, judged: Judgement, weight: Floats, orders: Orders) -> None:
        """Add one month."""
        for k, causes in enumerate(blueprint.criteria):
            for levels, into in ((judged.expected, self.expected), (judged.rest, self.rest)):
                at = np.round((levels[:, k] - GRID[0]) / 0.01).astype(np.int64)
                into[k] += np.bincount(at, weight, len(GRID))
            delivered = quantities(orders, causes.id)
            if delivered is not None:
                self.values[k].append(delivered)


def settle(blueprint: Blueprint, spread: Spread) -> Blueprint:
    """Set expectations, beliefs, specifications and promises to what is delivered and felt."""
    criteria = tuple(
        settled(causes, spread.expected[k], spread.rest[k], spread.values[k])
        for k, causes in enumerate(blueprint.criteria)
    )
    return replace(blueprint, criteria=criteria)


def settled(causes: Causes, expected: Floats, rest: Floats, values: list[Floats]) -> Causes:
    """One criterion, settled.

    With a measure, the threshold of its feeling is moved to where the typical (median) quantity is
    felt exactly like all quantities on average, so that the scale and the unit agree on no gap.
    """

    def tick(shift: float) -> float:
        return float(np.average(mean_tick(GRID + shift, PERCEIVED_NOISE), weights=rest))

    typical, level = None, tick(0.0)
    if isinstance(causes.feeling, Gain):
        typical = round(float(np.concatenate(values).mean()), 3)
        level = (1 - typical) * level + typical * tick(causes.feeling.gain)
    elif causes.feeling is not None:
        typical, feeling = balanced(causes.feeling, quantiles(values), tick)
        causes = replace(causes, feeling=feeling)
        level = tick(float(feeling.level(typical)))
    shift = root(
        lambda s: float(np.average(mean_tick(GRID + s, EXPECTED_NOISE), weights=expected)) - level,
        -4.0,
        4.0,
    )
    said = replace(
        causes.said,
        belief=round(level, 2),
        needed=typical,
        specified=typical,
        promised=None if causes.said.promised is None else typical,
    )
    return replace(causes, said=said, expected=causes.expected + shift)


def quantiles(values: list[Floats]) -> Floats:
    """A few thousand values that are spread like all of them."""
    return np.asarray(np.quantile(np.concatenate(values), (np.arange(4_000) + 0.5) / 4_000))


def balanced(
    feeling: Feeling, values: Floats, tick: Callable[[float], float]
) -> tuple[float, Feeling]:
    """(typical quantity, the feeling for which it is felt like the average of all quantities)."""
    typical = float(f"{np.median(values):.3g}")
    shifts = np.arange(0.0, 9.0, 0.02)
    ticks = np.array([tick(shift) for shift in shifts])

    def difference(centre: float) -> float:
        trial = replace(feeling, centre=centre)
        felt = np.interp(trial.level(values), shifts, ticks)
        return float(np.interp(trial.level(typical), shifts, ticks) - felt.mean())

    centre = root(difference, typical * 0.4, typical * 2.5)
    return typical, replace(feeling, centre=centre)


def root(function: Callable[[float], float], low: float, high: float) -> float:
    """Where a function that changes its sign between two points is zero, by halving."""
    at_low = function(low)
    if at_low * function(high) > 0:
        raise ArithmeticError("the function does not change its sign between the two points")
    for _ in range(40):
        middle = (low + high) / 2
        value = function(middle)
        if value * at_low > 0:
            low = middle
        else:
            high = middle
    return (low + high) / 2
