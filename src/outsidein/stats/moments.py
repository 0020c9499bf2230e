"""Sufficient statistics of rating items: small matrices that merge by addition."""

from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import numpy.typing as npt

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Moments:
    """Pairwise counts, sums, squares and cross-products of k items, for any stack of cells.

    With x the stored integer of an item, and M the mask of observed values:

    - `rows` (...,): rows of the cell, answered or not
    - `counts` (..., k, k): M'M, rows in which items i and j are both observed
    - `sums` (..., k, k): X'M, the sum of x_i over the rows in which j is observed too
    - `squares` (..., k, k): (X∘X)'M, the sum of x_i² over the rows in which j is observed too
    - `products` (..., k, k): X'X, the sum of x_i x_j over the rows in which both are observed

    A value in the item's own unit is `shift + quantum * x`; ratings have quantum 1 and shift 0,
    measured quantities a fixed power of ten and a stored constant near their middle. All arrays
    hold 64-bit integers, so that merging is exact and in any order gives the same bits; only for
    numbers with more decimals than that leaves room for do they hold 64-bit floats.
    """

    names: tuple[str, ...]
    rows: Ints
    counts: Ints
    sums: Ints
    squares: Ints
    products: Ints
    quantum: Floats
    shift: Floats

    def __add__(self, other: "Moments") -> "Moments":
        """Merge two stacks of the same shape, cell by cell."""
        self._same_items(other)
        return replace(
            self,
            rows=self.rows + other.rows,
            counts=self.counts + other.counts,
            sums=self.sums + other.sums,
            squares=self.squares + other.squares,
            products=self.products + other.products,
        )

    def _same_items(self, other: "Moments") -> None:
        same = (
            self.names == other.names
            and np.array_equal(self.quantum, other.quantum)
            and np.array_equal(self.shift, other.shift)
        )
        if not same:
            raise ValueError("only moments of the same items, units and shifts can be merged")

    @property
    def k(self) -> int:
        """Number of items."""
        return len(self.names)

    def __getitem__(self, key: Any) -> "Moments":
        """Select cells along the leading axes."""
        return replace(
            self,
            rows=np.asarray(self.rows[key]),
            counts=self.counts[key],
            sums=self.sums[key],
            squares=self.squares[key],
            products=self.products[key],
        )

    def total(self, axis: int | tuple[int, ...] | None = None) -> "Moments":
        """Merge cells along leading axes; all of them when no axis is given."""
        axes = tuple(range(self.rows.ndim)) if axis is None else axis
        return replace(
            self,
            rows=np.asarray(self.rows.sum(axis=axes)),
            counts=self.counts.sum(axis=axes),
            sums=self.sums.sum(axis=axes),
            squares=self.squares.sum(axis=axes),
            products=self.products.sum(axis=axes),
        )

    def leave_one_out(self) -> "Moments":
        """For a stack of blocks (B, ...), the total without each block in turn: (B, ...)."""
        whole = self.total(axis=0)
        return replace(
            self,
            rows=whole.rows - self.rows,
            counts=whole.counts - self.counts,
            sums=whole.sums - self.sums,
            squares=whole.squares - self.squares,
            products=whole.products - self.products,
        )

    def take(self, names: tuple[str, ...]) -> "Moments":
        """The same cells for some of the items, in the order given."""
        index = [self.names.index(name) for name in names]
        rows, columns = np.ix_(index, index)

        def part(a: Ints) -> Ints:
            return a[..., rows, columns]

        return replace(
            self,
            names=names,
            counts=part(self.counts),
            sums=part(self.sums),
            squares=part(self.squares),
            products=part(self.products),
            quantum=self.quantum[index],
            shift=self.shift[index],
        )

    def n(self) -> Ints:
        """Observed values of each item, (..., k)."""
        return np.diagonal(self.counts, axis1=-2, axis2=-1)

    def means(self) -> Floats:
        """Mean of each item over its own observed values, in its unit; NaN where there is none."""
        sums = np.diagonal(self.sums, axis1=-2, axis2=-1)
        with np.errstate(divide="ignore", invalid="ignore"):
            return self.shift + self.quantum * (sums / self.n())

    def covariances(self) -> Floats:
        """Pairwise covariances with divisor n - 1, each over the rows that hold both items.

        As R `cov(use = "pairwise.complete.obs")`; NaN where fewer than two rows hold both.
        """
        n = self.counts.astype(np.float64)
        with np.errstate(divide="ignore", invalid="ignore"):
            cross = self.products - self.sums * (np.swapaxes(self.sums, -1, -2) / n)
            cov = cross / (n - 1)
        cov = np.where(self.counts >= 2, cov, np.nan)
        return np.asarray(cov * self.quantum[:, None] * self.quantum[None, :])

    def correlations(self) -> Floats:
        """Pairwise correlations, each over the rows that hold both items, as R does."""
        n = self.counts.astype(np.float64)
        with np.errstate(divide="ignore", invalid="ignore"):
            spread = self.squares - self.sums * (self.sums / n)
            scale = np.sqrt(spread * np.swapaxes(spread, -1, -2))
            cross = self.products - self.sums * (np.swapaxes(self.sums, -1, -2) / n)
            return np.asarray(np.where(scale > 0, cross / scale, np.nan))
