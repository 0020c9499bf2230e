"""The expectations arranged for reading: the whole first, segments after it, words of enums."""

from collections.abc import Sequence
from dataclasses import dataclass

from outsidein.report.document import AuditDocument
from outsidein.terms.expectation import CriterionExpectation, ExpectationSource, PromiseEffect
from outsidein.terms.language import message, say

SOURCES = {
    ExpectationSource.PROMISE: message("promise"),
    ExpectationSource.PAST_EXPERIENCE: message("past experience"),
    ExpectationSource.WORD_OF_MOUTH: message("word of mouth"),
    ExpectationSource.NEED: message("need"),
    ExpectationSource.IMAGE: message("image"),
}


@dataclass(frozen=True, slots=True)
class ExpectationsView:
    """Criteria over all customers, and by segment; which of them have a zone, drift or source.

    `told` are promises whose effect is shown, `untold` those for which it is withheld.
    """

    whole: tuple[CriterionExpectation, ...]
    zones: tuple[CriterionExpectation, ...]
    zones_by_segment: tuple[CriterionExpectation, ...]
    drifts: tuple[CriterionExpectation, ...]
    sourced: tuple[CriterionExpectation, ...]
    told: tuple[PromiseEffect, ...]
    untold: tuple[PromiseEffect, ...]


def expectations_view(document: AuditDocument) -> ExpectationsView | None:
    """The parts of the section; None where no expectation was asked."""
    found = document.expectations
    if found is None:
        return None
    whole = [c for c in found.criteria if c.segment is None]
    parts = [c for c in found.criteria if c.segment is not None]
    return ExpectationsView(
        whole=tuple(whole),
        zones=_with_zone(whole),
        zones_by_segment=_with_zone(parts),
        drifts=tuple(c for c in whole if c.drift is not None),
        sourced=tuple(c for c in whole if c.by_source),
        told=tuple(p for p in found.promises if p.effect.shown),
        untold=tuple(p for p in found.promises if not p.effect.shown),
    )


def _with_zone(criteria: Sequence[CriterionExpectation]) -> tuple[CriterionExpectation, ...]:
    return tuple(c for c in criteria if c.zone is not None)


def source_said(source: ExpectationSource) -> str:
    """A source as it is called."""
    return say(SOURCES[source])


def evidence_said(effect: PromiseEffect) -> str:
    """What the comparison of a promise's effect stands on; empty where its sentence says it."""
    if effect.others_change is None or effect.parallel is False:
        return ""
    if effect.parallel is None:
        return say(
            "Whether both moved alike before the promise cannot be told: too few answered then."
        )
    return say("Before the promise no difference between the two is seen.")
