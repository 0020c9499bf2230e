'''Metrics that are no function of one column's histogram: a function of sums over the rows.

A `Summed` metric names its inputs (columns, by role), turns each row into K numbers, its parts, and
computes itself from the sums of the parts. The rest is done for it: the parts are added up in each
of the 64 blocks of customers (`Sums`, which merges by addition), the value comes from the sums over
all blocks, its replicates from the sums without each block in turn, and the interval from the
jackknife over blocks (on the logit scale where the metric has bounds). So a new metric is one file:

    class Availability(Summed):
        """Share of the agreed service time in which the service was there."""

        slug, title, unit = "availability", "Availability", "%"
        minimum = 1
        meaning = "..."
        variants = (Variant("agreed", "what", "100 × (agreed − down) / agreed", "source"),)
        inputs = (
            Input("agreed", Kind.NUMBER, "agreed service time"),
            Input("down", Kind.NUMBER, "time in which it was not there"),
        )
        parts = ("agreed", "down")

        def rows(self, columns, variant, given):
            return stacked(columns["agreed"], columns["down"])  # NaN excludes the row

        def of_sums(self, sums, variant, given):
            agreed, down = sums[..., 0], sums[..., 1]
            return 100.0 * ratio(agreed - down, agreed)

and one line in `registry.py`. `rows` sees the columns by role as NumPy arrays of one length, as
their `Kind` says; `of_sums` takes sums (..., K) and gives (...), NaN where there is no number (a
denominator of zero), never an error. `given` holds the settings of `settings`, with their defaults.

Where the unit is not the row (a customer with several contracts), `prepare` first turns the columns
into others, one entry a unit, `customer` among them. A metric with an input `count` also takes
tables of counts: `rows` gives the parts of one case and each row stands for `count` alike cases.

    tally = sums_of(METRIC, {"agreed": array, "down": array, "customer": array})
    estimate(METRIC, tally).estimate          # value, interval, n, customers, excluded
'''

from abc import abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any, ClassVar

import numpy as np
import numpy.typing as npt

from outsidein.terms.language import say

from .metric import Floats, Metric, Takes, Variant
from .sums import Sums

Columns = Mapping[str, npt.NDArray[Any]]
"""Columns by role: numbers, flags, days and times as floats with NaN, texts as objects with ""."""

Given = Mapping[str, Any]
"""Settings by name."""

COUNT = "count"
"""The input that says how many alike cases a row stands for."""

CUSTOMER = "customer"
"""The role of the column whose rows belong together in the interval."""


class Kind(StrEnum):
    """What an input's column holds, and how `rows` sees it."""

    NUMBER = "number"  # float
    MONEY = "money"  # float, in one currency
    FLAG = "flag"  # 1.0 or 0.0
    TEXT = "text"  # str in an object array
    DAY = "day"  # float: days since 1970-01-01
    TIME = "time"  # float: seconds since 1970-01-01 UTC


@dataclass(frozen=True, slots=True)
class Input:
    """One column that a metric needs, by its role.

    `variants` names the variants that use it; empty means all. One that is not `required` may be
    missing: `rows` then does not find it among the columns. Where the same thing can be given in
    several ways (two amounts, or a list of contracts), inputs of one `way` belong together and one
    way is enough.
    """

    role: str
    kind: Kind
    meaning: str
    required: bool = True
    variants: tuple[str, ...] = ()
    way: str = ""

    def serves(self, variant: str) -> bool:
        """Whether a variant uses it."""
        return not self.variants or variant in self.variants


@dataclass(frozen=True, slots=True)
class Setting:
    """A number or day that a metric can be told, such as the start of a period.

    `variants` and `way` name the variants and the way of giving data that cannot do without it.
    """

    name: str
    kind: type[float] | type[date]
    meaning: str
    default: float | None = None
    variants: tuple[str, ...] = ()
    way: str = ""


class Summed(Metric):
    """A metric that is a function of sums over the rows."""

    takes = Takes.COLUMNS
    inputs: ClassVar[tuple[Input, ...]]
    parts: ClassVar[tuple[str, ...]]
    settings: ClassVar[tuple[Setting, ...]] = ()

    @abstractmethod
    def rows(self, columns: Columns, variant: str, given: Given) -> Floats:
        """The parts (n, K) of each row; a NaN among them excludes the row."""

    @abstractmethod
    def of_sums(self, sums: Floats, variant: str, given: Given) -> Floats:
        """The metric (...) of sums (..., K); NaN where there is no number."""

    def prepare(self, columns: Columns, variant: str, given: Given) -> Columns:
        """The columns with one entry for each unit; as they are unless a metric says otherwise."""
        return columns

    def sampled(self, variant: str) -> bool:
        """Whether rows are a sample of more, so that the number has an interval."""
        return True

    def concerns(self, sums: Sums, variant: str, given: Given) -> tuple[str, ...]:
        """What in the sums speaks against this reading, as sentences."""
        return ()

    def nothing(self, sums: Sums, variant: str, given: Given) -> str:
        """Why there is no number."""
        return say("nothing to divide by") if sums.n else say("no usable row")

    def inputs_of(self, variant: Variant) -> tuple[Input, ...]:
        """The inputs that a variant uses."""
        return tuple(i for i in self.inputs if i.serves(variant.slug))

    def settled(self, given: Given | None) -> dict[str, Any]:
        """Every setting, given or by default."""
        return {s.name: s.default for s in self.settings} | dict(given or {})


def stacked(*parts: npt.NDArray[Any]) -> Floats:
    """Parts (n,) side by side as rows (n, K)."""
    return np.stack([np.asarray(part, dtype=np.float64) for part in parts], axis=-1)


def ratio(above: Floats, below: Floats) -> Floats:
    """One by the other, NaN where there is nothing to divide by."""
    above, below = np.asarray(above, dtype=np.float64), np.asarray(below, dtype=np.float64)
    none = np.full(below.shape, np.nan)
    return np.asarray(np.divide(above, below, out=none, where=below > 0))


def days(day: date) -> float:
    """Days since 1970-01-01."""
    return float(day.toordinal() - date(1970, 1, 1).toordinal())
