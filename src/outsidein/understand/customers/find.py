"""Green-but-red and red-but-happy customers, by contract money and renewal date."""

from dataclasses import dataclass
from datetime import date

import numpy as np

from outsidein.terms.estimate import Estimate
from outsidein.terms.finding import CustomerFinding, CustomerState
from outsidein.terms.language import say
from outsidein.terms.minimum import minimum
from outsidein.terms.quality import Scale
from outsidein.terms.signal import ColumnTerm
from outsidein.understand.ground import CUSTOMER, SLA, Ground

from .lowest import lowest_criteria
from .posterior import Lines, Posterior, posterior
from .records import Records
from .say import opening

NAMED_FROM = 0.9
"""A customer is named only where the statement holds with at least this probability."""

USUAL_TARGET = 0.9
"""Share of tickets that must meet their level where no specification states a share."""


@dataclass(frozen=True, slots=True)
class Judged:
    """Customers of whom something can be said.

    `expected_false` is the number of named customers of whom the statement is expected not to
    hold: the sum of one minus the probability of each.
    """

    findings: tuple[CustomerFinding, ...]
    assessed: int
    too_few: int
    minimum_answers: int
    target: float
    expected_false: float
    reason: str = ""


def judge(ground: Ground, records: Records, today: date) -> Judged:
    """Name the customers whose service level and judgement surely enough disagree."""
    least = minimum("customer_answers", ground.description.minimums)
    target = service_level_target(ground)
    reason, scale = _obstacle(ground), _scale(ground)
    if reason or scale is None:
        return Judged((), 0, 0, least, target, 0.0, reason)
    lines = Lines.on(scale, target)
    found = posterior(records, lines)
    enough = (records.answers >= least) & (records.stated >= least)
    with np.errstate(invalid="ignore"):
        green = np.where(enough, found.bad * found.kept, 0.0)
        happy = np.where(enough, found.good * found.missed, 0.0)
    named = [(i, CustomerState.GREEN_BUT_RED, p) for i, p in enumerate(green) if p >= NAMED_FROM]
    named += [(i, CustomerState.RED_BUT_HAPPY, p) for i, p in enumerate(happy) if p >= NAMED_FROM]
    lowest = lowest_criteria(ground, [records.customers[i] for i, _, _ in named])
    findings = [_finding(ground, records, found, scale, today, lowest, *n) for n in named]
    return Judged(
        findings=tuple(sorted(findings, key=_weight)),
        assessed=int(enough.sum()),
        too_few=int(((records.answers > 0) & ~enough).sum()),
        minimum_answers=least,
        target=target,
        expected_false=float(sum(1 - p for _, _, p in named)),
    )


def service_level_target(ground: Ground) -> float:
    """The share of tickets that must meet their level: the least one a specification states."""
    shares = [s.share for s in ground.description.specifications if s.share is not None]
    return min(shares) if shares else USUAL_TARGET


def _scale(ground: Ground) -> Scale | None:
    overall = ground.answers.outcome(ColumnTerm.OVERALL) if ground.answers else None
    return overall.scale if overall else None


def _obstacle(ground: Ground) -> str:
    """Why customers cannot be judged, or nothing."""
    answers, tickets = ground.answers, ground.tickets
    if answers is None or answers.outcome(ColumnTerm.OVERALL) is None:
        return say("no survey asks for an overall judgement")
    if not answers.sheet.account.rows:
        return say("the survey has a header and no rows")
    if not answers.sheet.table.num_rows:
        return say("no row of the survey could be read")
    if not answers.knows(CUSTOMER):
        return say("the survey does not say which customer answered")
    if _scale(ground) is None:
        return say("the scale of the overall judgement is not known")
    if tickets is None or not tickets.knows(SLA):
        return say("no ticket says whether its service level was met")
    if not tickets.knows(CUSTOMER):
        return say("the tickets do not say which customer they are for")
    return ""


def _finding(
    ground: Ground,
    records: Records,
    found: Posterior,
    scale: Scale,
    today: date,
    lowest: dict[str, str],
    i: int,
    state: CustomerState,
    probability: float,
) -> CustomerFinding:
    name = records.customers[i]
    client = ground.roster.of(name)
    level, attained = float(found.level[i]), float(found.attained[i])
    return CustomerFinding(
        customer=name,
        state=state,
        probability=float(probability),
        attainment=_bounded(
            attained, found.attained_sd[i], (0.0, 1.0), int(records.stated[i]), "attainment_of_one"
        ),
        judgement=_bounded(
            level,
            found.level_sd[i],
            (scale.low, scale.high),
            int(records.answers[i]),
            "judgement_of_one",
        ),
        contract_value=client.value,
        renewal=client.renewal(today),
        segment=records.segments[i],
        say=opening(
            state,
            level=level,
            scale=scale,
            answers=int(records.answers[i]),
            attained=attained,
            tickets=int(records.stated[i]),
            renewal=client.renewal(today),
            today=today,
            lowest=lowest.get(name),
        ),
        name=client.name,
    )


def _bounded(
    value: float, sd: float, bounds: tuple[float, float], n: int, definition: str
) -> Estimate:
    """A posterior mean with the middle 95 % of its distribution, kept within its bounds."""
    return Estimate(
        value,
        max(bounds[0], value - 1.96 * float(sd)),
        min(bounds[1], value + 1.96 * float(sd)),
        n=n,
        customers=1,
        definition=definition,
        unit="share" if bounds == (0.0, 1.0) else "points",
    )


def _weight(finding: CustomerFinding) -> tuple[object, ...]:
    """Green but red first, then by money, then by renewal date, then by name."""
    money = finding.contract_value.minor if finding.contract_value else 0
    return (
        finding.state is not CustomerState.GREEN_BUT_RED,
        -money,
        finding.renewal or date.max,
        finding.customer,
    )
