"""The six voices of one row, each with its level, quantity, source and what is missing."""

from dataclasses import dataclass, field, replace

from outsidein.terms.estimate import Estimate
from outsidein.terms.finding import VoiceLevel
from outsidein.terms.language import say
from outsidein.terms.promise import Measure, Specification
from outsidein.terms.quality import Voice
from outsidein.understand.resampled import Resampled

from .answered import AnsweredPart, expected_name, perceived_name
from .calibrated import Calibration
from .curve import GroupCurves
from .delivery import Delivery
from .stated import Statements


@dataclass(frozen=True)
class RowMaterial:
    """All that is known about one criterion for one service and segment; `whole` for all of it.

    `last_month` is the last one of the period in question, as `periods.Period` counts months.
    """

    criterion: str
    answered: AnsweredPart | None
    said: Statements
    measure: Measure | None = None
    delivery: Delivery | None = None
    calibration: Calibration | None = None
    whole: bool = True
    last_month: int | None = None

    @property
    def share(self) -> float | None:
        """The share of cases that the specification asks to keep its target."""
        return self.said.specification.share if self.said.specification else None


@dataclass(frozen=True)
class Levels:
    """The levels of the voices on the customers' scale, with replicates, as far as known."""

    known: dict[Voice, Resampled] = field(default_factory=dict)
    unknown_range: tuple[str, ...] = ()

    def difference(self, one: Voice, other: Voice) -> Resampled | None:
        """The first voice minus the second; None where either is unknown."""
        if one in self.known and other in self.known:
            return self.known[one] - self.known[other]
        return None


def levels(row: RowMaterial) -> Levels:
    """Every voice that can be put on the customers' scale."""
    known: dict[Voice, Resampled] = {}
    both = row.answered.both(row.criterion) if row.answered else None
    if both is not None:
        known[Voice.EXPECTATION], known[Voice.PERCEPTION] = both
    elif row.answered is not None:
        known.update(_one_voice(row.answered, row.criterion))
    if row.said.expected is not None:
        known[Voice.BELIEF] = Resampled.constant(row.said.expected)
    if row.said.promised_level is not None:
        known[Voice.PROMISE] = Resampled.constant(row.said.promised_level)
    beyond: list[str] = []
    curves = row.calibration.curves if row.calibration else None
    if curves is not None and row.delivery is not None and row.delivery.n:
        mix = row.delivery.mix()
        known[Voice.DELIVERY] = row.delivery.level(curves)
        specification = row.said.specification
        if specification is not None:
            known[Voice.SPECIFICATION] = specified(specification, row.delivery, curves)
            beyond += [] if curves.knows(specification.target) else [say("the specification")]
        if row.said.promised is not None:
            known[Voice.PROMISE] = curves.at(row.said.promised, mix)
            beyond += [] if curves.knows(row.said.promised) else [say("the promise")]
    return Levels(known, tuple(beyond))


def _one_voice(part: AnsweredPart, criterion: str) -> dict[Voice, Resampled]:
    """The one voice that was asked for, where the other was not."""
    names = {
        Voice.EXPECTATION: expected_name(criterion),
        Voice.PERCEPTION: perceived_name(criterion),
    }
    return {voice: part.means.mean(name) for voice, name in names.items() if part.has(name)}


def specified(stated: Specification, delivery: Delivery, curves: GroupCurves) -> Resampled:
    """The level that the specification would bring if it were just kept.

    A target alone is the level that every case is meant to have: the curve at the target. A target
    with a share says how a whole distribution is meant to lie. Which one, it does not say; taken is
    the period's own, with every case made longer or shorter by one factor so that exactly the
    stated share keeps the target. So gap 3 is zero exactly where the delivery just keeps the
    standard, whatever its spread.
    """
    if stated.share is not None:
        factor = delivery.factor_to(stated.target, stated.share)
        if factor is not None:
            return delivery.level_scaled(curves, factor)
    return curves.at(stated.target, delivery.mix())


def voice_levels(
    row: RowMaterial, found: Levels, expects: Estimate | None
) -> tuple[VoiceLevel, ...]:
    """The six voices, ready to be shown; `expects` is the quantity that customers expect."""
    return (
        replace(_customer(row, found, Voice.EXPECTATION), quantity=expects),
        _belief(row, found),
        _specification(row, found),
        _delivery(row, found),
        _promise(row, found),
        _customer(row, found, Voice.PERCEPTION),
    )


def _shown(row: RowMaterial, found: Levels, voice: Voice) -> Estimate | None:
    """A voice's level with the base that stands behind it."""
    level = found.known.get(voice)
    if level is None:
        return None
    answers = row.answered
    if voice in (Voice.EXPECTATION, Voice.PERCEPTION) and answers is not None:
        return level.estimate(
            n=answers.n(row.criterion),
            customers=answers.customers_of(row.criterion),
            excluded=answers.cells.rows - answers.n(row.criterion),
            definition=voice.value,
        )
    n = row.delivery.n if row.delivery is not None and level.used.any() else 0
    excluded = row.delivery.missing if row.delivery is not None and level.used.any() else 0
    return level.estimate(n=n, excluded=excluded, definition=voice.value)


def _customer(row: RowMaterial, found: Levels, voice: Voice) -> VoiceLevel:
    level = _shown(row, found, voice)
    if level:
        return VoiceLevel(voice, level, source=say("customers' answers"))
    ask = (
        say("ask customers what they expect, item by item, on one scale")
        if voice is Voice.EXPECTATION
        else say("ask customers what they experienced, item by item, on one scale")
    )
    return VoiceLevel(voice, missing=ask)


def _belief(row: RowMaterial, found: Levels) -> VoiceLevel:
    level = _shown(row, found, Voice.BELIEF)
    quantity = _stated(row, row.said.needed, Voice.BELIEF)
    who = ", ".join(row.said.believers)
    return VoiceLevel(
        Voice.BELIEF,
        level,
        quantity,
        source=say("stated by {who}", who=who)
        if who
        else (say("stated") if level or quantity else ""),
        missing=None
        if level
        else say(
            "ask management which level they believe customers expect (beliefs in the service file)"
        ),
    )


def _specification(row: RowMaterial, found: Levels) -> VoiceLevel:
    stated = row.said.specification
    quantity = _stated(row, stated.target if stated else None, Voice.SPECIFICATION)
    level = _shown(row, found, Voice.SPECIFICATION)
    return VoiceLevel(
        Voice.SPECIFICATION,
        level,
        quantity,
        source=say("specification {id}", id=stated.id) if stated else "",
        missing=None
        if level
        else _carried(row)
        if stated
        else say(
            "state the standard: measure, target and share (specifications in the service file)"
        ),
    )


def _delivery(row: RowMaterial, found: Levels) -> VoiceLevel:
    level = _shown(row, found, Voice.DELIVERY)
    quantity = None
    if row.delivery is not None and row.delivery.n:
        quantity = row.delivery.quantity(row.share)
    if row.measure is None:
        missing = say("name a measure that stands for it (measures in the service file)")
    elif quantity is None:
        missing = say('record "{measure}" with every work order', measure=row.measure.name)
    else:
        missing = _carried(row)
    return VoiceLevel(
        Voice.DELIVERY,
        level,
        quantity,
        source=say("work orders: {measure}", measure=row.measure.name)
        if row.measure and quantity
        else "",
        missing=None if level else missing,
    )


def _promise(row: RowMaterial, found: Levels) -> VoiceLevel:
    level = _shown(row, found, Voice.PROMISE)
    promise = row.said.promise
    quantity = _stated(row, row.said.promised, Voice.PROMISE)
    return VoiceLevel(
        Voice.PROMISE,
        level,
        quantity,
        source=f'"{promise.text}"' if promise else "",
        missing=None
        if level
        else _carried(row)
        if quantity
        else say(
            "state what is promised to customers, with its level (promises in the service file)"
        ),
    )


def _stated(row: RowMaterial, value: float | None, voice: Voice) -> Estimate | None:
    """A quantity that somebody stated: it has no interval."""
    if value is None or row.measure is None:
        return None
    share = row.share if voice is Voice.SPECIFICATION else None
    notes = (say("for {share:.0%} of the cases", share=share),) if share is not None else ()
    return Estimate(value, definition=voice.value, unit=row.measure.unit, notes=notes)


def _carried(row: RowMaterial) -> str:
    """Why a quantity could not be carried onto the scale."""
    if row.calibration is not None and row.calibration.missing:
        return say("to carry it onto the customers' scale: {lack}", lack=row.calibration.missing)
    if row.delivery is None or not row.delivery.n:
        return say("work orders of the period, to carry it onto the customers' scale")
    return say("a measure with ratings beside it, to carry it onto the customers' scale")
