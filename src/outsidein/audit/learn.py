"""Learn and choose: every finding of the ground, and the options that come from them."""

from collections.abc import Sequence
from dataclasses import dataclass

from outsidein.decide import options
from outsidein.engine.sheet import Hearing
from outsidein.listen import Progress
from outsidein.terms.description import ServiceDescription
from outsidein.terms.expectation import Expectations
from outsidein.terms.finding import (
    ChainRow,
    Change,
    DriverFinding,
    GapOverall,
    IndicatorFinding,
    Missing,
    Relation,
    SimpsonWarning,
)
from outsidein.terms.language import say
from outsidein.understand.chain import chain_of, chain_rows
from outsidein.understand.change import changes
from outsidein.understand.clocks import service_levels
from outsidein.understand.coverage import coverage
from outsidein.understand.customers.records import gather
from outsidein.understand.drivers import study_drivers
from outsidein.understand.expectations import expectations
from outsidein.understand.gap_model import gap_model
from outsidein.understand.ground import Ground, lay
from outsidein.understand.indicators import WHOLE, indicators
from outsidein.understand.journey import events_of, find_journey, repeats_of
from outsidein.understand.missing import missing_links
from outsidein.understand.moments import moments
from outsidein.understand.simpson import simpson
from outsidein.understand.slopes import slopes
from outsidein.understand.study import study
from outsidein.understand.value_met import value_met

from .customers import customers
from .found import Found
from .metrics import metrics
from .missing import missing
from .today import today


def learn(
    hearing: Hearing,
    description: ServiceDescription,
    withheld: Sequence[Missing] = (),
    progress: Progress | None = None,
) -> Found:
    """All findings, and the options that follow from them.

    `withheld` is what undecided readings keep from being said; it comes first of what is missing.
    """
    step = Steps(progress)
    step(say("Laying out"), 0.0)
    ground = lay(hearing, description)
    records = gather(ground)
    day = today(records, ground)
    step(say("The chain"), 0.2)
    linked = _chained(ground)
    step(say("Indicators"), 0.5)
    moved = slopes(ground)
    related = indicators(ground)
    step(say("Customers"), 0.7)
    named, summary = customers(ground, records, day)
    step(say("Drivers, moments and metrics"), 0.8)
    events = events_of(ground)
    repeats = repeats_of(events)
    met = moments(ground, repeats)
    return Found(
        ground=ground,
        today=day,
        period_label=linked.period_label,
        chain=linked.rows,
        gap_model=linked.gap_model,
        expectations=linked.expectations,
        customers=named,
        customer_summary=summary,
        value_met=value_met(ground),
        drivers=linked.drivers,
        indicators=related,
        moments=met,
        journey=find_journey(ground, events, repeats),
        coverage=coverage(ground, met),
        metrics=metrics(ground),
        service_levels=service_levels(ground),
        changes=linked.changes,
        simpson=linked.simpson,
        options=options(
            linked.rows,
            moved.by_criterion,
            moved.overall,
            moved.scale,
            description,
            unrelated=_unrelated(related, description),
        ),
        missing=(*withheld, *missing(ground, summary, moved.reason), *linked.missing),
        warnings=_warnings(ground),
    )


@dataclass(frozen=True, slots=True)
class _Chained:
    """All that is made from the chain and its material.

    They hold the rows of answers and work orders, so what is learnt of them is told at once: they
    need not stay in memory while moments and metrics are computed.
    """

    period_label: str
    rows: tuple[ChainRow, ...]
    gap_model: tuple[GapOverall, ...]
    expectations: Expectations | None
    drivers: tuple[DriverFinding, ...]
    changes: tuple[Change, ...]
    simpson: tuple[SimpsonWarning, ...]
    missing: tuple[Missing, ...]


def _chained(ground: Ground) -> _Chained:
    material = study(ground)
    chain = chain_of(material)
    rows = chain_rows(chain)
    return _Chained(
        material.periods.label,
        rows,
        gap_model(chain),
        expectations(material, rows),
        study_drivers(material),
        changes(chain),
        simpson(chain),
        missing_links(chain),
    )


def _unrelated(
    found: Sequence[IndicatorFinding], description: ServiceDescription
) -> dict[str, str]:
    """Measures of a criterion's delivery that are unrelated to the overall judgement."""
    whole = say(WHOLE)
    idle = {f.indicator for f in found if f.relation is Relation.UNRELATED and f.result == whole}
    return {
        m.criterion: m.name
        for m in description.measures
        if m.criterion is not None and m.name in idle
    }


def _warnings(ground: Ground) -> tuple[str, ...]:
    found = []
    currencies = [code for code in ground.roster.currencies if code]
    if "" in ground.roster.currencies:
        found.append(
            say(
                "Contracts state amounts without a currency, so they are shown as bare numbers. "
                "State `currency: EUR` (or yours) under `organization:` in the service file, or "
                "give the contracts a column `currency`."
            )
        )
    if len(currencies) > 1:
        found.append(
            say(
                "Contracts are stated in {currencies}; amounts of different currencies are not "
                "added up. Convert them to one currency before the audit.",
                currencies=", ".join(currencies),
            )
        )
    answers, tickets = ground.answers, ground.tickets
    if answers is not None and answers.left:
        found.append(
            say(
                "The answers of {files} have other columns or scales than those of {file} and are "
                "not in the numbers. Audit them on their own, or give both the same columns.",
                files=", ".join(answers.left),
                file=answers.sheet.source,
            )
        )
    if tickets is not None and tickets.left:
        found.append(
            say(
                "The tickets of {files} have other columns or scales than those of {file} and are "
                "not in the numbers. Audit them on their own, or give both the same columns.",
                files=", ".join(tickets.left),
                file=tickets.sheet.source,
            )
        )
    return tuple(found)


@dataclass(frozen=True, slots=True)
class Steps:
    """Says what is being done, to whoever wants to know."""

    progress: Progress | None

    def __call__(self, what: str, done: float) -> None:
        """`done` runs from 0 to 1."""
        if self.progress is not None:
            self.progress(what, done)
