"""Working time between moments, counted for whole arrays at once."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt

from outsidein.terms.clock import DAY, Calendar

from .spans import open_spans

Ints = npt.NDArray[np.int64]
Bools = npt.NDArray[np.bool_]

MICRO = 1_000_000


@dataclass(frozen=True)
class WorkTime:
    """The open spans of a calendar, in microseconds since 1970 in UTC.

    The time worked up to each edge is summed once; between edges it is interpolated, so that the
    time between any two moments costs two searches, exactly, in whole microseconds.

        hours = WorkTime.of(calendar, "UTC", first, last)
        hours.between(opened, resolved)
    """

    starts: Ints
    ends: Ints

    @classmethod
    def of(cls, calendar: Calendar, zone: str, first: int, last: int) -> "WorkTime":
        """For moments from `first` to `last` (microseconds); `zone` if the calendar has none."""
        begin, end = int(first) // MICRO - DAY, -(-int(last) // MICRO) + DAY
        starts, ends = open_spans(calendar, zone, begin, end)
        return cls(starts * MICRO, ends * MICRO)

    @cached_property
    def _worked(self) -> Ints:
        """Time worked before each span (k + 1,)."""
        return np.concatenate([[0], np.cumsum(self.ends - self.starts)]).astype(np.int64)

    def until(self, moments: Ints) -> Ints:
        """Time worked from the first span up to each moment (n,)."""
        if len(self.starts) == 1:
            seen: Ints = np.clip(moments, self.starts[0], self.ends[0])
            return np.asarray(seen - self.starts[0])
        if not len(self.starts):
            return np.zeros(len(moments), np.int64)
        at = np.searchsorted(self.starts, moments, side="right") - 1
        before = at < 0
        at = np.maximum(at, 0)
        inside = np.minimum(moments, self.ends[at]) - self.starts[at]
        return np.where(before, 0, self._worked[at] + inside)

    def between(self, starts: Ints, stops: Ints) -> Ints:
        """Time worked between two moments of each row (n,); negative where stop is earlier."""
        return self.until(stops) - self.until(starts)

    def after(self, starts: Ints, time: Ints) -> Ints:
        """The moment at which that much time has been worked since the start of each row (n,).

        This is when a ticket is due. -1 where the spans end before.
        """
        if not len(self.starts):
            return np.full(len(starts), -1, np.int64)
        total = self.until(starts) + time
        at = np.searchsorted(self._worked, total, side="left") - 1
        known = at < len(self.starts)
        # Nothing to work is done at once, or where the next span begins.
        at = np.clip(at, 0, len(self.starts) - 1)
        due = self.starts[at] + total - self._worked[at]
        return np.where(known, np.where(time > 0, due, np.maximum(due, starts)), -1)
