"""Running the clocks: the time on each, and whether it kept its target."""

from dataclasses import dataclass, replace

import numpy as np

from outsidein.engine.clock.states import Stays, by_thing
from outsidein.engine.clock.worktime import WorkTime
from outsidein.terms.clock import Calendar

from .timed import NONE, Bools, Ints, Timed

UNDECIDED, MISSED, MET = -1, 0, 1


@dataclass(frozen=True, slots=True)
class Clocks:
    """The clock of each ticket (n,).

    `time` is the working time on it in microseconds, pauses taken off; `verdict` is 1 where the
    target was kept, 0 where not, -1 where that cannot be said.
    """

    time: Ints
    verdict: Ints


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to run the clocks: a calendar, a zone where it names none, and whether it pauses."""

    calendar: Calendar
    zone: str
    pauses: bool = True


def run(these: Timed, reading: Reading, stays: Stays | None) -> Clocks:
    """Count the working time of every ticket from start to stop and compare it with the target.

    A ticket that has not stopped is missed once its time is over the target, else undecided. One
    without a start or target, or that stops before it starts, is undecided.
    """
    usable = these.start.known & (these.end >= these.start.at)
    start = np.where(usable, these.start.at, these.asof)
    end = np.where(usable, these.end, these.asof)
    hours = working(reading, start, end)
    time = hours.between(start, end)
    if reading.pauses:
        time = time - these.hold
        if stays is not None:
            time = time - paused(these, stays, hours, start, end)
    time = np.maximum(time, 0)
    if these.due is not None:
        known = usable & these.due.known
        kept = end <= these.due.at
    else:
        known = usable & (these.target != NONE)
        kept = time <= these.target
    decided = known & (these.stop.known | ~kept)
    return Clocks(time, np.where(decided, kept.astype(np.int64), UNDECIDED))


def working(reading: Reading, start: Ints, end: Ints) -> WorkTime:
    """The open hours of a reading over all tickets, of which there is at least one."""
    return WorkTime.of(reading.calendar, reading.zone, int(start.min()), int(end.max()))


def paused(these: Timed, stays: Stays, hours: WorkTime, start: Ints, end: Ints) -> Ints:
    """Working time that each ticket spent in the states that stop its clock."""
    chosen = stays.within(these.level.pause_states)
    some = replace(
        stays,
        thing=stays.thing[chosen],
        state=stays.state[chosen],
        start=stays.start[chosen],
        end=stays.end[chosen],
    )
    return by_thing(some.thing, some.worked(hours, start, end), len(start))


def why_undecided(these: Timed, clocks: Clocks) -> dict[str, Bools]:
    """The tickets that the clock could not decide, by reason, each once."""
    left = clocks.verdict == UNDECIDED
    no_target = ~these.due.known if these.due is not None else these.target == NONE
    reasons = {
        "no start": ~these.start.known,
        "no target": no_target,
        "backwards": these.stop.known & (these.stop.at < these.start.at),
        "open": ~these.stop.known,
    }
    found: dict[str, Bools] = {}
    for reason, holds in reasons.items():
        found[reason] = left & holds
        left = left & ~holds
    return found
