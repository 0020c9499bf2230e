"""The five gaps of one row, on the scale and in the measure's own unit."""

from outsidein.terms.counting import listed
from outsidein.terms.estimate import Estimate
from outsidein.terms.finding import GapSize
from outsidein.terms.language import say
from outsidein.terms.quality import Direction, Gap, Voice
from outsidein.understand.resampled import Resampled

from .voices import Levels, RowMaterial


def gap_sizes(row: RowMaterial, found: Levels) -> tuple[GapSize, ...]:
    """Every gap with its joint interval; what would have to be collected where it is unknown."""
    return tuple(_size(row, found, gap) for gap in Gap)


def added_by_perception(row: RowMaterial, found: Levels) -> Estimate | None:
    """P - D: what perception adds to or takes from the delivery, by the reference curve."""
    difference = found.difference(Voice.PERCEPTION, Voice.DELIVERY)
    return None if difference is None else _of_answers(row, difference, "added_by_perception")


def _size(row: RowMaterial, found: Levels, gap: Gap) -> GapSize:
    one, other = gap.voices
    difference = found.difference(one, other)
    asked = {Voice.EXPECTATION, Voice.PERCEPTION} & {one, other}
    based = _of_answers if asked else _of_work
    size = None if difference is None else based(row, difference, gap.value)
    in_unit = gap_in_unit(row, gap)
    missing = None
    if size is None:
        lacking = [say(v.value) for v in (one, other) if v not in found.known]
        missing = say("no level of {voices} on the customers' scale", voices=listed(lacking))
    return GapSize(gap, size, in_unit, missing)


def _of_work(row: RowMaterial, difference: Resampled, definition: str) -> Estimate:
    """A difference that rests on the transactions of the period."""
    work = row.delivery if difference.used.any() else None
    return difference.estimate(
        n=work.n if work else 0, excluded=work.missing if work else 0, definition=definition
    )


def _of_answers(row: RowMaterial, difference: Resampled, definition: str) -> Estimate:
    """A difference in which customers' answers speak."""
    answers = row.answered
    return difference.estimate(
        n=answers.n(row.criterion) if answers else 0,
        customers=answers.customers_of(row.criterion) if answers else None,
        excluded=answers.cells.rows - answers.n(row.criterion) if answers else 0,
        definition=definition,
    )


def gap_in_unit(row: RowMaterial, gap: Gap) -> Estimate | None:
    """Gaps 2, 3 and 4 as quantities: no curve is needed for them.

    Turned so that a shortfall is negative. The delivery is taken as the specification speaks of it:
    at the share that must keep the target, else at the median or mean (`words.yardstick`).
    """
    measure, said = row.measure, row.said
    if measure is None:
        return None
    sign = float(measure.direction.sign)
    target = said.specification.target if said.specification else None
    if gap is Gap.SPECIFICATION:
        if target is None or said.needed is None:
            return None
        return Estimate(
            _turned(sign, target - said.needed), definition=gap.value, unit=measure.unit
        )
    against = {Gap.DELIVERY: target, Gap.COMMUNICATION: said.promised}.get(gap)
    if against is None or row.delivery is None or not row.delivery.n:
        return None
    share = row.share if gap is Gap.DELIVERY else None
    return _from(row.delivery.quantity(share), against, measure.direction, gap)


def _from(delivered: Estimate, against: float, direction: Direction, gap: Gap) -> Estimate:
    """A delivered quantity less a stated one, with the delivered one's interval."""

    def turned(value: float | None) -> float | None:
        return None if value is None else _turned(direction.sign, value - against)

    low, high = turned(delivered.low), turned(delivered.high)
    if direction is Direction.LESS:
        low, high = high, low
    return Estimate(
        turned(delivered.value),
        low,
        high,
        n=delivered.n,
        customers=delivered.customers,
        excluded=delivered.excluded,
        definition=gap.value,
        unit=delivered.unit,
        notes=delivered.notes,
    )


def _turned(sign: float, value: float) -> float:
    """A difference with its sign turned where less is better; zero has no sign."""
    return sign * value + 0.0
