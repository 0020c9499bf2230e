"""Counts of tickets by group and block of customers, for one measure of what went wrong."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from outsidein.engine.cells import Cells, Label

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Spots:
    """G groups of tickets: `n` rows and `total` of the measure by block (G, 64).

    `labels` are the groups, None the tickets that name none; `customers` (G,) is None where
    tickets name no customer; `groups` (G,) counts the groups of the file that stand together.
    """

    labels: tuple[Label, ...]
    n: Floats
    total: Floats
    customers: Ints | None
    groups: Ints

    @classmethod
    def of(cls, cells: Cells, name: str, *, known: bool) -> "Spots":
        """One measure of the cells; `known` says whether tickets name their customer."""
        labels, moments = cells.take((name,)).by_segment_block()
        n = moments.n()[..., 0].astype(float)
        with np.errstate(invalid="ignore"):
            total = np.where(n > 0, moments.means()[..., 0] * n, 0.0)
        customers = None
        if known:
            at = {label: i for i, label in enumerate(labels)}
            row = np.array([at[label] for label in cells.segment], dtype=np.int64)
            customers = np.bincount(row, cells.customers, len(labels)).astype(np.int64)
        return cls(labels, n, total, customers, np.ones(len(labels), dtype=np.int64))

    @property
    def rows(self) -> Floats:
        """Rows of each group (G,)."""
        return np.asarray(self.n.sum(axis=1))

    @property
    def blocks(self) -> Ints:
        """Blocks in which each group has rows (G,)."""
        return np.asarray((self.n > 0).sum(axis=1))

    @property
    def who(self) -> Floats:
        """Customers of each group, or its rows where they name none (G,)."""
        return self.rows if self.customers is None else np.minimum(self.rows, self.customers)

    def mean(self, group: int) -> tuple[float, Floats]:
        """Mean of a group, and its replicates without each block in turn (64,)."""
        return _means(self.n[group], self.total[group])

    def others(self, group: int) -> tuple[float, Floats]:
        """The same for all the other tickets together."""
        return _means(
            self.n.sum(axis=0) - self.n[group], self.total.sum(axis=0) - self.total[group]
        )

    def merged(self, groups: Sequence[int], label: str) -> "Spots":
        """These groups as one, which comes last."""
        rest = [i for i in range(len(self.labels)) if i not in set(groups)]

        def joined(part: Any) -> Any:
            return np.concatenate([part[rest], part[list(groups)].sum(axis=0, keepdims=True)])

        # A customer in two of the groups counts in both, so the sum is only a bound; it is used
        # for the minimum alone, where the blocks count too.
        customers = None if self.customers is None else joined(self.customers)
        labels = (*(self.labels[i] for i in rest), label)
        return Spots(labels, joined(self.n), joined(self.total), customers, joined(self.groups))


def _means(n: Floats, total: Floats) -> tuple[float, Floats]:
    with np.errstate(divide="ignore", invalid="ignore"):
        return float(total.sum() / n.sum()), (total.sum() - total) / (n.sum() - n)
