"""Relaxing what nobody values: more than expected, and hardly any bearing on the judgement."""

from dataclasses import replace

from outsidein.terms.description import ServiceDescription
from outsidein.terms.estimate import Estimate, EvidenceGrade
from outsidein.terms.finding import ChainRow
from outsidein.terms.language import inside, say
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
    service = f"-{row.service}" if row.service else ""
    part = f"-{row.segment}" if row.segment else ""
    return Option(
        id=f"relax-{row.criterion}{service}{part}",
        kind=OptionKind.RELAX,
        title=say(
            "{criterion}: relax what is given beyond the expectation", criterion=row.criterion_name
        ),
        criterion=row.criterion,
        gap=None,
        gain=loss,
        touches=row.customers_touched,
        money_at_risk=None,
        owner=owner(row, description),
        grade=EvidenceGrade.ASSOCIATED,
        sentence=_sentence(row, surplus, slope, loss, unrelated),
        how=_how(row, description),
        warnings=(say("Try it with a few customers first: what looks free may hold others up."),),
    )


def _sentence(
    row: ChainRow, surplus: Estimate, slope: Estimate, loss: Estimate, unrelated: str | None
) -> str:
    """How much more is given than expected, and how little goes together with it."""
    text = say(
        "Customers get {surplus:.2f} points more of {criterion} than they expect ({low:.2f} to "
        "{high:.2f}), and a point of it goes together with at most {slope:.2f} points of the "
        "overall judgement. Giving what is expected goes together with a judgement at most "
        "{loss:.2f} points lower.",
        surplus=surplus.value,
        criterion=inside(row.criterion_name),
        low=surplus.low,
        high=surplus.high,
        slope=slope.high,
        loss=max(0.0, -(loss.low or 0)),
    )
    if not unrelated:
        return text
    idle = say("{measure} itself does not go together with the judgement.", measure=unrelated)
    return f"{text} {idle}"


def _how(row: ChainRow, description: ServiceDescription) -> str:
    """The standard that could be relaxed, where one is stated."""
    for specification in description.specifications:
        if specification.criterion == row.criterion:
            name = next(
                (m.name for m in description.measures if m.id == specification.measure),
                specification.measure,
            )
            return say(
                "Relax the standard for {measure} (now {target:g} {unit}) and move what it frees "
                "to the first option.",
                measure=name,
                target=specification.target,
                unit=say(specification.unit),
            )
    return say("Find what is done here beyond the expectation, and move it to the first option.")


def _minus(value: float | None) -> float | None:
    return None if value is None else -value
