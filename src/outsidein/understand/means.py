"""Means of items, with their replicates, from moments stacked by customer block."""

from dataclasses import dataclass

import numpy as np

from outsidein.stats.moments import Floats, Ints, Moments

from .resampled import BLOCKS, Resampled


@dataclass(frozen=True, slots=True)
class BlockMeans:
    """Means of the items of moments (64, k, k), each with what it is without every block."""

    by_block: Moments

    def mean(self, name: str, where: str | None = None) -> Resampled:
        """The mean of an item, over the rows in which `where` is known too (default: itself)."""
        i = self.by_block.names.index(name)
        j = i if where is None else self.by_block.names.index(where)
        counts = self.by_block.counts[:, i, j]
        sums = self.by_block.sums[:, i, j]
        step, start = float(self.by_block.quantum[i]), float(self.by_block.shift[i])
        value = _ratio(sums.sum(), counts.sum(), step, start)
        without = _ratio(sums.sum() - sums, counts.sum() - counts, step, start)
        used = counts > 0
        return Resampled(float(value), np.where(used, without, value).reshape(BLOCKS), used)

    def count(self, name: str) -> Resampled:
        """How many rows know an item, with replicates."""
        i = self.by_block.names.index(name)
        counts = self.by_block.counts[:, i, i].astype(np.float64)
        return Resampled(float(counts.sum()), counts.sum() - counts, counts > 0)

    def n(self, name: str, where: str | None = None) -> int:
        """Rows in which an item is known (and `where` too)."""
        i = self.by_block.names.index(name)
        j = i if where is None else self.by_block.names.index(where)
        return int(self.by_block.counts[:, i, j].sum())

    def blocks(self, name: str) -> int:
        """Blocks that hold the item."""
        i = self.by_block.names.index(name)
        return int((self.by_block.counts[:, i, i] > 0).sum())


def _ratio(sums: Ints, counts: Ints, step: float, start: float) -> Floats:
    """Mean in the item's unit; NaN where nothing is counted."""
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.asarray(start + step * (np.asarray(sums) / np.asarray(counts)))
