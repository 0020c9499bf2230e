"""What following the steps of cases gives: counts by block of customers, so that all has error."""

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np

from outsidein.engine.blocks import BLOCKS
from outsidein.stats.moments import Floats, Ints


@dataclass(frozen=True, slots=True)
class Waits:
    """Seconds from one event to the next: `values` (V,) ascending, `counts` (64, V) by block.

    Values that lie within 1/128 of an octave (0.5 %) of one another share one, at their mean.
    """

    values: Floats
    counts: Ints


@dataclass(frozen=True, slots=True)
class Path:
    """The steps of whole cases, by code, and how many cases took them, by block (64,)."""

    steps: tuple[int, ...]
    cases: Ints


@dataclass(frozen=True, slots=True)
class Follows:
    """Directly-follows counts of S steps; every count also by the 64 blocks of customers.

    `steps` are the labels; a last one of None gathers the rarest, where there are too many.
    `volume` (64, S) counts events, `cases` (64,) cases, or stretches of one customer's contacts,
    `starts` (64, S) those that begin with a step. `counts` (64, S, S) says how often one step
    came directly after another. `followed` (64, S, S) and `ends` (64, S) count only events after
    which the data go on for long enough to know whether anything came next. `seconds` (64, S) is
    the time from a step to the next event, `place` (S,) where in its case a step stands on
    average (0 first, 1 last). `waits` are by pair of steps, `paths` the most frequent first.
    `single` (64,) counts cases of one event, `returning` those that hold a step more
    than once, where successive events that name the same step were joined.

    `customers` counts whose cases these are, `repeated` events that named the same step as the one
    before and were joined to it, `excluded` rows without a case, step or time.
    """

    steps: tuple[str | None, ...]
    volume: Ints
    cases: Ints
    starts: Ints
    ends: Ints
    counts: Ints
    followed: Ints
    seconds: Floats
    place: Floats
    waits: Mapping[tuple[int, int], Waits] = field(default_factory=dict)
    paths: tuple[Path, ...] = ()
    single: Ints = field(default_factory=lambda: np.zeros(BLOCKS, dtype=np.int64))
    returning: Ints = field(default_factory=lambda: np.zeros(BLOCKS, dtype=np.int64))
    customers: int = 0
    repeated: int = 0
    excluded: int = 0

    @property
    def events(self) -> int:
        """Events counted."""
        return int(self.volume.sum())
