"""The moments arranged for reading: which columns there are, and the advice on asking."""

from dataclasses import dataclass

from outsidein.report.document import AuditDocument
from outsidein.report.numbers import DASH, shown
from outsidein.terms.coverage import Asking, Heard, SampleNeed
from outsidein.terms.estimate import Estimate
from outsidein.terms.finding import MomentMeasure
from outsidein.terms.language import say

MARKS = {
    Heard.WORKS: "●",
    Heard.ASKED: "●",
    Heard.TOO_FEW: "◐",
    Heard.TOO_LATE: "◐",
    Heard.SILENT: "○",
}


@dataclass(frozen=True, slots=True)
class MomentShape:
    """Which columns any moment fills; `until` says what a wait lasts until."""

    waits: bool
    again: bool
    rated: bool
    measured: bool
    until: str


@dataclass(frozen=True, slots=True)
class HeardView:
    """A mark for every way of being heard, needs by moment, and the advice by what to do.

    `spared` counts requests where the response is known for all, else answers.
    """

    marks: dict[str, str]
    needs: dict[str, SampleNeed]
    spared: int
    in_requests: bool
    advice: tuple[tuple[str, tuple[SampleNeed, ...]], ...]


def moment_shape(document: AuditDocument) -> MomentShape:
    """What the table of moments needs to hold."""
    found = document.moments
    return MomentShape(
        waits=any(m.wait for m in found),
        again=any(m.again for m in found),
        rated=any(m.rating or m.effort or m.leverage for m in found),
        measured=any(m.measures for m in found),
        until=next((m.waits_until for m in found if m.waits_until), ""),
    )


def target_text(measure: MomentMeasure) -> str:
    """The target of the standard in the unit of the measure; a dash where there is none."""
    if measure.target is None:
        return DASH
    return shown(Estimate(measure.target, unit=measure.delivered.unit)).with_unit


def heard_view(document: AuditDocument) -> HeardView:
    """The needs by moment, and who should be asked less or more."""
    needs = document.coverage.needs if document.coverage is not None else ()
    titles = (
        (Asking.ASK_LESS, say("Where to ask less")),
        (Asking.ASK_MORE, say("Where to ask more")),
    )
    advice = tuple(
        (title, chosen)
        for asking, title in titles
        if (chosen := tuple(n for n in needs if n.asking is asking))
    )
    known = all(n.spared_requests is not None for n in needs if n.spared_answers)
    return HeardView(
        marks={heard.value: mark for heard, mark in MARKS.items()},
        needs={n.moment: n for n in needs},
        spared=sum((n.spared_requests if known else n.spared_answers) or 0 for n in needs),
        in_requests=known,
        advice=advice,
    )
