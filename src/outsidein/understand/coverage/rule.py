"""Whether listening at a moment works, by the rule that the service file states."""

from dataclasses import replace

from outsidein.stats.histogram import median
from outsidein.terms.counting import plural
from outsidein.terms.coverage import Heard, Listening, MomentHeard
from outsidein.terms.estimate import Estimate
from outsidein.terms.language import say
from outsidein.understand.estimates import duration, share_by_block, unit_for

from .meetings import Meetings


def heard(rule: Listening, moment: str, name: str, met: Meetings, answers: int) -> MomentHeard:
    """One moment's listening."""
    volume = int(met.volume[moment].sum()) if moment in met.volume else None
    response, delay = _response(met, moment), _delay(met, moment)
    state = _state(rule, volume, answers, response, delay)
    found = MomentHeard(
        moment=name,
        heard=state,
        volume=volume,
        answers=answers,
        customers=met.customers.get(moment),
        money=met.money.get(moment),
        response=response,
        delay=delay,
    )
    return replace(found, sentence=_sentence(rule, found))


def _response(met: Meetings, moment: str) -> Estimate | None:
    """The share of the meetings with an answer."""
    if met.asked is None or met.answered is None or moment not in met.asked:
        return None
    asked = met.asked[moment]
    return share_by_block(
        met.answered[moment],
        asked,
        "coverage.response",
        excluded=int(met.volume[moment].sum() - asked.sum()),
        customers=met.customers.get(moment),
    )


def _delay(met: Meetings, moment: str) -> Estimate | None:
    spread = met.delays.get(moment)
    if spread is None or not spread.counts.any():
        return None
    unit = unit_for(float(median(spread.values, spread.counts.sum(axis=0))))
    return duration(
        spread.values, spread.counts, 0.5, "coverage.delay", unit=unit, excluded=spread.excluded
    )


def _state(
    rule: Listening,
    volume: int | None,
    answers: int,
    response: Estimate | None,
    delay: Estimate | None,
) -> Heard:
    if not answers:
        return Heard.SILENT
    if volume is None:
        return Heard.ASKED
    share = response.value if response is not None else answers / max(volume, 1)
    if share is not None and share < rule.least_response:
        return Heard.TOO_FEW
    if delay is not None and _days(delay) > rule.within_days:
        return Heard.TOO_LATE
    return Heard.WORKS


def _days(delay: Estimate) -> float:
    size = {"min": 1 / 1440, "h": 1 / 24, "days": 1.0}[delay.unit]
    return (delay.value or 0.0) * size


def _sentence(rule: Listening, found: MomentHeard) -> str:
    values = {"moment": found.moment, "meetings": plural(found.volume or 0, "meeting")}
    share = found.response.value if found.response is not None else None
    match found.heard:
        case Heard.SILENT if found.volume is None:
            return say(
                "{moment}: nobody asks customers here, and no file says how often it takes place.",
                **values,
            )
        case Heard.SILENT:
            return say("{moment}: {meetings} go unheard.", **values)
        case Heard.ASKED:
            return say(
                "{moment}: answers come, and no file says how often it takes place.", **values
            )
        case Heard.TOO_FEW:
            return say(
                "{moment}: {share:.1%} of {meetings} are answered; {least:.0%} are asked for.",
                share=share if share is not None else found.answers / max(found.volume or 1, 1),
                least=rule.least_response,
                **values,
            )
        case Heard.TOO_LATE:
            return say(
                "{moment}: half of the answers come later than {days:g} days after the work.",
                days=rule.within_days,
                **values,
            )
    return ""
