"""How long tickets were in each state, from the event log."""

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from outsidein.engine.blocks import BLOCKS
from outsidein.engine.clock.states import Stays
from outsidein.engine.clock.worktime import MICRO
from outsidein.terms.agreement import TimeInState
from outsidein.terms.clock import HOUR
from outsidein.terms.estimate import Estimate
from outsidein.understand.ground import TICKET, Tickets
from outsidein.understand.places.spots import Spots
from outsidein.understand.places.verdict import interval

from .customers import Holders
from .run import Reading, working
from .timed import Timed

Floats = npt.NDArray[np.float64]


def stays_of_tickets(tickets: Tickets, these: Timed) -> Stays | None:
    """The stays of a level's tickets; None where the file holds no events."""
    events = tickets.sheet.events
    if events is None:
        return None
    ids = tickets.table.column(TICKET)
    if len(these.place) < len(ids):
        ids = ids.take(pa.array(these.place))
    return Stays.of(events, ids)


def time_in_states(
    holders: Holders, these: Timed, stays: Stays, reading: Reading
) -> tuple[TimeInState, ...]:
    """Mean working hours per ticket in each state between start and stop, the longest first."""
    usable = these.start.known & (these.end >= these.start.at)
    start = np.where(usable, these.start.at, these.asof)
    end = np.where(usable, these.end, these.asof)
    time = stays.worked(working(reading, start, end), start, end)
    block = holders.block[these.place]
    used = np.bincount(block[usable], minlength=BLOCKS).astype(float)
    pausing = stays.within(these.level.pause_states)
    found = []
    for code, name in enumerate(stays.names):
        mine = (stays.state == code) & usable[stays.thing]
        where = stays.thing[mine]
        if not len(where):
            continue
        hours = np.bincount(block[where], time[mine] / MICRO / HOUR, BLOCKS).astype(float)
        mean = _mean(used, hours, len(usable))
        pauses = bool(pausing[mine].any())
        found.append(TimeInState(name, mean, len(np.unique(where)), pauses))
    return tuple(sorted(found, key=lambda s: (-(s.mean.value or 0.0), s.state)))


def _mean(n: Floats, hours: Floats, rows: int) -> Estimate:
    spots = Spots(("",), n[None, :], hours[None, :], None, np.ones(1, np.int64))
    value, _ = spots.mean(0)
    ends = interval(spots, 0, share=False)
    used = int(n.sum())
    return Estimate(
        value,
        max(0.0, ends[0]) if ends else None,
        ends[1] if ends else None,
        n=used,
        excluded=rows - used,
        definition="clock.time_in_state",
        unit="h",
    )
