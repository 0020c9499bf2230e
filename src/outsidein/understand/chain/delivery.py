"""What was delivered in the period: every transaction, surveyed or not."""

from dataclasses import dataclass, replace

import numpy as np
import pyarrow as pa

from outsidein.engine.histogram import HistogramCells, histogram
from outsidein.stats.histogram import quantile
from outsidein.stats.moments import Floats
from outsidein.terms.estimate import Estimate
from outsidein.terms.promise import Measure
from outsidein.terms.quality import Direction
from outsidein.terms.unit import is_duration
from outsidein.understand.resampled import BLOCKS, Resampled
from outsidein.understand.study import Study
from outsidein.understand.study.groups import CURRENT, within

from .curve import GroupCurves, Mix
from .words import yardstick

FINENESS = 2000
"""Most values that a histogram keeps; a quantile moves by no more than one of so many parts."""


@dataclass(frozen=True)
class Delivery:
    """Histograms of a measure over the transactions of some groups in the period.

    `values` (V,) ascend; `counts` (G, 64, V) count transactions by group, block and value.
    """

    measure: Measure
    groups: tuple[str | None, ...]
    values: Floats
    counts: Floats
    missing: int = 0

    @property
    def n(self) -> int:
        """Transactions with a value."""
        return int(self.counts.sum())

    def of(self, service: str | None, segment: str | None) -> "Delivery":
        """The transactions of one service and segment; None stands for all."""
        chosen = within(self.groups, service, segment)
        index = [self.groups.index(label) for label in chosen]
        return replace(self, groups=chosen, counts=self.counts[index])

    def mix(self) -> Mix:
        """How many transactions each group has, with replicates."""
        found = {}
        for group, counts in zip(self.groups, self.counts, strict=True):
            by_block = counts.sum(axis=1)
            found[group] = Resampled(float(by_block.sum()), by_block.sum() - by_block, by_block > 0)
        return found

    def rows(self) -> Floats:
        """(65, V) counts of all transactions, and without each block."""
        by_block = self.counts.sum(axis=0)
        whole = by_block.sum(axis=0)
        return np.concatenate([whole[None], whole - by_block])

    def level(self, curves: GroupCurves) -> Resampled:
        """The curve averaged over the transactions, each with its group's own offset.

        The mean of the curve, not the curve at the mean: one long wait costs more than two half
        as long where the curve bends.
        """
        return self.level_scaled(curves, np.ones(BLOCKS + 1))

    def level_scaled(self, curves: GroupCurves, factor: Floats) -> Resampled:
        """As `level`, with every transaction's measure multiplied by a factor (65,)."""
        counts, mix = self.rows(), self.mix()
        total = counts.sum(axis=1)
        means = [
            np.interp(self.values * factor[r], curves.x, curves.levels[r])
            @ counts[r]
            / max(total[r], 1.0)
            for r in range(BLOCKS + 1)
        ]
        return curves.resampled(np.array(means) + curves.offset(mix), mix)

    def factor_to(self, target: float, share: float) -> Floats | None:
        """(65,) by what every transaction must be multiplied so that the share keeps the target.

        None where that is not a matter of multiplying (values of zero or less at the quantile).
        """
        at = quantile(self.values, self.rows(), self._rank(share))
        if not (np.isfinite(at) & (at > 0)).all() or target <= 0:
            return None
        return np.asarray(target / at)

    def quantity(self, share: float | None, customers: int | None = None) -> Estimate:
        """One number for the transactions in the measure's unit (see `words.yardstick`)."""
        unit, n = self.measure.unit, self.n
        notes = (yardstick(self.measure, share),)
        if share is None and not is_duration(unit):
            return self._mean().estimate(
                n=n, excluded=self.missing, definition="delivery", unit=unit, notes=notes
            )
        value, low, high = self._quantile(self._rank(0.5 if share is None else share))
        return Estimate(
            value,
            low,
            high,
            n=n,
            customers=customers,
            excluded=self.missing,
            definition="delivery",
            unit=unit,
            notes=notes,
        )

    def kept(self, target: float) -> Resampled:
        """The share of the transactions that keep a target."""
        less = self.measure.direction is Direction.LESS
        inside = self.values <= target if less else self.values >= target
        return self._share(inside)

    def _rank(self, share: float) -> float:
        """The quantile that a share keeps: of the low end where less is better."""
        return share if self.measure.direction is Direction.LESS else 1 - share

    def _mean(self) -> Resampled:
        rows = self.rows()
        total = rows.sum(axis=1)
        means = (rows @ self.values) / np.where(total > 0, total, np.nan)
        return Resampled(float(means[0]), means[1:], self.counts.sum(axis=(0, 2)) > 0)

    def _share(self, inside: np.ndarray[tuple[int, ...], np.dtype[np.bool_]]) -> Resampled:
        rows = self.rows()
        total = rows.sum(axis=1)
        shares = rows[:, inside].sum(axis=1) / np.where(total > 0, total, np.nan)
        return Resampled(float(shares[0]), shares[1:], self.counts.sum(axis=(0, 2)) > 0)

    def _quantile(self, rank: float) -> tuple[float, float | None, float | None]:
        """A quantile with Woodruff's (1952) interval.

        The interval of the share that does not exceed the quantile, carried back through the
        distribution: a quantile's own replicates jump, that share's do not.
        """
        whole = self.rows()[0]
        value = float(quantile(self.values, whole, rank))
        low, high = self._share(self.values <= value).bounds()
        if low is None or high is None:
            return value, None, None
        reach = (high - low) / 2
        lower = float(quantile(self.values, whole, max(rank - reach, 0.0)))
        return value, lower, float(quantile(self.values, whole, min(rank + reach, 1.0)))


def delivered(study: Study, measure: Measure) -> Delivery | None:
    """The measure over all transactions of the period in question; None where there are none."""
    rows, work = study.work_rows, study.work
    if rows is None or work is None or measure.id not in work.measures:
        return None
    values = work.measures[measure.id]
    table = rows.append_column("value", pa.array(values, mask=np.isnan(values)))
    found = histogram(table, "value", customer="customer", segment="group", where={"when": CURRENT})
    if not found.rows:
        return None
    return _delivery(measure, found)


def _delivery(measure: Measure, found: HistogramCells) -> Delivery:
    fine = found.coarsened(FINENESS)
    groups, counts = fine.by_segment_block()
    return Delivery(measure, groups, fine.values, counts.astype(np.float64), fine.missing)
