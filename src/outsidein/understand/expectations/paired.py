"""Customers compared with themselves: before and after a moment in time."""

from dataclasses import dataclass

import numpy as np

from outsidein.stats.moments import Floats
from outsidein.understand.resampled import Resampled

from .rows import Flags, Rows, ratio, summed


@dataclass(frozen=True)
class Paired:
    """The customers who answered both before and after, weighed by how much both tell.

    A customer with a answers before and b after weighs ab / (a + b): the change is then the
    coefficient of "after" in a regression with an effect of its own for every customer (the within
    estimator, Wooldridge 2010, section 10.5). `n` counts the answers of these customers, `left`
    the other rows that were looked at.
    """

    before: Resampled
    after: Resampled
    n: int
    customers: int
    blocks: int
    left: int

    @property
    def change(self) -> Resampled:
        """After minus before."""
        return self.after - self.before


def paired(rows: Rows, values: Floats, where: Flags, after: Flags) -> Paired:
    """The customers of some rows that stand on both sides of `after`."""
    asked, where = int(where.sum()), where & np.isfinite(values)
    code, block = rows.people.code, rows.people.block
    size = int(code.max(initial=-1)) + 1
    counts, sums = np.zeros((2, size)), np.zeros((2, size))
    for side, part in enumerate((where & ~after, where & after)):
        counts[side] = np.bincount(code[part], minlength=size)
        sums[side] = np.bincount(code[part], values[part], size)
    both = np.flatnonzero((counts > 0).all(axis=0))
    own = np.zeros(size, dtype=np.int64)
    own[code] = block
    n0, n1 = counts[:, both]
    n = int(counts[:, both].sum())
    weight = n0 * n1 / (n0 + n1)
    total = summed(own[both], weight)
    before, later = (
        ratio(summed(own[both], weight * sums[s, both] / counts[s, both]), total) for s in (0, 1)
    )
    return Paired(
        before,
        later,
        n=n,
        customers=len(both),
        blocks=int((total > 0).sum()),
        left=asked - n,
    )
