"""Block bootstrap, for what has no smooth error: ranks and quadrants."""

import numpy as np
from numpy.typing import ArrayLike

from .moments import Ints, Moments


def block_counts(blocks: int, draws: int, seed: int) -> Ints:
    """How often each customer block is drawn in each bootstrap sample: (draws, blocks).

    The same seed gives the same samples everywhere, so that estimates of one report are paired.
    """
    if blocks < 2:
        raise ValueError("a block bootstrap needs at least two blocks")
    generator = np.random.Generator(np.random.PCG64(seed))
    return np.asarray(
        generator.multinomial(blocks, np.full(blocks, 1 / blocks), size=draws), dtype=np.int64
    )


def resampled(moments: Moments, counts: Ints) -> Moments:
    """Moments (draws,) of the samples that draw the blocks of moments (B,) so often."""

    def drawn(a: Ints) -> Ints:
        flat = a.reshape(a.shape[0], -1)
        return np.asarray((counts @ flat).reshape(counts.shape[0], *a.shape[1:]))

    return Moments(
        names=moments.names,
        rows=drawn(moments.rows),
        counts=drawn(moments.counts),
        sums=drawn(moments.sums),
        squares=drawn(moments.squares),
        products=drawn(moments.products),
        quantum=moments.quantum,
        shift=moments.shift,
    )


def ranks(values: ArrayLike) -> Ints:
    """Rank of each entry on the last axis, 1 the largest; equal entries share the better rank."""
    v = np.asarray(values, dtype=np.float64)
    return np.asarray(1 + (v[..., None, :] > v[..., :, None]).sum(axis=-1), dtype=np.int64)


def rank_intervals(values: ArrayLike, level: float = 0.95) -> tuple[Ints, Ints]:
    """Best and worst rank of each of p entries over bootstrap samples (draws, p): (p,), (p,).

    The central `level` of the ranks drawn; samples with a NaN are left out.
    """
    v = np.asarray(values, dtype=np.float64)
    good = v[~np.isnan(v).any(axis=1)]
    if not len(good):
        raise ValueError("no bootstrap sample gave a number for every entry")
    drawn = ranks(good)
    tail = (1 - level) / 2
    ends = np.quantile(drawn, [tail, 1 - tail], axis=0, method="inverted_cdf").astype(np.int64)
    return ends[0], ends[1]
