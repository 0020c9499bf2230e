"""The period in question, the one before it, and the reference that holds it out."""

from collections.abc import Mapping
from dataclasses import dataclass

from outsidein.terms.language import message, say

LENGTHS: Mapping[str, int] = {"month": 1, "quarter": 3, "half-year": 6, "year": 12}
"""Months in each kind of period that a service file may state."""

_TRIED = (6, 3, 1)


@dataclass(frozen=True, slots=True)
class Period:
    """Whole calendar months (UTC), `first` to `last`, each counted as 12 x year + month - 1."""

    first: int
    last: int

    def holds(self, month: int) -> bool:
        """Whether a month lies in the period."""
        return self.first <= month <= self.last

    @property
    def months(self) -> tuple[int, ...]:
        """Every month of the period."""
        return tuple(range(self.first, self.last + 1))

    @property
    def label(self) -> str:
        """`Q2 2026`, `first half of 2026`, `2026`, `2026-05`, or `2025-11 to 2026-04`."""
        year, start = divmod(self.first, 12)
        length = self.last - self.first + 1
        if length == 1:
            return _month(self.first)
        if length == 3 and start % 3 == 0:
            return say("Q{quarter} {year}", quarter=start // 3 + 1, year=year)
        if length == 6 and start % 6 == 0:
            half = message("second half of {year}") if start else message("first half of {year}")
            return say(half, year=year)
        if length == 12 and start == 0:
            return str(year)
        return say("{first} to {last}", first=_month(self.first), last=_month(self.last))


@dataclass(frozen=True, slots=True)
class Periods:
    """How time is divided.

    `current` is the period in question, `previous` the one before it of the same length, and
    `reference` everything before the current one: calibration is fitted there, so that it holds the
    period in question out. None where the data do not reach that far. `current` is None where
    answers carry no time; then all of them are looked at as one period.
    """

    current: Period | None
    previous: Period | None = None
    reference: Period | None = None

    @property
    def label(self) -> str:
        """What the period in question is called."""
        return self.current.label if self.current else say("the whole time")


def month_number(year: int, month: int) -> int:
    """A month as a running number: 12 x year + month - 1."""
    return 12 * year + month - 1


def split_time(answers: Mapping[int, int], stated: str | None = None, need: int = 40) -> Periods:
    """Divide time by the answers in each month.

    `answers` gives the number of answers by month (12 x year + month - 1). Periods are whole months
    and end with the last month that holds answers. A `stated` length is taken as it is; otherwise
    half-years, quarters and months are tried in this order, and the first is taken for which the
    data cover the period and the one before it whole and each holds `need` answers. Where nothing
    fits, all is one period without a reference.
    """
    months = sorted(m for m, n in answers.items() if n > 0)
    if not months:
        return Periods(None)
    if stated:
        return _divide(months[0], months[-1], LENGTHS[stated]) or _cut(
            months[0], months[-1], LENGTHS[stated]
        )
    for length in _TRIED:
        found = _divide(months[0], months[-1], length)
        if found is None or found.current is None or found.previous is None:
            continue
        if all(_rows(answers, p) >= need for p in (found.current, found.previous)):
            return found
    return Periods(Period(months[0], months[-1]))


def _divide(first: int, last: int, length: int) -> Periods | None:
    """Current, previous and reference for one length; None where the data are too short."""
    current = Period(last - length + 1, last)
    previous = Period(current.first - length, current.first - 1)
    if previous.first < first:
        return None
    return Periods(current, previous, Period(first, current.first - 1))


def _cut(first: int, last: int, length: int) -> Periods:
    """A stated length where the data do not cover the period before it whole."""
    current = Period(max(last - length + 1, first), last)
    earlier = Period(first, current.first - 1) if current.first > first else None
    return Periods(current, None, earlier)


def _rows(answers: Mapping[int, int], period: Period) -> int:
    return sum(answers.get(month, 0) for month in period.months)


def _month(number: int) -> str:
    year, month = divmod(number, 12)
    return f"{year:04d}-{month + 1:02d}"
