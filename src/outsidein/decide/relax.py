"""Relaxing what nobody values: more than expected, and hardly any bearing on the judgement."""

from dataclasses import replace

from outsidein.terms.description import ServiceDescription
from outsidein.terms.estimate import Estimate, EvidenceGrade
from outsidein.terms.finding import ChainRow
from outsidein.terms.option import Option, OptionKind
from outsidein.terms.quality import Gap

from .owner import owner
from .product import product

NEAR_ZERO = 0.1
"""A slope that surely lies below this (points of judgement a point) hardly bears on it."""

MATERIAL = 0.05
"""A surplus surely smaller than this part of the scale's width is not worth taking back."""


def relax(
    row: ChainRow,
    slope: Estimate,
    description: ServiceDescription,
    unrelated: str | None = None,
) -> Option | None:
    """Give less where more is given than expected and the judgement hardly goes along.

    Both must be sure, with whole intervals: perception lies above expectation by more than
    `MATERIAL` of the scale's width, and either the slope lies below `NEAR_ZERO`, or the measure of
    the delivery (`unrelated`, its name) was shown to be unrelated to the judgement: a mood that
    colours every rating can lift a slope, but not the hours that a call took. The gain is what
    relaxing down to the expectation goes together with, mostly a small loss.
    """
    surplus = row.gap(Gap.PERCEIVED_QUALITY).size
    if surplus is None or surplus.value is None or surplus.withheld:
        return None
    if surplus.low is None or surplus.low < MATERIAL * row.scale.width or slope.high is None:
        return None
    if slope.high >= NEAR_ZERO and unrelated is None:
        return None
    given_up = replace(surplus, value=-surplus.value, low=_minus(surplus.high), high=-surplus.low)
    loss = product(slope, given_up, definition="option.gain", unit="points")
    idle = f" {unrelated} itself does not go together with the judgement." if unrelated else ""
    service = f"-{row.service}" if row.service else ""
    part = f"-{row.segment}" if row.segment else ""
    return Option(
        id=f"relax-{row.criterion}{service}{part}",
        kind=OptionKind.RELAX,
        title=f"{row.criterion_name}: relax what is given beyond the expectation",
        criterion=row.criterion,
        gap=None,
        gain=loss,
        touches=row.customers_touched,
        money_at_risk=None,
        owner=owner(row, description),
        grade=EvidenceGrade.ASSOCIATED,
        sentence=(
            f"Customers get {surplus.value:.2f} points more of {row.criterion_name.lower()} than "
            f"they expect ({surplus.low:.2f} to {surplus.high:.2f}), and a point of it goes "
            f"together with at most {slope.high:.2f} points of the overall judgement. Giving what "
            f"is expected goes together with a judgement at most {max(0.0, -(loss.low or 0)):.2f} "
            f"points lower.{idle}"
        ),
        how=_how(row, description),
        warnings=("Try it with a few customers first: what looks free may hold others up.",),
    )


def _how(row: ChainRow, description: ServiceDescription) -> str:
    """The standard that could be relaxed, where one is stated."""
    for specification in description.specifications:
        if specification.criterion == row.criterion:
            name = next(
                (m.name for m in description.measures if m.id == specification.measure),
                specification.measure,
            )
            return (
                f"Relax the standard for {name} (now {specification.target:g} "
                f"{specification.unit}) and move what it frees to the first option."
            )
    return "Find what is done here beyond the expectation, and move it to the first option."


def _minus(value: float | None) -> float | None:
    return None if value is None else -value
