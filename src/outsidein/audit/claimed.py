"""What the service file states: how many were invited, and the value that is intended."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

import numpy as np

from outsidein.terms.counting import plural
from outsidein.terms.finding import MetricFinding
from outsidein.terms.language import say
from outsidein.terms.money import Money
from outsidein.terms.value import Confirmation, IntendedValue
from outsidein.understand.ground import Ground
from outsidein.understand.metrics.estimate import estimate
from outsidein.understand.metrics.net_value import NetValue
from outsidein.understand.metrics.response_rates import ResponseRate
from outsidein.understand.metrics.sum_up import sums_of
from outsidein.understand.metrics.summed import COUNT, Columns

from .enough import enough, finding

CUSTOMERS = "customer"


def response_rate(ground: Ground) -> Iterator[MetricFinding]:
    """Answers of those who were invited, where the service file states how many these were."""
    sent, answers, columns = ground.description.invitations, ground.answers, cases(ground)
    if sent is None or answers is None or columns is None:
        return
    heard = answers.table.num_rows
    silent = sent.invited - sent.undelivered - heard
    about = say("{answers} of {n:,} invited", answers=plural(heard, "answer"), n=sent.invited)
    for variant in ("rr1", "rr5") if sent.undelivered else ("rr1",):
        sums = sums_of(ResponseRate(), columns, variant)
        measured = estimate(ResponseRate(), sums, variant)
        found = measured.estimate
        if silent < 0:
            found = found.withhold(say("more answers were heard than invitations arrived"))
        note = say("Every answer that was heard counts as a complete one.")
        measured = replace(measured, estimate=replace(found, notes=(note,)))
        yield finding(enough(measured, sums, ground, "case"), about)


def cases(ground: Ground) -> Columns | None:
    """Answers, invitations without one, and those that did not arrive, as dispositions."""
    sent, answers = ground.description.invitations, ground.answers
    if sent is None or answers is None:
        return None
    heard = answers.table.num_rows
    silent = max(sent.invited - sent.undelivered - heard, 0)
    return {
        "disposition": np.array(["I", "NC", "UO"], dtype=object),
        COUNT: np.array([heard, silent, sent.undelivered], dtype=np.float64),
    }


def net_value(ground: Ground) -> Iterator[MetricFinding]:
    """Net value for one customer in one year, all lines together and the confirmed ones alone."""
    lines = [v for v in ground.description.intended_value if v.stakeholder == CUSTOMERS]
    amounts = [money for line in lines if (money := _money(line)) is not None]
    if not amounts or len({(m.currency, m.digits) for m in amounts}) > 1:
        return
    confirmed = [v for v in lines if v.confirmation is Confirmation.CONFIRMED]
    for variant in ("total", "confirmed") if confirmed else ("total",):
        sums = sums_of(NetValue(), _columns(lines), variant)
        measured = estimate(NetValue(), sums, variant)
        unit = say("{currency} a year", currency=amounts[0].currency)
        measured = replace(measured, estimate=replace(measured.estimate, unit=unit))
        about = say("for one customer, as the service file states it")
        if variant == "total" and not confirmed:
            about = say("for one customer, as the service file states it; unconfirmed")
        note = _unconfirmed(len(lines) - len(confirmed), len(lines)) if variant == "total" else ()
        yield finding(replace(measured, warnings=(*measured.warnings, *note)), about)


def _unconfirmed(open_lines: int, lines: int) -> tuple[str, ...]:
    if not open_lines:
        return ()
    return (
        say(
            "{n:,} of {lines} are not confirmed by any customer; this is what the provider claims.",
            n=open_lines,
            lines=plural(lines, "line"),
        ),
    )


def _columns(lines: Sequence[IntendedValue]) -> dict[str, np.typing.NDArray[np.generic]]:
    def column(values: Sequence[float | None]) -> np.typing.NDArray[np.float64]:
        return np.array([np.nan if v is None else v for v in values], dtype=np.float64)

    return {
        "line": np.array([f"{v.kind.value} {v.effect.value}" for v in lines], dtype=object),
        "amount": column([v.amount.amount if v.amount else None for v in lines]),
        "probability": column([v.probability for v in lines]),
        "impact": column([v.impact.amount if v.impact else None for v in lines]),
        "confirmation": np.array([v.confirmation.value for v in lines], dtype=object),
    }


def _money(line: IntendedValue) -> Money | None:
    return line.amount or line.impact
