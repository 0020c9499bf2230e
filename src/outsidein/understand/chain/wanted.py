"""What customers expect, read back from the scale as a quantity: the curve inverted."""

from dataclasses import dataclass, replace

import numpy as np

from outsidein.stats.intervals import jackknife_many
from outsidein.stats.moments import Floats
from outsidein.terms.estimate import Estimate
from outsidein.terms.language import say
from outsidein.understand.resampled import Resampled

from .curve import GroupCurves, Mix
from .voices import RowMaterial

_STEPS = 40
"""Points between two neighbouring bins at which the interval is looked for."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """The quantity at which the curve takes a level, with its interval.

    `open_below` and `open_above` say that the interval goes on beyond the quantities observed,
    where it is cut off.
    """

    value: float
    low: float | None
    high: float | None
    open_below: bool = False
    open_above: bool = False


def wanted(curves: GroupCurves, mix: Mix, level: Resampled) -> Wanted | None:
    """The least demanding quantity with which the level is reached; None where none reaches it.

    Its 95 % interval holds every quantity whose level on the curve cannot be told from the level
    asked for (Fieller 1954, Woodruff 1952), by the jackknife of the difference of the two: curve
    and level are both made again without each block. The quantity's own replicates would jump
    from step to step of the curve, the difference does not.
    """
    curve = curves.curve(mix)
    if not curve.reaches(level.value):
        return None
    value = curve.quantity(level.value)
    x = _fine(curves.x, value)
    wanting = np.concatenate([[level.value], level.replicates])
    offset = curves.offset(mix) - wanting
    rows = np.array([np.interp(x, curves.x, one) for one in curves.levels]) + offset[:, None]
    used = curves.resampled(offset, mix).used | level.used
    if int(used.sum()) < 2:
        return Wanted(value, None, None)
    low, high, _ = jackknife_many(rows[0], rows[1:][used])
    alike = np.flatnonzero((low <= 0) & (high >= 0))
    first, last = (int(alike[0]), int(alike[-1])) if len(alike) else (x.searchsorted(value),) * 2
    return Wanted(
        value,
        float(min(x[first], value)),
        float(max(x[last], value)),
        open_below=first == 0,
        open_above=last == len(x) - 1,
    )


def _fine(x: Floats, value: float) -> Floats:
    """The bins' places, points between them, and one value; ascending."""
    between = np.linspace(x[:-1], x[1:], _STEPS, endpoint=False).T.ravel()
    return np.unique(np.concatenate([between, x[-1:], [value]]))


def expected_quantity(row: RowMaterial, expected: Resampled | None) -> Estimate | None:
    """The quantity that customers expect; withheld where no observed delivery brought the level.

    None where there is no curve or nobody was asked what they expect.
    """
    calibration, delivery = row.calibration, row.delivery
    if expected is None or row.answered is None or row.measure is None:
        return None
    if calibration is None or calibration.curves is None or delivery is None or not delivery.n:
        return None
    n = row.answered.n(row.criterion)
    base = Estimate(
        None,
        n=n,
        customers=row.answered.customers_of(row.criterion),
        excluded=row.answered.cells.rows - n,
        definition="expected_quantity",
        unit=row.measure.unit,
    )
    found = wanted(calibration.curves, delivery.mix(), expected)
    if found is None:
        lowest, _ = calibration.curves.curve(delivery.mix()).levels
        return base.withhold(
            say("customers expect a lower level than any observed delivery brought")
            if expected.value < lowest
            else say("customers expect a higher level than any observed delivery brought")
        )
    return _shown(base, found)


def _shown(base: Estimate, found: Wanted) -> Estimate:
    notes = []
    if found.open_below or found.open_above:
        notes.append(say("the interval goes on beyond the deliveries observed"))
    return replace(base, value=found.value, low=found.low, high=found.high, notes=tuple(notes))
