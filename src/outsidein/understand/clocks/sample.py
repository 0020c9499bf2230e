"""A part of the tickets, on which other ways to run the clock are tried quickly."""

from dataclasses import dataclass, replace

import numpy as np

from outsidein.engine.clock.states import Stays

from .customers import Holders
from .timed import Bools, Ints, Moments, Timed

MOST = 50_000
"""Tickets that every other reading is tried on."""


@dataclass(frozen=True, slots=True)
class Sample:
    """Some tickets of a level, with the stays in pause states and the block of customers of each.

    `part` are their places among all tickets of the level.
    """

    these: Timed
    stays: Stays | None
    block: Ints
    part: Ints


def sample(holders: Holders, these: Timed, stays: Stays | None, usable: Bools) -> Sample:
    """At most `MOST` of the usable tickets, spread evenly over the file."""
    part = np.flatnonzero(usable)
    if len(part) > MOST:
        part = part[np.linspace(0, len(part) - 1, MOST).astype(np.int64)]
    return Sample(
        take(these, part),
        None if stays is None else stays_of(stays, part, len(these.place)),
        holders.block[these.place[part]],
        part,
    )


def take(these: Timed, part: Ints) -> Timed:
    """The same level with some of its tickets."""
    return replace(
        these,
        place=these.place[part],
        start=_moments(these.start, part),
        stop=_moments(these.stop, part),
        target=these.target[part],
        due=None if these.due is None else _moments(these.due, part),
        hold=these.hold[part],
        flag=these.flag[part],
    )


def _moments(found: Moments, part: Ints) -> Moments:
    return Moments(found.at[part], found.known[part])


def stays_of(stays: Stays, part: Ints, things: int) -> Stays:
    """The stays of some things, whose places become those in the part."""
    place = np.full(things, -1, np.int64)
    place[part] = np.arange(len(part))
    thing = place[stays.thing]
    keep = thing >= 0
    return Stays(thing[keep], stays.state[keep], stays.start[keep], stays.end[keep], stays.names)
