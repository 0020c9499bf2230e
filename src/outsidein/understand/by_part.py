"""Moments of several segments side by side."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from outsidein.stats.moments import Ints, Moments


def without_each_block(moments: Moments) -> Moments:
    """For moments (S, 64), those of every segment without each block: (S, 64).

    Segments stay apart; the block that is left out is left out of all of them.
    """

    def left(part: Ints) -> Ints:
        return np.asarray(part.sum(axis=1, keepdims=True) - part)

    return replace(
        moments,
        rows=left(moments.rows),
        counts=left(moments.counts),
        sums=left(moments.sums),
        squares=left(moments.squares),
        products=left(moments.products),
    )


def stacked(parts: Sequence[Moments]) -> Moments:
    """Moments of the same items and grids on a new leading axis."""
    first = parts[0]
    return replace(
        first,
        rows=np.stack([m.rows for m in parts]),
        counts=np.stack([m.counts for m in parts]),
        sums=np.stack([m.sums for m in parts]),
        squares=np.stack([m.squares for m in parts]),
        products=np.stack([m.products for m in parts]),
    )
