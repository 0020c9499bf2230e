"""Whether a measure can be carried onto the customers' scale, and by which curve."""

from dataclasses import dataclass

import numpy as np

from outsidein.stats.calibration import enough
from outsidein.terms.counting import plural
from outsidein.terms.finding import CalibrationNote
from outsidein.terms.language import say, say_many
from outsidein.terms.promise import Measure
from outsidein.terms.quality import Direction
from outsidein.understand.study import CriterionColumns, Study

from .curve import GroupCurves, Mix, PairCells, fit_curves
from .pairs import pair_cells


@dataclass(frozen=True, slots=True)
class Calibration:
    """The curves of one criterion's measure; or in `missing` what to collect to have them."""

    measure: Measure
    curves: GroupCurves | None = None
    cells: PairCells | None = None
    reference: str = ""
    missing: str = ""

    def note(self, mix: Mix, beyond: bool, remark: str) -> CalibrationNote | None:
        """What a reader must know of the curve, as it stands for a mix of groups."""
        if self.curves is None or self.cells is None:
            return None
        curve = self.curves.curve(mix)
        low, high = curve.domain
        return CalibrationNote(
            measure=self.measure.name,
            unit=self.measure.unit,
            direction=self.measure.direction,
            reference_period=self.reference,
            n=self.cells.n,
            customers=self.cells.customers,
            bins=int((self.cells.bin_customers > 0).sum()),
            domain=(low, high),
            points=tuple((float(x), float(y)) for x, y in zip(curve.x, curve.y, strict=True)),
            beyond_range=beyond,
            note=" ".join(text for text in (self._compared(self.cells), remark) if text),
        )

    def _compared(self, cells: PairCells) -> str:
        """Whom the curve compares with whom."""
        if cells.within is None:
            return say(
                "The curve compares customers with one another, because too few rated several work "
                "orders: who is served worse may rate lower for other reasons too."
            )
        return say(
            "The curve compares each customer's ratings with the same customer's others: {n:,} "
            "comparisons.",
            n=cells.within.comparisons,
        )


def calibrate(study: Study, measure: Measure, criterion: CriterionColumns) -> Calibration:
    """Fit the curves on the reference period, where the pairs suffice."""
    periods = study.periods
    if study.answers is None or study.work is None:
        return Calibration(measure, missing=say("work orders and answers that name them"))
    if measure.id not in study.work.measures:
        lack = say('a column for "{measure}" among the work orders', measure=measure.name)
        return Calibration(measure, missing=lack)
    if periods.reference is None:
        return Calibration(
            measure,
            missing=say(
                "answers from an earlier period, so that the curve is not fitted on the period it "
                "is used in"
            ),
        )
    cells = pair_cells(study, measure.id, criterion)
    if cells is None:
        return Calibration(
            measure,
            missing=say(
                "ratings of {criterion} that name the work order they are about, from {period}",
                criterion=criterion.criterion.name,
                period=periods.reference.label,
            ),
        )
    lack = shortage(study, cells)
    if lack:
        return Calibration(measure, cells=cells, reference=periods.reference.label, missing=lack)
    curves = fit_curves(cells, measure.direction is Direction.MORE)
    return Calibration(measure, curves, cells, periods.reference.label)


def shortage(study: Study, cells: PairCells) -> str:
    """What the pairs fall short of; an empty text where they suffice.

    A measure with fewer distinct values than the bins asked for (fixed at the first visit: yes or
    no) needs that many customers at each of its values instead.
    """
    need = study.minimum("calibration")
    bins, each = study.minimum("calibration_bins"), study.minimum("calibration_bin_customers")
    if cells.customers < need:
        return say(
            "ratings that name their work order from {need} customers ({customers} so far)",
            need=need,
            customers=cells.customers,
        )
    asked = min(bins, cells.x.size)
    if cells.x.size < 2:
        return say("work orders that differ in this measure (all pairs have the same value)")
    if not enough(cells.bin_customers, bins=asked, each=each):
        held = int((np.asarray(cells.bin_customers) >= each).sum())
        return say_many(
            "more ratings that name their work order: {n} of {asked} parts of the measure's range "
            "holds {customers}",
            "more ratings that name their work order: {n} of {asked} parts of the measure's range "
            "hold {customers}",
            held,
            asked=asked,
            customers=plural(each, "customer"),
        )
    return ""
