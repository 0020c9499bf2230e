"""Sums of what people would tick, by period, service and segment: the true levels of each voice."""

from dataclasses import dataclass

import numpy as np

from .blueprint import SEGMENTS, SERVICES, Blueprint
from .borders import ZONED, border_ticks
from .feeling import EXPECTED_NOISE, PERCEIVED_NOISE, mean_tick
from .judgement import Invitations, Judgement
from .people import Customers
from .plan import Floats, Ints, Plan
from .work import Orders

VOICES = (
    *("expected", "specified", "delivered", "promised", "perceived"),
    *("adequate", "desired", "perceived_first"),
)
"""The last three are of the first item alone, where it is asked at every level."""

PERIODS = ("earlier", "previous", "latest")
CELLS = (len(PERIODS), len(SERVICES), len(SEGMENTS) + 1)
"""The last segment holds the customers that left: no contract file names their segment."""


@dataclass(frozen=True, slots=True)
class Levels:
    """Weighted sums and weights: voices x criteria x periods x services x segments."""

    sums: Floats
    weights: Floats

    @staticmethod
    def empty(criteria: int) -> "Levels":
        """Nothing added yet."""
        shape = (len(VOICES), criteria, *CELLS)
        return Levels(np.zeros(shape), np.zeros(shape))

    def add(self, voice: str, criterion: int, cell: Ints, ticks: Floats, weight: Floats) -> None:
        """Add expected ticks to their cells."""
        v, size = VOICES.index(voice), int(np.prod(CELLS))
        self.sums[v, criterion] += np.bincount(cell, weight * ticks, size).reshape(CELLS)
        self.weights[v, criterion] += np.bincount(cell, weight, size).reshape(CELLS)

    def level(
        self,
        voice: str,
        criterion: int,
        *,
        period: int | None = 2,
        service: int | None = None,
        segment: int | None = None,
    ) -> float | None:
        """The mean level over the cells asked for; None where nobody is in them."""
        where = tuple(slice(None) if at is None else at for at in (period, service, segment))
        v = VOICES.index(voice)
        weight = self.weights[(v, criterion, *where)].sum()
        return float(self.sums[(v, criterion, *where)].sum() / weight) if weight > 0 else None


def periods(plan: Plan, seconds: Ints) -> Ints:
    """0 earlier, 1 the previous period, 2 the latest."""
    borders = plan.month_starts[[plan.previous, plan.latest]]
    return np.searchsorted(borders, seconds, side="right").astype(np.int64)


def cells(plan: Plan, people: Customers, orders: Orders, seconds: Ints) -> Ints:
    """The cell of each row, by the time given."""
    who = orders.customer
    segment = np.where(people.leaves[who] < plan.months, len(SEGMENTS), people.segment[who])
    period = periods(plan, seconds)
    return (period * CELLS[1] + orders.service) * CELLS[2] + segment


def add_voices(
    plan: Plan,
    blueprint: Blueprint,
    people: Customers,
    orders: Orders,
    asked: Invitations,
    judged: Judgement,
    into: list[tuple[Levels, Floats]],
) -> None:
    """Add what each invited user would tick for each voice, to several sums by their weights.

    Delivered, specified and promised are the perception that a quantity would bring by itself:
    the felt level of that quantity with everything else as it is, before the campaign.
    """
    told = cells(plan, people, orders, asked.answered)
    done = cells(plan, people, orders, orders.opened)
    for k, causes in enumerate(blueprint.criteria):
        rest, felt = judged.rest[:, k], judged.felt[:, k]
        rows = [
            ("expected", told, mean_tick(judged.expected[:, k], EXPECTED_NOISE)),
            ("perceived", told, mean_tick(felt + rest + judged.campaign[:, k], PERCEIVED_NOISE)),
        ]
        if causes.feeling is not None:
            rows.append(("delivered", done, mean_tick(felt + rest, PERCEIVED_NOISE)))
            for voice, target in (
                ("specified", causes.said.specified),
                ("promised", causes.said.promised),
            ):
                if target is not None:
                    rows.append((voice, done, causes.feeling.ticks(rest, target)))
        if causes.id in ZONED:
            rows += [(level, told, ticks) for level, ticks in border_ticks(judged, k).items()]
        for voice, cell, ticks in rows:
            for levels, weight in into:
                levels.add(voice, k, cell, ticks, weight)
