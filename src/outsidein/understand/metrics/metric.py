"""What a metric is: its words, its variants, and a pure function of what was counted.

There are two kinds. A `Counted` metric (here) is a function of the histogram of one value a row,
such as NPS. A `Summed` metric (`summed.py`) is a function of sums over the rows, such as a rate of
two amounts. Both merge by addition over blocks of customers, and both go through `estimate`.
"""

from abc import ABC, abstractmethod
from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

import numpy as np
import numpy.typing as npt

from outsidein.terms.quality import Scale

from .tally import Tally

Floats = npt.NDArray[np.float64]
Bools = npt.NDArray[np.bool_]


class Takes(StrEnum):
    """What a metric is computed from."""

    RATING = "rating"  # one column of answers on a scale
    FLAG = "flag"  # one column of yes or no
    COUNT = "count"  # one column of whole numbers from 0 up
    NUMBER = "number"  # one column of numbers in any unit
    ITEMS = "items"  # several rating columns, one number for each row
    PAIRS = "pairs"  # expectation and perception columns, one number for each row
    COLUMNS = "columns"  # the named columns that a summed metric lists as its inputs


@dataclass(frozen=True, slots=True)
class Variant:
    """One published way to compute a metric.

    `scale` is the scale that the variant is defined on; None where the column's own scale is
    used. `takes`, `unit` and `better` are set where they differ from the metric's.
    """

    slug: str
    text: str
    formula: str
    source: str
    scale: Scale | None = None
    takes: Takes | None = None
    unit: str | None = None
    better: str | None = None


class Metric(ABC):
    """One industry metric: its words, bounds and variants, the first of them the default."""

    slug: ClassVar[str]
    title: ClassVar[str]
    unit: ClassVar[str]
    takes: ClassVar[Takes]
    meaning: ClassVar[str]
    variants: ClassVar[tuple[Variant, ...]]
    minimum: ClassVar[int] = 40  # customers, in the audit; an override of "metric" replaces it
    better: ClassVar[str] = "more"

    def bounds(self, variant: str, scale: Scale | None) -> tuple[float, float] | None:
        """The least and greatest value the metric can take; None where it has no bounds."""
        return (0.0, 100.0)

    def variant(self, slug: str | None) -> Variant:
        """The variant of that name, or the default one; `KeyError` where there is none."""
        if slug is None:
            return self.variants[0]
        return {v.slug: v for v in self.variants}[slug]

    def unit_of(self, variant: str) -> str:
        """The unit of a variant's numbers."""
        own = self.variant(variant).unit
        return self.unit if own is None else own


class Counted(Metric):
    """A metric that is a function of how often each value occurs.

    So it merges by adding histograms, does not depend on the order of rows, and its jackknife
    replicates cost nothing. For `ITEMS` and `PAIRS` the value is one number for each row (a mean
    over items, a mean gap, a weighted mean).
    """

    @abstractmethod
    def of(self, values: Floats, counts: Floats, variant: str, scale: Scale | None) -> Floats:
        """The metric of histograms `counts` (..., V) over `values` (V,); NaN where empty."""

    def usable(self, values: Floats, variant: str, scale: Scale | None) -> Bools:
        """Which values can be an answer of this variant; the rest is excluded and counted."""
        return within(values, scale)

    def doubts(self, tally: Tally, variant: str, scale: Scale | None) -> tuple[str, ...]:
        """What in the data speaks against this reading, as sentences."""
        return ()

    def spread_of_share(self, tally: Tally, value: float) -> Tally | None:
        """For a quantile, the tally of "at or below it", which its interval inverts."""
        return None


def within(values: Floats, scale: Scale | None) -> Bools:
    """Which values lie on the scale."""
    if scale is None:
        return np.isfinite(values)
    return np.isfinite(values) & (values >= scale.low) & (values <= scale.high)


def stated(scale: Scale | None) -> Scale:
    """The scale, where a metric has no meaning without one."""
    if scale is None:
        raise ValueError("this metric needs a scale, and its variant states none")
    return scale


def share(values: Floats, counts: Floats, chosen: Bools) -> Floats:
    """Share of the rows whose value is chosen, NaN where there are no rows."""
    total = counts.sum(axis=-1)
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.asarray((counts * chosen).sum(axis=-1) / total)


def average(values: Floats, counts: Floats) -> Floats:
    """Mean of the values, NaN where there are no rows."""
    total = counts.sum(axis=-1)
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.asarray((counts * values).sum(axis=-1) / total)


def from_best(values: Floats, scale: Scale) -> Floats:
    """Values turned so that the high end is the better one."""
    return scale.low + scale.high - values if scale.reverse else values
