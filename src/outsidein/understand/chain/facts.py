"""The facts that a leak sentence may use."""

from outsidein.terms.estimate import Estimate
from outsidein.terms.quality import Criterion, Gap, Voice

from .say import Facts, NewPromise
from .sizes import gap_in_unit
from .voices import Levels, RowMaterial


def facts(row: RowMaterial, found: Levels, criterion: Criterion, expects: Estimate | None) -> Facts:
    """Collect them from a row whose expectation and perception are known."""
    known = {voice: level.value for voice, level in found.known.items()}
    got = row.delivery.quantity(row.share).value if row.delivery and row.delivery.n else None
    specification = row.said.specification
    return Facts(
        criterion=criterion.name,
        expected=known[Voice.EXPECTATION],
        perceived=known[Voice.PERCEPTION],
        believed=known.get(Voice.BELIEF),
        delivered=known.get(Voice.DELIVERY),
        measure=row.measure,
        expected_quantity=expects,
        specified_quantity=specification.target if specification else None,
        delivered_quantity=got,
        promised_quantity=row.said.promised if _overpromised(row, found) else None,
        new_promise=_new_promise(row, found),
        share=row.share,
        reference=row.calibration.reference if row.calibration else "",
    )


def _new_promise(row: RowMaterial, found: Levels) -> NewPromise | None:
    """A promise that can have worked, lies above the delivery, and perception falls short of it.

    Only what is sure is told: both differences lie below zero with their whole intervals, and the
    promise was made before the period was over.
    """
    promise = row.said.promise
    above = found.difference(*Gap.COMMUNICATION.voices)
    short = found.difference(Voice.PERCEPTION, Voice.DELIVERY)
    if promise is None or promise.made_on is None or above is None or short is None:
        return None
    month = 12 * promise.made_on.year + promise.made_on.month - 1
    if row.last_month is None or month > row.last_month:
        return None
    if not (above.below_zero and short.below_zero):
        return None
    return NewPromise(promise.made_on, -above.value, -short.value)


def _overpromised(row: RowMaterial, found: Levels) -> bool:
    """Whether more is surely promised than delivered: on the scale, or in the unit without it."""
    difference = found.difference(*Gap.COMMUNICATION.voices)
    if difference is not None:
        return difference.below_zero
    in_unit = gap_in_unit(row, Gap.COMMUNICATION)
    return in_unit is not None and in_unit.high is not None and in_unit.high < 0
