"""One row of the chain: a criterion for a service and a segment."""

from dataclasses import dataclass

from outsidein.terms.counting import listed
from outsidein.terms.estimate import Estimate
from outsidein.terms.finding import ChainRow
from outsidein.terms.language import say
from outsidein.terms.money import Money
from outsidein.terms.quality import Criterion, Gap, Scale, Voice
from outsidein.understand.resampled import Resampled

from .facts import facts
from .leak import Leak, find_leak
from .say import leak_sentence
from .sizes import added_by_perception, gap_sizes
from .voices import Levels, RowMaterial, levels, voice_levels
from .wanted import expected_quantity


@dataclass(frozen=True, slots=True)
class Told:
    """A row, with the verdict on its leak and the levels behind it."""

    row: ChainRow
    verdict: Leak | None
    levels: Levels


def tell_row(
    row: RowMaterial,
    criterion: Criterion,
    scale: Scale,
    *,
    service: str | None,
    segment: str | None,
    touched: tuple[int | None, Money | None],
    reliability: Estimate | None = None,
) -> Told:
    """Make a row of what is known about it; nothing is withheld here."""
    found = levels(row)
    verdict = judge(found)
    beyond = _beyond(row, found.known.get(Voice.EXPECTATION))
    mix = row.delivery.mix() if row.delivery is not None else {}
    note = row.calibration.note(mix, beyond, _offset(row)) if row.calibration else None
    expects = expected_quantity(row, found.known.get(Voice.EXPECTATION))
    made = ChainRow(
        criterion=row.criterion,
        criterion_name=criterion.name,
        service=service,
        segment=segment,
        scale=scale,
        voices=voice_levels(row, found, expects),
        gaps=gap_sizes(row, found),
        added_by_perception=added_by_perception(row, found),
        leak=verdict.part if verdict and verdict.decided else None,
        leak_sentence=leak_sentence(verdict, facts(row, found, criterion, expects))
        if verdict
        else "",
        measure_name=row.measure.name if row.measure else None,
        customers_touched=touched[0],
        money_at_risk=touched[1],
        calibration=note,
        reliability=reliability,
        warnings=_warnings(row, found, beyond),
    )
    return Told(made, verdict, found)


def judge(found: Levels) -> Leak | None:
    """The leak of a row; None where expectation or perception is unknown."""
    gap_5 = found.difference(Voice.PERCEPTION, Voice.EXPECTATION)
    if gap_5 is None:
        return None
    parts: dict[Gap | None, Resampled] = {}
    for gap in (Gap.MANAGEMENT_PERCEPTION, Gap.SPECIFICATION, Gap.DELIVERY):
        size = found.difference(*gap.voices)
        if size is not None:
            parts[gap] = size
    added = found.difference(Voice.PERCEPTION, Voice.DELIVERY)
    if added is not None:
        parts[None] = added
    return find_leak(gap_5, parts)


def _beyond(row: RowMaterial, expected: Resampled | None) -> bool:
    """Whether customers expect a level that the curve never reaches."""
    if expected is None or not (row.calibration and row.calibration.curves and row.delivery):
        return False
    return not row.calibration.curves.curve(row.delivery.mix()).reaches(expected.value)


def _offset(row: RowMaterial) -> str:
    """How far these customers' ratings of the same delivery lie from everybody's."""
    if row.whole or not (
        row.calibration and row.calibration.curves and row.delivery and row.delivery.n
    ):
        return ""
    curves, mix = row.calibration.curves, row.delivery.mix()
    offset = curves.resampled(curves.offset(mix), mix)
    low, high = offset.bounds()
    if low is None or high is None or low <= 0 <= high or abs(offset.value) < 0.05:
        return ""
    if offset.value > 0:
        return say(
            "For the same delivery these customers rate {points:.1f} points above the average; the "
            "curve allows for it.",
            points=offset.value,
        )
    return say(
        "For the same delivery these customers rate {points:.1f} points below the average; the "
        "curve allows for it.",
        points=-offset.value,
    )


def _warnings(row: RowMaterial, found: Levels, beyond: bool) -> tuple[str, ...]:
    notes = []
    if beyond and row.calibration and row.calibration.curves and row.delivery:
        low, _ = row.calibration.curves.curve(row.delivery.mix()).levels
        notes.append(
            say(
                "Customers expect a lower level than any observed delivery brought: what they "
                "expect is known on the scale, not as a quantity."
            )
            if found.known[Voice.EXPECTATION].value < low
            else say(
                "Customers expect a higher level than any observed delivery brought: what they "
                "expect is known on the scale, not as a quantity."
            )
        )
    if found.unknown_range:
        notes.append(
            say(
                "Beyond the deliveries observed: {what}. The curve's end is taken for it.",
                what=listed(found.unknown_range),
            )
        )
    return tuple(notes)
