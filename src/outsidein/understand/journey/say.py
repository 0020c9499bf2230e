"""What the journey says, in a few sentences."""

from dataclasses import replace

from outsidein.terms.estimate import Estimate
from outsidein.terms.journey import Journey, JourneyKind, JourneyPath, Transition
from outsidein.terms.language import message, say

ARROW = " → "


def sentences(journey: Journey) -> Journey:
    """The journey with its sentences, the plainest fact first."""
    cases = journey.kind is JourneyKind.CASES
    said = (_of_cases if cases else _of_contacts)(journey)
    return replace(journey, sentences=tuple(s for s in said if s))


def _of_cases(journey: Journey) -> list[str]:
    most = next(iter(journey.paths), None)
    return [
        _common_path(most),
        _shown(
            journey.again,
            message("{share:.1%} of the tickets come back to a state that they had left."),
        ),
        _shown(
            journey.waiting_on_customer,
            message(
                "{share:.0%} of all the time between events passes while the customer has to act."
            ),
        ),
        _odd_end(journey),
        _slow(journey),
    ]


def _of_contacts(journey: Journey) -> list[str]:
    return [
        _shown(
            journey.single,
            message(
                "{share:.0%} of the journeys are one single contact, with no other of that "
                "customer in the {days} days before or after it."
            ),
            days=journey.apart_days,
        ),
        _shown(
            journey.again,
            message(
                "After {share:.0%} of the contacts the same customer comes back about the same "
                "service within a week."
            ),
        ),
        _next(journey),
    ]


def _shown(estimate: Estimate | None, text: str, **values: object) -> str:
    if estimate is None or estimate.value is None:
        return ""
    return say(text, share=estimate.value, **values)


def _common_path(path: JourneyPath | None) -> str:
    if path is None or path.share.value is None:
        return ""
    return say(
        "The way that most tickets take, {share:.0%} of them, is {path}.",
        share=path.share.value,
        path=ARROW.join(path.steps),
    )


def _odd_end(journey: Journey) -> str:
    """How many tickets stop elsewhere than most do."""
    stopped = {s.step: (s.ends.value or 0.0) * s.ends.n for s in journey.steps}
    whole = sum(stopped.values())
    if len(stopped) < 2 or not whole:
        return ""
    usual = max(stopped, key=lambda step: stopped[step])
    odd = 1 - stopped[usual] / whole
    if odd < 0.0005:
        return ""
    return say(
        "{share:.1%} of the tickets end elsewhere than in {state}, as the others do.",
        share=odd,
        state=usual,
    )


def _slow(journey: Journey) -> str:
    """Where most time goes, by median times volume."""
    known = [t for t in journey.transitions if t.wait.value is not None]
    if not known:
        return ""
    slow = max(known, key=_hours)
    return say(
        "Most time passes from {before} to {after}: half of the tickets need more than "
        "{wait:,.1f} {unit}, one of ten more than {long:,.1f} {long_unit}.",
        before=slow.before,
        after=slow.after,
        wait=slow.wait.value,
        long=slow.long_wait.value,
        unit=slow.wait.unit,
        long_unit=slow.long_wait.unit,
    )


def _hours(transition: Transition) -> float:
    size = {"min": 1 / 60, "h": 1.0, "days": 24.0}[transition.wait.unit]
    return (transition.wait.value or 0.0) * size * transition.volume


def _next(journey: Journey) -> str:
    """The pair of steps that follow one another most beyond what the second one does anyway."""
    known = [t for t in journey.transitions if t.share.value is not None and t.share.n >= 40]
    leaving = sum(step.ends.n for step in journey.steps)
    if not known or not leaving:
        return ""
    usual = {step.step: 0.0 for step in journey.steps}
    for one in known:
        usual[one.after] += (one.share.value or 0.0) * one.share.n / leaving

    def beyond(one: Transition) -> float:
        return (one.share.low if one.share.low is not None else 0.0) - usual[one.after]

    most = max(known, key=beyond)
    if beyond(most) < NOTABLE:
        return say(
            "What comes next hardly depends on what came before: no pair of contacts follows one "
            "another clearly more often than chance has it."
        )
    return say(
        "{after} follows {before} more often than it follows others: in {share:.0%} of the cases "
        "within {days} days, against {usual:.0%} after all contacts.",
        after=most.after,
        before=most.before,
        share=most.share.value,
        usual=usual[most.after],
        days=journey.apart_days,
    )


NOTABLE = 0.02
"""By so much at least a share lies above the usual one before a sentence tells of it."""
