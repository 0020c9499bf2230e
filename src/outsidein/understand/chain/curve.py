"""The calibration curve: what a measured delivery is worth on the customers' rating scale."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from outsidein.stats.calibration import Curve, fit
from outsidein.stats.moments import Floats
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
    """

    groups: tuple[Group, ...]
    x: Floats
    count: Floats
    total: Floats
    bin_customers: Floats
    customers: int

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

    Weighted isotonic regression of the rating on the bins, alternating with the groups' mean
    residuals until both settle (backfitting of a partially linear isotonic model; the problem is
    convex). Segments differ in how they use the scale and in what they are delivered; a curve
    pooled over them would take the first for an effect of the second.
    """
    count, total = cells.count.sum(axis=1), cells.total.sum(axis=1)
    levels = np.empty((BLOCKS + 1, cells.x.size))
    offsets = np.empty((BLOCKS + 1, len(cells.groups)))
    levels[0], offsets[0] = _fit(cells.x, count, total, increasing, np.zeros(count.shape[0]))
    used = cells.count.sum(axis=(0, 2)) > 0
    for block in range(BLOCKS):
        rest, rest_total = count - cells.count[:, block], total - cells.total[:, block]
        if not used[block] or not rest.any():
            levels[block + 1], offsets[block + 1] = levels[0], offsets[0]
            continue
        found = _fit(cells.x, rest, rest_total, increasing, offsets[0])
        levels[block + 1], offsets[block + 1] = found
    return GroupCurves(cells.x, cells.groups, levels, offsets, increasing, used)


def _fit(
    x: Floats, count: Floats, total: Floats, increasing: bool, start: Floats
) -> tuple[Floats, Floats]:
    """One curve (K,) and its group offsets (G,) from counts and sums (G, K)."""
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
