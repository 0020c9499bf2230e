"""Learn and choose: every finding of the ground, and the options that come from them."""

from collections.abc import Sequence
from datetime import date

from outsidein.decide import options
from outsidein.engine.sheet import Hearing
from outsidein.terms.description import ServiceDescription
from outsidein.terms.finding import IndicatorFinding, Missing, Relation
from outsidein.understand.chain import chain_of, chain_rows
from outsidein.understand.change import changes
from outsidein.understand.customers.records import Records, gather
from outsidein.understand.drivers import study_drivers
from outsidein.understand.gap_model import gap_model
from outsidein.understand.ground import Ground, lay
from outsidein.understand.indicators import WHOLE, indicators
from outsidein.understand.missing import missing_links
from outsidein.understand.moments import moments
from outsidein.understand.silent import last_event
from outsidein.understand.simpson import simpson
from outsidein.understand.slopes import slopes
from outsidein.understand.study import study
from outsidein.understand.value_met import value_met

from .customers import customers
from .found import Found
from .metrics import metrics
from .missing import missing


def learn(
    hearing: Hearing, description: ServiceDescription, withheld: Sequence[Missing] = ()
) -> Found:
    """All findings, and the options that follow from them.

    `withheld` is what undecided readings keep from being said; it comes first of what is missing.
    """
    ground = lay(hearing, description)
    records = gather(ground)
    today = _today(records)
    material = study(ground)
    chain = chain_of(material)
    rows = chain_rows(chain)
    moved = slopes(ground)
    related = indicators(ground)
    named, summary = customers(ground, records, today)
    return Found(
        ground=ground,
        today=today,
        period_label=material.periods.label,
        chain=rows,
        gap_model=gap_model(chain),
        customers=named,
        customer_summary=summary,
        value_met=value_met(ground),
        drivers=study_drivers(material),
        indicators=related,
        moments=moments(ground),
        metrics=metrics(ground),
        changes=changes(chain),
        simpson=simpson(chain),
        options=options(
            rows,
            moved.by_criterion,
            moved.overall,
            moved.scale,
            description,
            unrelated=_unrelated(related, description),
        ),
        missing=(*withheld, *missing(ground, summary, moved.reason), *missing_links(chain)),
        warnings=_warnings(ground),
    )


def _unrelated(
    found: Sequence[IndicatorFinding], description: ServiceDescription
) -> dict[str, str]:
    """Measures of a criterion's delivery that are unrelated to the overall judgement."""
    idle = {f.indicator for f in found if f.relation is Relation.UNRELATED and f.result == WHOLE}
    return {
        m.criterion: m.name
        for m in description.measures
        if m.criterion is not None and m.name in idle
    }


def _warnings(ground: Ground) -> tuple[str, ...]:
    currencies = ground.roster.currencies
    if len(currencies) < 2:
        return ()
    return (
        f"Contracts are stated in {', '.join(currencies)}; amounts of different currencies are not "
        "added up. Convert them to one currency before the audit.",
    )


def _today(records: Records) -> date:
    """The day of the last answer or ticket; where there is none every renewal is still to come."""
    last = last_event(records)
    return last.date() if last is not None else date.min
