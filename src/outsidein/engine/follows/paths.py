"""The whole paths that most cases take."""

import numpy as np
import pyarrow as pa

from outsidein.engine.blocks import BLOCKS
from outsidein.stats.moments import Ints

from .found import Path

PATHS = 12
LONGEST = 10
BITS = 5
"""A step's code and one more fit into so many bits, ten steps into a whole number of 64."""


def most_frequent(events: pa.Table) -> tuple[Path, ...]:
    """The most frequent paths of at most ten steps, from events in the order of case and time.

    `s` is the step, `b` the block, `first` whether the event begins a stretch. Longer paths are
    taken by so few that they are never among the most frequent ones worth reading.
    """
    step = events.column("s").to_numpy().astype(np.int64)
    start = np.flatnonzero(events.column("first").to_numpy())
    block = events.column("b").to_numpy()[start].astype(np.int64)
    length = np.diff(np.append(start, len(step)))
    path = np.zeros(len(start), dtype=np.int64)
    for k in range(LONGEST):
        there = np.flatnonzero(length > k)
        path[there] |= (step[start[there] + k] + 1) << (BITS * k)
    short = length <= LONGEST
    codes, place, counts = np.unique(path[short], return_inverse=True, return_counts=True)
    order = np.lexsort((codes, -counts))[:PATHS]
    of_block = block[short]
    return tuple(
        Path(_steps(int(codes[i])), np.bincount(of_block[place == i], minlength=BLOCKS))
        for i in order
    )


def single(events: pa.Table) -> Ints:
    """How many stretches hold one event alone, by block (64,); events as above."""
    first = events.column("first").to_numpy()
    block = events.column("b").to_numpy().astype(np.int64)
    return np.bincount(block[first & np.append(first[1:], True)], minlength=BLOCKS)


def returning(events: pa.Table) -> Ints:
    """How many stretches hold a step more than once, by block (64,); events as above."""
    step = events.column("s").to_numpy().astype(np.int64)
    first = events.column("first").to_numpy()
    stretch = np.cumsum(first) - 1
    distinct = np.unique(stretch * (1 << BITS) + step) >> BITS
    block = events.column("b").to_numpy()[np.flatnonzero(first)].astype(np.int64)
    more = np.bincount(stretch) > np.bincount(distinct)
    return np.bincount(block[more], minlength=BLOCKS)


def _steps(code: int) -> tuple[int, ...]:
    """The steps that a code packs."""
    found = []
    while code:
        found.append((code & (1 << BITS) - 1) - 1)
        code >>= BITS
    return tuple(found)
