"""How long each thing of an event log was in each state."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from .worktime import WorkTime

Ints = npt.NDArray[np.int64]

TICKET, TIME, STATE = "ticket", "time", "state"
"""The columns of a table of events."""

FOREVER = np.iinfo(np.int64).max


@dataclass(frozen=True, slots=True)
class Stays:
    """Stays of things in states: one entry for each event, until the next one of the thing.

    `thing` is the place of the thing in the table of things, `state` a place in `names`; `start`
    and `end` are microseconds since 1970, the last stay of a thing being without end.
    """

    thing: Ints
    state: Ints
    start: Ints
    end: Ints
    names: tuple[str, ...]

    @classmethod
    def of(cls, events: pa.Table, things: pa.ChunkedArray) -> "Stays":
        """The stays of the things with these ids, in the order of time, then of the log.

        Events without thing, time or state, and of other things, are passed over.
        """
        thing = pc.index_in(_texts(events.column(TICKET)), value_set=_texts(things))
        known = pc.and_(
            pc.is_valid(thing),
            pc.and_(pc.is_valid(events.column(TIME)), pc.is_valid(events.column(STATE))),
        )
        kept = np.flatnonzero(known.to_numpy(zero_copy_only=False))
        who = pc.fill_null(thing, 0).to_numpy(zero_copy_only=False).astype(np.int64)[kept]
        when = pc.fill_null(events.column(TIME).cast(pa.int64()), 0).to_numpy()[kept]
        codes = _texts(events.column(STATE)).dictionary_encode()
        state = pc.fill_null(codes.indices, 0).to_numpy(zero_copy_only=False)[kept]
        order = np.lexsort((kept, when, who))
        who, when, state = who[order], np.asarray(when[order], np.int64), state[order]
        end = np.full(len(who), FOREVER, np.int64)
        same = who[1:] == who[:-1]
        end[:-1][same] = when[1:][same]
        return cls(who, state.astype(np.int64), when, end, tuple(codes.dictionary.to_pylist()))

    def worked(self, hours: WorkTime, start: Ints, stop: Ints) -> Ints:
        """Working time of each stay between the thing's start and stop (both by thing)."""
        begin = np.maximum(self.start, start[self.thing])
        end = np.minimum(self.end, stop[self.thing])
        return hours.between(begin, np.maximum(begin, end))

    def within(self, states: Sequence[str]) -> npt.NDArray[np.bool_]:
        """Which stays are in one of these states; case and blanks at the ends do not matter."""
        wanted = {name.strip().casefold() for name in states}
        chosen = np.array([name.strip().casefold() in wanted for name in self.names], dtype=bool)
        return np.asarray(chosen[self.state] if len(chosen) else np.zeros(0, dtype=bool))


def by_thing(thing: Ints, time: Ints, things: int) -> Ints:
    """Times added up by thing (things,)."""
    total = np.zeros(things, np.int64)
    np.add.at(total, thing, time)
    return total


def _texts(column: pa.ChunkedArray) -> pa.Array:
    texts = column.cast(pa.string()).combine_chunks()
    return texts if isinstance(texts, pa.Array) else pa.concat_arrays(texts.chunks)
