from datetime import UTC, datetime

import numpy as np
import pyarrow as pa

from outsidein.engine.clock.states import FOREVER, Stays, by_thing
from outsidein.engine.clock.worktime import MICRO, WorkTime
from outsidein.terms.clock import Calendar

HOUR = 3600 * MICRO
NINE_TO_FIVE = Calendar("c", time_zone="UTC", hours=(((9 * 3600, 17 * 3600),),) * 7)


def at(day: int, hour: int) -> int:
    return int(datetime(2026, 3, day, hour, tzinfo=UTC).timestamp()) * MICRO


def log(*rows: tuple[str | None, int | None, str | None]) -> pa.Table:
    ticket, time, state = zip(*rows, strict=True)
    return pa.table(
        {
            "ticket": pa.array(ticket, pa.string()),
            "time": pa.array(time, pa.timestamp("us", tz="UTC")),
            "state": pa.array(state, pa.string()),
        }
    )


def test_each_state_lasts_until_the_next_event_of_the_thing() -> None:
    events = log(
        ("B", at(2, 9), "New"),
        ("A", at(2, 16), "Waiting"),
        ("A", at(2, 10), "New"),
        ("A", at(3, 11), "Active"),
        (None, at(2, 9), "New"),
        ("A", None, "New"),
        ("A", at(2, 12), None),
        ("C", at(2, 9), "New"),
    )
    stays = Stays.of(events, pa.chunked_array([["A", "B"]]))
    assert stays.thing.tolist() == [0, 0, 0, 1]
    assert [stays.names[s] for s in stays.state] == ["New", "Waiting", "Active", "New"]
    assert stays.end.tolist() == [at(2, 16), at(3, 11), FOREVER, FOREVER]


def test_pauses_count_working_time_between_start_and_stop_alone() -> None:
    # Monday 16:00 to 17:00 runs, the customer is waited for from 17:00
    # on and answers on Tuesday at 11:00, of which two hours are working time.
    events = log(
        ("A", at(2, 8), "Active"),
        ("A", at(2, 17), "Waiting "),
        ("A", at(3, 11), "Active"),
        ("A", at(3, 15), "Waiting"),
    )
    stays = Stays.of(events, pa.chunked_array([["A"]]))
    start, stop = np.array([at(2, 16)]), np.array([at(3, 16)])
    hours = WorkTime.of(NINE_TO_FIVE, "UTC", start[0], stop[0])
    time = stays.worked(hours, start, stop)
    assert (time / HOUR).tolist() == [1, 2, 4, 1]
    waiting = stays.within(["waiting"])
    paused = by_thing(stays.thing[waiting], time[waiting], 1)
    assert paused.tolist() == [3 * HOUR]
    assert hours.between(start, stop)[0] - paused[0] == 5 * HOUR


def test_events_of_one_time_count_in_the_order_of_the_log() -> None:
    events = log(("A", at(2, 9), "New"), ("A", at(2, 9), "Active"), ("A", at(2, 10), "Closed"))
    stays = Stays.of(events, pa.chunked_array([["A"]]))
    hours = WorkTime.of(Calendar("c"), "UTC", at(2, 0), at(3, 0))
    time = stays.worked(hours, np.array([at(2, 9)]), np.array([at(2, 12)]))
    assert (time / HOUR).tolist() == [0, 1, 2]


def test_an_empty_log_has_no_stays() -> None:
    events = log(("A", at(2, 9), "New")).slice(0, 0)
    stays = Stays.of(events, pa.chunked_array([["A"]]))
    assert len(stays.thing) == 0
    assert not stays.within(["New"]).any()
