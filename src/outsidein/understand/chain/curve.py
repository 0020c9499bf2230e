"""The calibration curve: what a measured delivery is worth on the customers' rating scale."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from outsidein.stats.calibration import Curve, fit
from outsidein.stats.moments import Floats
from outsidein.stats.within import Within, monotone
from outsidein.understand.resampled import BLOCKS, Resampled

_SETTLED = 1e-7
_ROUNDS = 200

Group = str | None
"""The label of one service and segment."""

Mix = Mapping[Group, Resampled]
"""How many transactions a row has in each group, with replicates."""


@dataclass(frozen=True, slots=True)
class PairCells:
    """Pairs of measured delivery and rating, reduced to bins: all that a curve needs.

    `x` (K,) is where each bin stands (the mean measure of its pairs), `count` and `total`
    (G, 64, K) the pairs and the sum of their ratings by group, block and bin, and
    `bin_customers` (K,) the customers in each bin. Bins are fixed before any rating is looked at.
    `within` are the comparisons within customers, None where there are too few.
    """

    groups: tuple[Group, ...]
    x: Floats
    count: Floats
    total: Floats
    bin_customers: Floats
    customers: int
    within: Within | None = None

    @property
    def n(self) -> int:
        """Number of pairs."""
        return int(self.count.sum())


@dataclass(frozen=True, slots=True)
class GroupCurves:
    """One monotone shape with an offset for each group, for all data and without each block.

    Row 0 of `levels` (65, K) and `offsets` (65, G) is fitted on all blocks, row b + 1 without
    block b. The level of group g at bin k is `levels[:, k] + offsets[:, g]`; the offsets average to
    zero over the pairs.
    """

    x: Floats
    groups: tuple[Group, ...]
    levels: Floats
    offsets: Floats
    increasing: bool
    used: np.ndarray[tuple[int, ...], np.dtype[np.bool_]]

    def offset(self, mix: Mix) -> Floats:
        """(65,) the offset of a mix of groups; a group without pairs has none of its own."""
        total, weight = np.zeros(BLOCKS + 1), np.zeros(BLOCKS + 1)
        for group, number in mix.items():
            part = np.concatenate([[number.value], number.replicates])
            weight += part
            if group in self.groups:
                total += part * self.offsets[:, self.groups.index(group)]
        return np.asarray(total / np.where(weight > 0, weight, 1.0))

    def at(self, value: float, mix: Mix) -> Resampled:
        """The level that one value of the measure is worth to a mix of groups."""
        rows = np.array([np.interp(value, self.x, level) for level in self.levels])
        return self.resampled(rows + self.offset(mix), mix)

    def resampled(self, rows: Floats, mix: Mix) -> Resampled:
        """A number from its 65 rows."""
        used = self.used.copy()
        for number in mix.values():
            used |= number.used
        return Resampled(float(rows[0]), rows[1:], used)

    def curve(self, mix: Mix) -> Curve:
        """The curve of a mix of groups, fitted on all data."""
        return Curve(np.empty(0), self.x, self.levels[0] + self.offset(mix)[0], np.empty(0))

    def knows(self, value: float) -> bool:
        """Whether a value of the measure lies within what was observed."""
        return bool(self.x[0] <= value <= self.x[-1])


def fit_curves(cells: PairCells, increasing: bool) -> GroupCurves:
    """Fit the shape and the group offsets, on all blocks and without each in turn.

    The shape rests on comparisons within customers where there are enough of them: customers who
    are served worse may rate lower for other reasons too, and a curve from comparisons between
    customers takes these for an effect of the service. Without them the shape is pooled over
    customers, with an offset for each group (`_pooled`).
    """
    count, total = cells.count.sum(axis=1), cells.total.sum(axis=1)
    levels = np.empty((BLOCKS + 1, cells.x.size))
    offsets = np.zeros((BLOCKS + 1, len(cells.groups)))
    used = cells.count.sum(axis=(0, 2)) > 0
    for row in range(BLOCKS + 1):
        rest, rest_total = count, total
        if row:
            rest = count - cells.count[:, row - 1]
            rest_total = total - cells.total[:, row - 1]
        if row and not (used[row - 1] and rest.any()):
            levels[row], offsets[row] = levels[0], offsets[0]
        elif cells.within is not None:
            shape = _shape(cells.within, row, increasing)
            levels[row], offsets[row] = _placed(shape, rest, rest_total)
        else:
            found = _pooled(cells.x, rest, rest_total, increasing, offsets[0])
            levels[row], offsets[row] = found
    return GroupCurves(cells.x, cells.groups, levels, offsets, increasing, used)


def _shape(within: Within, row: int, increasing: bool) -> Floats:
    """The curve (K,) from comparisons within customers, but for its height; row 0 is of all."""
    gram, right = within.gram.sum(axis=0), within.total.sum(axis=0)
    if row:
        gram, right = gram - within.gram[row - 1], right - within.total[row - 1]
    return monotone(gram, right, increasing)


def _placed(shape: Floats, count: Floats, total: Floats) -> tuple[Floats, Floats]:
    """The shape at the height of all ratings (K,), and the group offsets (G,) from it."""
    per_group = count.sum(axis=1)
    residual = (total - count * shape).sum(axis=1)
    height = residual.sum() / per_group.sum()
    there = per_group > 0
    mean = np.where(there, residual / np.where(there, per_group, 1.0), height)
    return shape + height, mean - height


def _pooled(
    x: Floats, count: Floats, total: Floats, increasing: bool, start: Floats
) -> tuple[Floats, Floats]:
    """One curve (K,) and its group offsets (G,) from counts and sums (G, K).

    Weighted isotonic regression of the rating on the bins, alternating with the groups' mean
    residuals until both settle (backfitting of a partially linear isotonic model; the problem is
    convex). Segments differ in how they use the scale and in what they are delivered; a curve
    pooled over them would take the first for an effect of the second.
    """
    per_bin, per_group = count.sum(axis=0), count.sum(axis=1)
    held, there = per_bin > 0, per_group > 0
    safe = np.where(there, per_group, 1.0)
    offsets, level = start, np.zeros_like(x)
    for _ in range(_ROUNDS):
        mean = (total - offsets[:, None] * count).sum(axis=0)[held] / per_bin[held]
        level = np.asarray(fit(x[held], mean, per_bin[held], increasing)(x))
        residual = np.where(there, (total - count * level).sum(axis=1) / safe, 0.0)
        fresh = np.where(there, residual - residual @ per_group / per_group.sum(), 0.0)
        moved = float(np.abs(fresh - offsets).max())
        offsets = fresh
        if moved < _SETTLED:
            break
    return level, offsets
