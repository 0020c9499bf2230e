"""Tell: everything that was found as one document."""

from dataclasses import replace
from datetime import datetime

from outsidein import __version__
from outsidein.engine.sheet import Hearing
from outsidein.report.document import AuditDocument
from outsidein.terms.description import ServiceDescription
from outsidein.terms.language import language, say

from .answer import answer
from .definitions import definitions
from .found import Found
from .picture import gap_model_sentence
from .sound import sound
from .sources import sources
from .unheard import unheard
from .walk import estimates, with_estimates


def tell(
    found: Found, heard: Hearing, description: ServiceDescription, now: datetime, rerun: str
) -> AuditDocument:
    """The document that HTML, JSON and the terminal summary are made from.

    `heard` is the hearing with every reading, undecided ones included; `now` becomes the time
    stamp and nothing else.
    """
    organization = description.organization
    document = AuditDocument(
        version=__version__,
        created_at=now.isoformat(timespec="seconds"),
        title=say("Audit of {name}", name=organization.name) if organization else say("Audit"),
        organization=organization,
        simulated=organization.simulated if organization else False,
        period_label=found.period_label,
        answer=answer(found),
        gap_model=found.gap_model,
        gap_model_sentence=gap_model_sentence(found),
        chain=found.chain,
        expectations=found.expectations,
        customers=found.customers,
        customer_summary=found.customer_summary,
        value_met=found.value_met,
        drivers=found.drivers,
        indicators=found.indicators,
        moments=found.moments,
        journey=found.journey,
        coverage=found.coverage,
        metrics=found.metrics,
        service_levels=found.service_levels,
        changes=found.changes,
        simpson=found.simpson,
        options=found.options,
        intended_value=description.intended_value,
        sources=sources(heard),
        missing=found.missing,
        language=language(),
        warnings=(*found.warnings, *unheard(description, heard)),
        rerun=rerun,
    )
    return _defined(document)


def _defined(document: AuditDocument) -> AuditDocument:
    document = with_estimates(document, sound)
    return replace(document, definitions=definitions(estimates(document)))
