"""The leak in plain words."""

from dataclasses import dataclass
from datetime import date

from outsidein.terms.counting import listed
from outsidein.terms.days import written
from outsidein.terms.estimate import Estimate
from outsidein.terms.language import language, localized, say, say_many
from outsidein.terms.promise import Measure
from outsidein.terms.quality import Gap

from .leak import PARTS, Leak
from .words import PART_NAMES, amount, amounts, number


@dataclass(frozen=True, slots=True)
class NewPromise:
    """A promise that lies `above` the delivery, while perception falls `short` of it (points)."""

    made_on: date
    above: float
    short: float


@dataclass(frozen=True, slots=True)
class Facts:
    """The numbers a leak sentence may use; None where there is none.

    Levels are on the customers' scale, quantities in the unit of the measure. `expected_quantity`
    is the measure at which the calibration curve takes the level customers expect.
    `promised_quantity` is there only where more is surely promised than delivered.
    """

    criterion: str
    expected: float
    perceived: float
    believed: float | None = None
    delivered: float | None = None
    measure: Measure | None = None
    expected_quantity: Estimate | None = None
    specified_quantity: float | None = None
    delivered_quantity: float | None = None
    promised_quantity: float | None = None
    new_promise: NewPromise | None = None
    share: float | None = None
    reference: str = ""


def leak_sentence(leak: Leak, facts: Facts) -> str:
    """What leaks, said so that somebody who never heard of gaps understands it."""
    if not leak.shortfall:
        return _no_shortfall(facts)
    where = _part(leak, facts) if leak.decided else _undecided(leak)
    parts = (_expected_and_got(facts), where, _promise(facts), _with_promise(facts))
    return " ".join(part for part in parts if part)


def _part(leak: Leak, facts: Facts) -> str:
    """Which part leaks, where that is decided."""
    if leak.part is Gap.SPECIFICATION:
        return say(
            "The standard itself says {standard}: the specification is the leak (gap 2), not the "
            "people who keep it.",
            standard=_standard(facts),
        )
    if leak.part is Gap.DELIVERY:
        return say(
            "The standard says {standard}: it is not kept, and the delivery is the leak (gap 3).",
            standard=_standard(facts),
        )
    if leak.part is Gap.MANAGEMENT_PERCEPTION:
        return say(
            "Management believes that customers expect {believed} where they expect {expected}: "
            "the belief is the leak (gap 1), and what is built on it starts too low.",
            believed=_level(facts.believed),
            expected=_level(facts.expected),
        )
    return say(
        "What is delivered was worth {delivered} to customers in {reference}, and they now rate it "
        "{perceived}: the loss sits between delivery and perception, not in the standard or in "
        "keeping it.",
        delivered=_level(facts.delivered),
        reference=facts.reference,
        perceived=_level(facts.perceived),
    )


def _promise(facts: Facts) -> str:
    """That more is promised than delivered, which raises what is expected."""
    if facts.promised_quantity is None or facts.measure is None:
        return ""
    promised = amount(facts.promised_quantity, facts.measure.unit)
    return say("The promise says {promised}: more than is delivered (gap 4).", promised=promised)


def _with_promise(facts: Facts) -> str:
    """That a promise above the delivery and a perception below it go together."""
    promise = facts.new_promise
    if promise is None:
        return ""
    return say(
        "What was promised on {day} lies {above:.1f} points above what is delivered, and "
        "perception falls short of the delivery by {short:.1f} points: the two go together, which "
        "does not show that one brings the other.",
        day=written(promise.made_on),
        above=promise.above,
        short=promise.short,
    )


def _level(value: float | None) -> str:
    return say("nothing known") if value is None else localized(f"{value:.1f}", language())


def _expected_and_got(facts: Facts) -> str:
    measure, expects = facts.measure, facts.expected_quantity
    known = expects is not None and expects.shown
    if measure is None or expects is None or not known or facts.delivered_quantity is None:
        return say(
            "{criterion}: customers expect {expected} and rate it {perceived}.",
            criterion=facts.criterion,
            expected=_level(facts.expected),
            perceived=_level(facts.perceived),
        )
    got = amount(facts.delivered_quantity, measure.unit)
    wanted = _wanted(expects, measure)
    if facts.share is None:
        return say(
            "{measure}: customers expect {wanted}; they get {got}.",
            measure=measure.name,
            wanted=wanted,
            got=got,
        )
    return say(
        "{measure}: customers expect {wanted}; {share} % of the cases keep to {got}.",
        measure=measure.name,
        wanted=wanted,
        share=number(facts.share * 100),
        got=got,
    )


def _wanted(expects: Estimate, measure: Measure) -> str:
    """`9 minutes (95 % interval 7 to 11 minutes)`."""
    value = amount(expects.value or 0.0, measure.unit)
    if expects.low is None or expects.high is None:
        return value
    between = amounts(expects.low, expects.high, measure.unit)
    return say("{amount} (95 % interval {interval})", amount=value, interval=between)


def _standard(facts: Facts) -> str:
    if facts.measure is None or facts.specified_quantity is None:
        return say("a level below it")
    text = amount(facts.specified_quantity, facts.measure.unit)
    if facts.share is None:
        return text
    return say("{amount} for {share} % of the cases", amount=text, share=number(facts.share * 100))


def _no_shortfall(facts: Facts) -> str:
    levels = {
        "criterion": facts.criterion,
        "expected": _level(facts.expected),
        "perceived": _level(facts.perceived),
    }
    if facts.perceived >= facts.expected:
        return say(
            "{criterion}: customers expect {expected} and rate it {perceived}: no shortfall.",
            **levels,
        )
    return say(
        "{criterion}: customers expect {expected} and rate it {perceived}: a difference too small "
        "to be sure of a shortfall.",
        **levels,
    )


def _undecided(leak: Leak) -> str:
    if len(leak.unknown) == len(PARTS):
        return say(
            "Where it is lost is not known yet: none of the links between the two is measured."
        )
    if leak.unknown:
        return say_many(
            "Where it is lost is undecided: {parts} is not measured.",
            "Where it is lost is undecided: {parts} are not measured.",
            len(leak.unknown),
            parts=listed([say(PART_NAMES[p]) for p in leak.unknown]),
        )
    if leak.rivals:
        return say(
            "Where it is lost is undecided: {parts} lie too close together.",
            parts=listed([say(PART_NAMES[p]) for p in leak.rivals]),
        )
    return say("Where it is lost is undecided: no single part lies clearly below zero.")
