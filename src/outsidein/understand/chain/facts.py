"""The facts that a leak sentence may use."""

from outsidein.terms.quality import Criterion, Gap, Voice

from .say import Facts
from .sizes import gap_in_unit
from .voices import Levels, RowMaterial


def facts(row: RowMaterial, found: Levels, criterion: Criterion) -> Facts:
    """Collect them from a row whose expectation and perception are known."""
    known = {voice: level.value for voice, level in found.known.items()}
    quantity = None
    if row.calibration and row.calibration.curves and row.delivery and row.delivery.n:
        wanted = row.calibration.curves.curve(row.delivery.mix())
        level = known[Voice.EXPECTATION]
        quantity = wanted.quantity(level) if wanted.reaches(level) else None
    got = row.delivery.quantity(row.share).value if row.delivery and row.delivery.n else None
    specification = row.said.specification
    return Facts(
        criterion=criterion.name,
        expected=known[Voice.EXPECTATION],
        perceived=known[Voice.PERCEPTION],
        believed=known.get(Voice.BELIEF),
        delivered=known.get(Voice.DELIVERY),
        measure=row.measure,
        expected_quantity=quantity,
        specified_quantity=specification.target if specification else None,
        delivered_quantity=got,
        promised_quantity=row.said.promised if _overpromised(row, found) else None,
        share=row.share,
        reference=row.calibration.reference if row.calibration else "",
    )


def _overpromised(row: RowMaterial, found: Levels) -> bool:
    """Whether more is surely promised than delivered: on the scale, or in the unit without it."""
    difference = found.difference(*Gap.COMMUNICATION.voices)
    if difference is not None:
        return difference.below_zero
    in_unit = gap_in_unit(row, Gap.COMMUNICATION)
    return in_unit is not None and in_unit.high is not None and in_unit.high < 0
