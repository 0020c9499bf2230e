"""Learn and choose: every finding of the ground, and the options that come from them."""

from collections.abc import Sequence
from datetime import date

from outsidein.decide import options
from outsidein.engine.sheet import Hearing
from outsidein.terms.description import ServiceDescription
from outsidein.terms.finding import Missing
from outsidein.understand.chain import chain_of, chain_rows
from outsidein.understand.customers.records import Records, gather
from outsidein.understand.ground import lay
from outsidein.understand.indicators import indicators
from outsidein.understand.moments import moments
from outsidein.understand.silent import last_event
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
    rows = chain_rows(chain_of(material))
    moved = slopes(ground)
    named, summary = customers(ground, records, today)
    return Found(
        ground=ground,
        today=today,
        period_label=material.periods.label,
        chain=rows,
        customers=named,
        customer_summary=summary,
        value_met=value_met(ground),
        indicators=indicators(ground),
        moments=moments(ground),
        metrics=metrics(ground),
        options=options(rows, moved.by_criterion, moved.overall, moved.scale, description),
        missing=(*withheld, *missing(ground, summary, moved.reason)),
    )


def _today(records: Records) -> date:
    """The day of the last answer or ticket; where there is none every renewal is still to come."""
    last = last_event(records)
    return last.date() if last is not None else date.min
