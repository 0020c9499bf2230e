"""Service levels as agreed: which clock, for how long, by which calendar, and what pauses it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

HOUR = 3600
DAY = 24 * HOUR

Hours = tuple[tuple[int, int], ...]
"""Opening hours of one day: (from, to) in seconds after local midnight.

`to` may go beyond 24 h where a shift ends on the next day.
"""

ROUND_THE_CLOCK: Hours = ((0, DAY),)


@dataclass(frozen=True, slots=True)
class Calendar:
    """When a service level's clock runs: working hours by weekday, holidays, a time zone.

    `hours` holds the hours of Monday to Sunday; round the clock unless stated. `holidays` are days
    without hours; `country` and `subdivision` (ISO 3166) add the public holidays of that place.
    `special_days` replace the hours of single days. Without `time_zone` it is the organization's.

    Source: ITIL 4 Foundation (AXELOS 2019), service level management practice.
    """

    id: str
    name: str = ""
    time_zone: str | None = None
    hours: tuple[Hours, ...] = (ROUND_THE_CLOCK,) * 7
    holidays: tuple[date, ...] = ()
    country: str | None = None
    subdivision: str | None = None
    special_days: Mapping[date, Hours] = field(default_factory=dict)

    @property
    def always(self) -> bool:
        """Whether it runs round the clock on every day."""
        never = not (self.holidays or self.country or self.special_days)
        return never and self.hours == (ROUND_THE_CLOCK,) * 7


class Event(StrEnum):
    """What starts or stops the clock of a service level.

    - opened: the matter was reported.
    - responded: a person first dealt with it.
    - resolved: it was solved.
    - closed: it was closed.

    Source: ITIL 4 Foundation (AXELOS 2019), service level management practice.
    """

    OPENED = "opened"
    RESPONDED = "responded"
    RESOLVED = "resolved"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class ServiceLevel:
    """What was agreed about the time a ticket may take, so that it can be computed from events.

    The clock runs from `start` to `stop` (an event, or a column of the tickets) while `calendar`
    is open; the time in `pause_states`, or that stands in `pause_column` (in `pause_unit`), is
    taken off. `target` is the longest time in seconds, `targets` by priority go before it; where
    neither holds, the column `due` says when the ticket was due. `service`, `segment` and
    `contract` say which tickets it is for. `flag` is the column in which the file itself says
    whether the level was met.

    Source: ITIL 4 Foundation (AXELOS 2019), service level management practice.
    """

    id: str
    name: str
    start: str = Event.OPENED.value
    stop: str = Event.RESOLVED.value
    target: int | None = None
    targets: Mapping[str, int] = field(default_factory=dict)
    due: str | None = None
    calendar: str | None = None
    pause_states: tuple[str, ...] = ()
    pause_column: str | None = None
    pause_unit: str = "min"
    service: str | None = None
    segment: str | None = None
    contract: str | None = None
    flag: str | None = None
