"""Which other way to run the clock agrees best with the file's own flag."""

from collections.abc import Iterator
from dataclasses import replace

import numpy as np

from outsidein.engine.blocks import BLOCKS
from outsidein.terms.agreement import OtherReading
from outsidein.terms.clock import HOUR, ROUND_THE_CLOCK, Calendar, Event, Hours
from outsidein.terms.estimate import Estimate
from outsidein.terms.language import message, say
from outsidein.understand.ground import Ground, Tickets
from outsidein.understand.places.spots import Spots

from .counts import compared, estimate_of
from .run import MET, Reading, run
from .sample import Sample
from .targets import fitted
from .timed import Bools, event


def _hours(days: int, start: int, end: int) -> tuple[Hours, ...]:
    return (((start * HOUR, end * HOUR),),) * days + ((),) * (7 - days)


PLAUSIBLE = (
    (message("round the clock"), (ROUND_THE_CLOCK,) * 7),
    (message("Monday to Friday, the whole day"), _hours(5, 0, 24)),
    (message("Monday to Friday from 08:00 to 18:00"), _hours(5, 8, 18)),
    (message("Monday to Friday from 08:00 to 17:00"), _hours(5, 8, 17)),
    (message("Monday to Friday from 09:00 to 17:00"), _hours(5, 9, 17)),
    (message("Monday to Saturday from 08:00 to 18:00"), _hours(6, 8, 18)),
    (message("every day from 08:00 to 20:00"), _hours(7, 8, 20)),
)
"""Calendars that service desks commonly keep."""

Tried = tuple[str, Bools, Bools]
"""A reading in words, on which tickets both decide, and where they agree."""


def other_readings(
    ground: Ground, tickets: Tickets, some: Sample, reading: Reading
) -> tuple[OtherReading, ...]:
    """Other calendars, zones, pauses, events and targets, the one that agrees best first."""
    tried = [
        *_calendars(ground, some, reading),
        *_pauses(some, reading),
        *_events(tickets, some, reading),
        *fitted(tickets, some, reading),
    ]
    found = [OtherReading(words, _share(some, both, same)) for words, both, same in tried]
    return tuple(sorted(found, key=lambda r: (-(r.share.value or 0.0), r.reading)))


def agrees(some: Sample, reading: Reading) -> tuple[Bools, Bools]:
    """On which tickets both clock and flag decide, and where they say the same."""
    clocks = run(some.these, reading, some.stays)
    both = compared(some.these, clocks)
    return both, both & ((clocks.verdict == MET) == (some.these.flag == MET))


def _calendars(ground: Ground, some: Sample, reading: Reading) -> Iterator[Tried]:
    """The calendars that service desks keep, and the file's own, in every plausible zone."""
    if some.these.due is not None:
        return
    stated = reading.calendar
    zones = dict.fromkeys([stated.time_zone or reading.zone, reading.zone, "UTC"])
    for words, hours in PLAUSIBLE:
        always = hours == (ROUND_THE_CLOCK,) * 7
        for zone in [reading.zone] if always else zones:
            calendar = Calendar("", time_zone=zone, hours=hours)
            alike = replace(calendar, id=stated.id, name=stated.name)
            if alike == replace(stated, time_zone=zone) and (always or zone == next(iter(zones))):
                continue
            said = say(words) if always else say("{hours}, {zone}", hours=say(words), zone=zone)
            yield said, *agrees(some, replace(reading, calendar=calendar))
    if stated.holidays or stated.country or stated.special_days:
        plain = replace(stated, holidays=(), country=None, subdivision=None, special_days={})
        words = say("the stated calendar without its holidays")
        yield words, *agrees(some, replace(reading, calendar=plain))
    for other in ground.description.calendars:
        if other.id != stated.id:
            words = say("the calendar {name}", name=other.name or other.id)
            yield words, *agrees(some, replace(reading, calendar=other))


def _pauses(some: Sample, reading: Reading) -> Iterator[Tried]:
    level = some.these.level
    if level.pause_column or (level.pause_states and some.stays is not None):
        yield say("pauses counted too"), *agrees(some, replace(reading, pauses=False))


def _events(tickets: Tickets, some: Sample, reading: Reading) -> Iterator[Tried]:
    """The clock stopped when the ticket was closed, where it stops when it was resolved."""
    other = {Event.RESOLVED.value: Event.CLOSED, Event.CLOSED.value: Event.RESOLVED}
    instead = other.get(some.these.level.stop.strip().casefold())
    moments = None if instead is None else event(tickets, instead.value)
    if instead is None or moments is None:
        return
    place = some.these.place
    moved = replace(moments, at=moments.at[place], known=moments.known[place])
    if np.array_equal(moved.at, some.these.stop.at):
        return
    those = replace(some, these=replace(some.these, stop=moved))
    words = {
        Event.CLOSED: message("the clock stopped when the ticket was closed"),
        Event.RESOLVED: message("the clock stopped when the ticket was resolved"),
    }
    yield say(words[instead]), *agrees(those, reading)


def _share(some: Sample, both: Bools, same: Bools) -> Estimate:
    """The share of agreement with its interval by blocks of customers."""
    n = np.bincount(some.block[both], minlength=BLOCKS).astype(float)
    total = np.bincount(some.block[same], minlength=BLOCKS).astype(float)
    spots = Spots(("",), n[None, :], total[None, :], None, np.ones(1, np.int64))
    return estimate_of(spots, 0, "clock.agreement", len(both))
