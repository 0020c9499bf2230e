"""How often each value occurs in each customer block: all that a metric needs."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Tally:
    """Counts (B, V) of each of `values` (V,), ascending and distinct, by customer block.

    `customers` counts distinct customers where they are known, `excluded` the rows without a
    usable value.
    """

    values: Floats
    counts: Ints
    customers: int | None = None
    excluded: int = 0

    @property
    def n(self) -> int:
        """Rows with a value."""
        return int(self.counts.sum())

    @property
    def blocks(self) -> int:
        """Blocks that hold a row."""
        return int((self.counts.sum(axis=1) > 0).sum())

    def total(self) -> Ints:
        """Counts (V,) over all blocks."""
        return np.asarray(self.counts.sum(axis=0))

    def left_out(self) -> Ints:
        """Counts (B', V) without each non-empty block in turn."""
        full = self.counts[self.counts.sum(axis=1) > 0]
        return np.asarray(full.sum(axis=0) - full)

    def keep(self, chosen: npt.NDArray[np.bool_]) -> "Tally":
        """Only the chosen values; the rows of the rest become excluded."""
        lost = int(self.counts[:, ~chosen].sum())
        return Tally(
            self.values[chosen], self.counts[:, chosen], self.customers, self.excluded + lost
        )

    def __add__(self, other: "Tally") -> "Tally":
        """Merge two tallies over the same blocks."""
        values = np.union1d(self.values, other.values)
        counts = np.zeros((len(self.counts), len(values)), dtype=np.int64)
        counts[:, np.searchsorted(values, self.values)] += self.counts
        counts[:, np.searchsorted(values, other.values)] += other.counts
        known = self.customers is not None and other.customers is not None
        customers = (self.customers or 0) + (other.customers or 0) if known else None
        return Tally(values, counts, customers, self.excluded + other.excluded)


def tally_rows(values: Floats, block: Ints, *, blocks: int = 64) -> Tally:
    """Count values (n,) by block (n,); values that are not finite are excluded."""
    usable = np.isfinite(values)
    distinct, where = np.unique(values[usable], return_inverse=True)
    counts = np.zeros((blocks, len(distinct)), dtype=np.int64)
    np.add.at(counts, (block[usable], where), 1)
    return Tally(distinct, counts, None, int((~usable).sum()))
