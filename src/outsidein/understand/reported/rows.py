"""The rows behind a metric, as often as they have to be counted anew."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, Protocol

import numpy as np
import numpy.typing as npt

from outsidein.terms.language import say
from outsidein.terms.quality import Scale
from outsidein.understand.metrics.metric import Counted, Metric, Takes
from outsidein.understand.metrics.sum_up import sums_of
from outsidein.understand.metrics.summed import Columns, Summed

Floats = npt.NDArray[np.float64]
Bools = npt.NDArray[np.bool_]
Codes = npt.NDArray[np.int64]


class What(StrEnum):
    """A way in which another tool may have read the rows."""

    VARIANT = "variant"
    CODES = "codes"  # answers off the scale count
    NO_ZEROS = "no_zeros"
    BLANKS = "blanks"  # blank answers count as 0
    EVERY_EVENT = "every_event"
    LAST_EVENT = "last_event"
    ONCE = "once"  # rows that repeat another count once
    FIRST = "first"  # only each customer's first answer
    LAST = "last"  # only each customer's last answer
    BY_CUSTOMER = "by_customer"  # each customer the same weight
    TURNED = "turned"  # the scale the other way round
    PERIOD = "period"


_FIELD = {
    What.VARIANT: "variant",
    What.CODES: "values",
    What.NO_ZEROS: "values",
    What.BLANKS: "values",
    What.EVERY_EVENT: "events",
    What.LAST_EVENT: "events",
    What.ONCE: "rows",
    What.FIRST: "rows",
    What.LAST: "rows",
    What.BY_CUSTOMER: "weights",
    What.TURNED: "scale",
    What.PERIOD: "period",
}


@dataclass(frozen=True, slots=True)
class Difference:
    """One difference of reading; `detail` is the variant or the period."""

    what: What
    detail: str = ""

    @property
    def field(self) -> str:
        """What it is about: two differences about the same cannot both be."""
        return _FIELD[self.what]


class Rows(Protocol):
    """Rows that a metric can be computed from in several readings."""

    @property
    def metric(self) -> Metric:
        """What is computed."""

    @property
    def variant(self) -> str:
        """The variant of the number that is compared."""

    def differences(self) -> Iterator[Difference]:
        """The differences that these rows allow, the most plausible first."""

    def value(self, differences: tuple[Difference, ...]) -> float | None:
        """The metric with some differences; None where there is none."""


@dataclass(frozen=True, slots=True)
class Answers:
    """One value a row, NaN where blank, in the order of the file.

    `customer`, `thing` (what an event log tells apart) and `copies` (equal for rows that repeat one
    another) are codes, -1 where blank; `period` holds a label a row. `last_only` says whether the
    number that is compared counts only the last row of each thing. `raw` are the values with those
    that stand for no answer still in them, where some do.
    """

    metric: Counted
    variant: str
    values: Floats
    scale: Scale | None = None
    customer: Codes | None = None
    thing: Codes | None = None
    last_only: bool = False
    copies: Codes | None = None
    period: npt.NDArray[np.object_] | None = None
    raw: Floats | None = None

    def differences(self) -> Iterator[Difference]:
        """Those that change which rows count, or how."""
        takes = self.metric.variant(self.variant).takes or self.metric.takes
        for other in self.metric.variants:
            if other.slug != self.variant and (other.takes or self.metric.takes) is takes:
                yield Difference(What.VARIANT, other.slug)
        finite = self.values[np.isfinite(self.values)]
        if takes is Takes.RATING:
            if self._codes(finite):
                yield Difference(What.CODES)
            if (finite == 0).any():
                yield Difference(What.NO_ZEROS)
        if len(finite) < len(self.values):
            yield Difference(What.BLANKS)
        if self.thing is not None:
            yield Difference(What.EVERY_EVENT if self.last_only else What.LAST_EVENT)
        if self.copies is not None and len(np.unique(self.copies)) < len(self.copies):
            yield Difference(What.ONCE)
        if self.customer is not None and len(np.unique(self.customer)) < len(self.customer):
            yield Difference(What.BY_CUSTOMER)
            yield Difference(What.LAST)
            yield Difference(What.FIRST)
        if takes is Takes.RATING and self.scale is not None:
            yield Difference(What.TURNED)
        if self.period is not None:
            for label in _labels(self.period):
                yield Difference(What.PERIOD, label)

    def _codes(self, finite: Floats) -> bool:
        """Whether there are values that are no answers but might be taken for some."""
        if self.raw is not None and np.isfinite(self.raw).sum() > len(finite):
            return True
        if self.scale is None:
            return False
        return bool(((finite < self.scale.low) | (finite > self.scale.high)).any())

    def value(self, differences: tuple[Difference, ...]) -> float | None:
        """Counted anew."""
        by = {d.what: d.detail for d in differences}
        variant = self.metric.variant(by.get(What.VARIANT, self.variant)).slug
        scale = self.scale or self.metric.variant(variant).scale
        if What.VARIANT in by:
            scale = self.metric.variant(variant).scale or self.scale
        cells = self.raw if What.CODES in by and self.raw is not None else self.values
        values = np.where(np.isnan(cells), 0.0, cells)
        blank = np.isnan(cells) if What.BLANKS not in by else np.zeros(len(values), bool)
        kept = ~blank & np.isfinite(values) & self._rows(by)
        if What.CODES not in by and What.BLANKS not in by:
            kept &= self.metric.usable(values, variant, scale)
        if What.NO_ZEROS in by:
            kept &= values != 0
        if What.TURNED in by and scale is not None:
            values = scale.low + scale.high - values
        return self._measured(values[kept], self._weights(kept, by), variant, scale)

    def _rows(self, by: Mapping[What, str]) -> Bools:
        """Which rows count before their values are looked at."""
        kept = np.ones(len(self.values), dtype=bool)
        only_last = What.LAST_EVENT in by or (self.last_only and What.EVERY_EVENT not in by)
        if only_last and self.thing is not None:
            kept &= _first(self.thing, backwards=True)
        if What.ONCE in by and self.copies is not None:
            kept &= _first(self.copies)
        if self.customer is not None and (What.FIRST in by or What.LAST in by):
            answered = kept & np.isfinite(self.values)
            place = np.flatnonzero(answered)
            kept[:] = False
            kept[place[_first(self.customer[place], backwards=What.LAST in by)]] = True
        if What.PERIOD in by and self.period is not None:
            wanted = by[What.PERIOD]
            kept &= np.array([_within(p, wanted) for p in self.period], dtype=bool)
        return kept

    def _weights(self, kept: Bools, by: Mapping[What, str]) -> Floats:
        """1 a row, or one shared by the rows of a customer."""
        if What.BY_CUSTOMER not in by or self.customer is None:
            return np.ones(int(kept.sum()))
        who = self.customer[kept]
        _, place, rows = np.unique(who, return_inverse=True, return_counts=True)
        return np.where(who < 0, 1.0, 1.0 / rows[place.reshape(-1)])

    def _measured(
        self, values: Floats, weights: Floats, variant: str, scale: Scale | None
    ) -> float | None:
        distinct, place = np.unique(values, return_inverse=True)
        counts = np.bincount(place.reshape(-1), weights, len(distinct)).astype(np.float64)
        found = float(self.metric.of(distinct, counts, variant, scale))
        return found if np.isfinite(found) else None


@dataclass(frozen=True, slots=True)
class Columned:
    """Columns by role, for a summed metric."""

    metric: Summed
    variant: str
    columns: Columns
    given: Mapping[str, Any] = field(default_factory=dict)
    copies: Codes | None = None

    def differences(self) -> Iterator[Difference]:
        """Other variants that the same columns allow, and rows that repeat one another."""
        for other in self.metric.variants:
            needed = [i for i in self.metric.inputs_of(other) if i.required and not i.way]
            if other.slug != self.variant and all(i.role in self.columns for i in needed):
                yield Difference(What.VARIANT, other.slug)
        if self.copies is not None and len(np.unique(self.copies)) < len(self.copies):
            yield Difference(What.ONCE)

    def value(self, differences: tuple[Difference, ...]) -> float | None:
        """Summed up anew."""
        by = {d.what: d.detail for d in differences}
        variant = by.get(What.VARIANT, self.variant)
        columns = self.columns
        if What.ONCE in by and self.copies is not None:
            first = _first(self.copies)
            columns = {role: column[first] for role, column in columns.items()}
        sums = sums_of(self.metric, columns, variant, self.given)
        settled = self.metric.settled(self.given)
        found = float(self.metric.of_sums(sums.total(), variant, settled))
        return found if np.isfinite(found) else None


def sentence(rows: Rows, difference: Difference) -> str:
    """What the other tool does differently."""
    match difference.what:
        case What.VARIANT:
            chosen = rows.metric.variant(difference.detail)
            return say(
                "The reported figure takes the variant {variant}: {formula}.",
                variant=chosen.slug.replace("_", " "),
                formula=chosen.formula,
            )
        case What.PERIOD:
            return say("The reported figure stands on {period} alone.", period=difference.detail)
        case What.CODES:
            return say("The reported figure counts values off the scale as answers.")
        case What.NO_ZEROS:
            return say("The reported figure leaves out zeros.")
        case What.BLANKS:
            return say("The reported figure counts blank cells as 0.")
        case What.EVERY_EVENT:
            return say("The reported figure counts every event, not only the last of each ticket.")
        case What.LAST_EVENT:
            return say("The reported figure counts only the last event of each ticket.")
        case What.ONCE:
            return say("The reported figure counts rows that repeat another one once.")
        case What.FIRST:
            return say("The reported figure takes only the first answer of each customer.")
        case What.LAST:
            return say("The reported figure takes only the last answer of each customer.")
        case What.BY_CUSTOMER:
            return say("The reported figure gives each customer the same weight.")
        case What.TURNED:
            return say("The reported figure reads the scale the other way round.")


def _first(codes: Codes, *, backwards: bool = False) -> Bools:
    """Which rows are the first (or last) with their code; blank codes all are."""
    ordered = codes[::-1] if backwards else codes
    _, place = np.unique(ordered, return_index=True)
    found = codes < 0
    found[len(codes) - 1 - place if backwards else place] = True
    return np.asarray(found)


def _labels(period: npt.NDArray[np.object_]) -> list[str]:
    """Years, quarters and months that occur, `2025`, `2025-Q1` and `2025-03`."""
    months = sorted({p for p in period.tolist() if p})
    quarters = sorted({_quarter(p) for p in months})
    years = sorted({p[:4] for p in months})
    return [*(years if len(years) > 1 else []), *quarters, *months] if len(months) > 1 else []


def _within(month: str, wanted: str) -> bool:
    return bool(month) and wanted in (month, month[:4], _quarter(month))


def _quarter(month: str) -> str:
    return f"{month[:4]}-Q{(int(month[5:7]) + 2) // 3}"
