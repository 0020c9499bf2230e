"""A number that carries its own leave-one-block-out replicates through every formula."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from outsidein.stats.association import jackknife_p
from outsidein.stats.intervals import Scale, jackknife
from outsidein.stats.moments import Floats
from outsidein.terms.estimate import Estimate
from outsidein.terms.language import say

BLOCKS = 64
"""Customer blocks; the same customer stands in the same block in every table."""


@dataclass(frozen=True, slots=True)
class Resampled:
    """A value and what it becomes without each customer block in turn.

    `replicates` (64,) holds the value without block b, which is the value itself where block b
    has no data of this number; `used` (64,) says which blocks have some. Sums, differences and
    products keep the replicates together, so that an interval of a difference is joint: both
    numbers lose the same customers at the same time (delete-a-group jackknife, Kott 2001).
    """

    value: float
    replicates: Floats
    used: np.ndarray[tuple[int, ...], np.dtype[np.bool_]]

    @classmethod
    def constant(cls, value: float) -> "Resampled":
        """A number that was stated, not estimated: no block changes it, and it has no interval."""
        return cls(value, np.full(BLOCKS, float(value)), np.zeros(BLOCKS, dtype=np.bool_))

    def __add__(self, other: "Resampled") -> "Resampled":
        return Resampled(
            self.value + other.value, self.replicates + other.replicates, self.used | other.used
        )

    def __sub__(self, other: "Resampled") -> "Resampled":
        return Resampled(
            self.value - other.value, self.replicates - other.replicates, self.used | other.used
        )

    def __mul__(self, factor: float) -> "Resampled":
        return Resampled(self.value * factor, self.replicates * factor, self.used)

    def __neg__(self) -> "Resampled":
        return self * -1.0

    def through(self, function: Callable[[float], float]) -> "Resampled":
        """Another number made from this one alone, replicate by replicate."""
        made = np.array([function(float(r)) for r in self.replicates])
        return Resampled(function(self.value), made, self.used)

    @property
    def known(self) -> bool:
        """Whether there is a value at all."""
        return bool(np.isfinite(self.value))

    def bounds(self, scale: Scale = "identity") -> tuple[float | None, float | None]:
        """The 95 % interval, or (None, None) where fewer than two blocks carry the number."""
        if not self.known or int(self.used.sum()) < 2:
            return None, None
        interval = jackknife(self.value, self.replicates[self.used], scale=scale)
        if not (np.isfinite(interval.low) and np.isfinite(interval.high)):
            return None, None
        return float(interval.low), float(interval.high)

    def p_value(self) -> float:
        """Two-sided p of the hypothesis that the number is zero; 0 or 1 for a stated number."""
        if not self.used.any():
            return 1.0 if self.value == 0 else 0.0
        _, p = jackknife_p(self.value, self.replicates[self.used], scale="identity")
        return p if np.isfinite(p) else 1.0

    @property
    def below_zero(self) -> bool:
        """Whether the whole interval lies below zero; a stated number needs none."""
        low, high = self.bounds()
        if low is None or high is None:
            return self.known and not self.used.any() and self.value < 0
        return high < 0

    @property
    def above_zero(self) -> bool:
        """Whether the whole interval lies above zero."""
        return (-self).below_zero

    def estimate(
        self,
        *,
        n: int,
        customers: int | None = None,
        excluded: int = 0,
        definition: str = "",
        unit: str = "points",
        scale: Scale = "identity",
        notes: tuple[str, ...] = (),
    ) -> Estimate:
        """The number with its interval and base, ready to be shown."""
        if not self.known:
            return Estimate(
                None,
                n=n,
                customers=customers,
                excluded=excluded,
                definition=definition,
                unit=unit,
                withheld=say("there is no data for it"),
            )
        low, high = self.bounds(scale)
        return Estimate(
            self.value,
            low,
            high,
            n=n,
            customers=customers,
            excluded=excluded,
            definition=definition,
            unit=unit,
            notes=notes,
        )


def weighted(parts: list[tuple[Resampled, Resampled]]) -> Resampled:
    """The mean of several numbers by resampled weights: sum of value x weight over the weights."""
    total = sum((w.value for _, w in parts), 0.0)
    totals = np.sum([w.replicates for _, w in parts], axis=0)
    with np.errstate(divide="ignore", invalid="ignore"):
        value = sum((v.value * w.value for v, w in parts), 0.0) / total if total else float("nan")
        replicates = np.sum([v.replicates * w.replicates for v, w in parts], axis=0) / totals
    used = np.any([v.used | w.used for v, w in parts], axis=0)
    return Resampled(value, replicates, used)
