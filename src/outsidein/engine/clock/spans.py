"""The open hours of a calendar as spans of UTC, exact where the clocks change.

A moment is open where the wall clock of the zone lies within the hours of its day. In an hour that
the change of clocks skips there is no such moment; in one that it repeats there are two of each.
"""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import numpy as np
import numpy.typing as npt

from outsidein.terms.clock import DAY, Calendar, Hours

from .dayoff import days_off

Ints = npt.NDArray[np.int64]
Spans = tuple[Ints, Ints]
"""Starts and ends (k,), ascending, apart from one another."""

EPOCH = date(1970, 1, 1)


def open_spans(calendar: Calendar, zone: str, first: int, last: int) -> Spans:
    """The open spans from `first` to `last`, in seconds since 1970 in UTC.

    `zone` (IANA) holds where the calendar names none.
    """
    if calendar.always:
        return np.array([first], np.int64), np.array([last], np.int64)
    starts: list[Ints] = []
    ends: list[Ints] = []
    local = _local_spans(calendar, first // DAY - 2, last // DAY + 2)
    for begin, end, offset in constant_offsets(calendar.time_zone or zone, first, last):
        from_, to = local[0] - offset, local[1] - offset
        inside = (to > begin) & (from_ < end)
        starts.append(np.maximum(from_[inside], begin))
        ends.append(np.minimum(to[inside], end))
    return _joined(np.concatenate(starts), np.concatenate(ends))


def constant_offsets(zone: str, first: int, last: int) -> list[tuple[int, int, int]]:
    """Stretches (from, to, seconds ahead of UTC) between two changes of the zone's clocks."""
    place = ZoneInfo(zone)

    def ahead(moment: int) -> int:
        there = datetime.fromtimestamp(0, UTC) + timedelta(seconds=moment)
        offset = there.astimezone(place).utcoffset()
        return int((offset or timedelta()).total_seconds())

    found: list[tuple[int, int, int]] = []
    begin, at, now = first, first, ahead(first)
    while at < last:
        then = min(at + DAY, last)
        later = ahead(then)
        if later != now:
            change = _change(ahead, at, then, now)
            found.append((begin, change, now))
            begin, now = change, later
        at = then
    found.append((begin, last, now))
    return found


def _change(ahead: Callable[[int], int], low: int, high: int, before: int) -> int:
    """The first second after `low` at which the offset is no longer `before`, by halving."""
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (middle, high) if ahead(middle) == before else (low, middle)
    return high


def _local_spans(calendar: Calendar, first: int, last: int) -> Spans:
    """Open spans by the wall clock, for the days since 1970 from `first` to `last`."""
    days = np.arange(first, last + 1, dtype=np.int64)
    off = _days(days_off(calendar, _year(first), _year(last)))
    special = {(day - EPOCH).days: hours for day, hours in calendar.special_days.items()}
    usual = days[~np.isin(days, np.concatenate([off, np.array(list(special), np.int64)]))]
    starts, ends = [np.zeros(0, np.int64)], [np.zeros(0, np.int64)]
    for weekday, hours in enumerate(calendar.hours):
        mine = usual[(usual + 3) % 7 == weekday]  # 1970-01-01 was a Thursday; 0 is Monday
        for from_, to in hours:
            starts.append(mine * DAY + from_)
            ends.append(mine * DAY + to)
    for day, hours in special.items():
        if first <= day <= last:
            starts.append(_edges(day, hours, 0))
            ends.append(_edges(day, hours, 1))
    return np.concatenate(starts), np.concatenate(ends)


def _edges(day: int, hours: Hours, side: int) -> Ints:
    return np.array([day * DAY + span[side] for span in hours], np.int64)


def _year(day: int) -> int:
    return (EPOCH + timedelta(days=day)).year


def _days(dates: frozenset[date]) -> Ints:
    return np.array([(day - EPOCH).days for day in dates], np.int64)


def _joined(starts: Ints, ends: Ints) -> Spans:
    """In order; spans that touch or overlap become one."""
    keep = ends > starts
    starts, ends = starts[keep], ends[keep]
    order = np.argsort(starts, kind="stable")
    starts, ends = starts[order], np.maximum.accumulate(ends[order])
    if not len(starts):
        return starts, ends
    fresh = np.ones(len(starts), dtype=bool)
    fresh[1:] = starts[1:] > ends[:-1]
    last = np.append(np.flatnonzero(fresh)[1:] - 1, len(starts) - 1)
    return starts[fresh], ends[last]
