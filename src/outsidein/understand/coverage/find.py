"""Coverage: the share of moments at which listening works, by type, by volume and by money."""

from collections.abc import Mapping, Sequence

from outsidein.terms.counting import plural
from outsidein.terms.coverage import Coverage, Heard, MomentHeard
from outsidein.terms.estimate import Estimate
from outsidein.terms.finding import MomentFinding
from outsidein.terms.language import say, say_many
from outsidein.understand.ground import Ground
from outsidein.understand.moments import answered

from .meetings import Meetings, meetings
from .needs import needs
from .rule import heard

LISTENING = (Heard.WORKS, Heard.ASKED)


def coverage(ground: Ground, found: Sequence[MomentFinding]) -> Coverage | None:
    """Where customers are heard; None where nothing names a moment.

    `found` are the findings of the moments, for their leverage.
    """
    rule = ground.description.listening
    met, asked = meetings(ground, rule.within_days), answered(ground)
    answers = asked.counts() if asked is not None else {}
    names = {m.id: m.name for m in ground.description.moments}
    ids = dict.fromkeys((*names, *met.volume, *answers))
    if not ids:
        return None
    moments = {id_: heard(rule, id_, names.get(id_, id_), met, answers.get(id_, 0)) for id_ in ids}
    by_name = {f.moment: f for f in found}
    leverage = {id_: by_name[m.moment] for id_, m in moments.items() if m.moment in by_name}
    return Coverage(
        rule=rule,
        moments=tuple(sorted(moments.values(), key=_order)),
        types=len(moments),
        types_heard=sum(m.heard in LISTENING for m in moments.values()),
        by_volume=_by_volume(met, moments),
        by_money=_by_money(met, moments),
        needs=needs(ground, asked, moments, leverage),
        period=ground.description.period or "quarter",
        sentence=_sentence(moments),
    )


def _order(moment: MomentHeard) -> tuple[bool, int, str]:
    """What is not heard first, the largest first."""
    return (moment.heard in LISTENING, -(moment.volume or 0), moment.moment)


def _by_volume(met: Meetings, moments: Mapping[str, MomentHeard]) -> Estimate | None:
    """The share of all meetings that take place at moments where listening works.

    The files hold every meeting, so that it is counted and has no interval.
    """
    if not met.volume:
        return None
    works = sum(int(v.sum()) for id_, v in met.volume.items() if moments[id_].heard in LISTENING)
    whole = sum(int(v.sum()) for v in met.volume.values())
    return Estimate(works / whole, n=whole, definition="coverage.by_volume", unit="share")


def _by_money(met: Meetings, moments: Mapping[str, MomentHeard]) -> Estimate | None:
    """The share of contract money, spread over meetings, at moments where listening works."""
    whole = sum(met.weights.values())
    if not whole:
        return None
    works = sum(w for id_, w in met.weights.items() if moments[id_].heard in LISTENING)
    return Estimate(
        works / whole,
        n=met.paying,
        customers=met.paying,
        definition="coverage.by_money",
        unit="share",
    )


def _sentence(moments: Mapping[str, MomentHeard]) -> str:
    """The silent moments by name, with what passes there unheard."""
    silent = [m for m in moments.values() if m.heard is Heard.SILENT]
    if not silent:
        return say("Customers are heard at every moment that is known.")
    silent.sort(key=lambda m: (-(m.volume or 0), m.moment))
    named = ", ".join(m.moment for m in silent[:3])
    unheard = sum(m.volume or 0 for m in silent)
    if not unheard:
        return say_many(
            "Nobody asks customers at {n:,} of {all:,} moments: {names}.",
            "Nobody asks customers at {n:,} of {all:,} moments: {names}.",
            len(silent),
            all=len(moments),
            names=named,
        )
    return say_many(
        "Nobody asks customers at {n:,} of {all:,} moments, where {meetings} take place: {names}.",
        "Nobody asks customers at {n:,} of {all:,} moments, where {meetings} take place: {names}.",
        len(silent),
        all=len(moments),
        meetings=plural(unheard, "meeting"),
        names=named,
    )
