"""Joining answers to the work they are about."""

from datetime import UTC, datetime

import pyarrow as pa
import pytest

from outsidein.engine.items import Duration
from outsidein.engine.link import by_id, by_latest, by_mean, with_columns, with_duration

TIME = pa.timestamp("us", tz="UTC")


def day(number: int) -> datetime:
    """A day of January 2025."""
    return datetime(2025, 1, number, tzinfo=UTC)


SURVEY = pa.table(
    {
        "who": ["a", "a", "b", None, "z"],
        "order": ["1", "2", "2", "9", None],
        "at_time": pa.array([day(5), day(1), day(9), day(1), day(2)], TIME),
    }
)
WORK = pa.table(
    {
        "customer": ["a", "a", "b", "b"],
        "id": [1, 2, 2, 3],
        "done": pa.array([day(1), day(4), day(9), day(10)], TIME),
        "opened": pa.array([day(1), day(2), day(9), day(11)], TIME),
        "hours": [1.0, 2.0, 3.0, 4.0],
    }
)


def test_by_id_attaches_once_and_counts_the_rest() -> None:
    linked = by_id(SURVEY, WORK, on=("order", "id"), columns={"hours": "taken"})
    assert linked.table["taken"].to_pylist() == [1.0, None, None, None, None]
    assert (linked.matched, linked.unmatched, linked.ambiguous) == (1, 2, 2)
    assert linked.table["who"].equals(SURVEY["who"])


def test_by_latest_takes_the_customers_last_work_before_the_answer() -> None:
    linked = by_latest(
        SURVEY,
        WORK,
        customer=("who", "customer"),
        times=("at_time", "done"),
        columns=["hours", "id"],
        within_days=2,
    )
    assert linked.table["hours"].to_pylist() == [2.0, 1.0, 3.0, None, None]
    near = by_latest(
        SURVEY,
        WORK,
        customer=("who", "customer"),
        times=("at_time", "done"),
        columns=["hours"],
        within_days=0.5,
    )
    assert near.table["hours"].to_pylist() == [None, 1.0, 3.0, None, None]
    assert (near.matched, near.unmatched) == (2, 3)


def test_by_latest_prefers_the_later_row_at_the_same_time() -> None:
    work = pa.table({"c": ["a", "a"], "t": pa.array([day(1), day(1)], TIME), "v": [1, 2]})
    left = pa.table({"c": ["a"], "t": pa.array([day(2)], TIME)})
    linked = by_latest(
        left, work, customer=("c", "c"), times=("t", "t"), columns=["v"], within_days=9
    )
    assert linked.table["v"].to_pylist() == [2]


def test_by_mean_over_keys() -> None:
    linked = by_mean(SURVEY, WORK, on=[("who", "customer")], columns={"hours": "mean_hours"})
    assert linked.table["mean_hours"].to_pylist() == [1.5, 1.5, 3.5, None, None]
    two = by_mean(SURVEY, WORK, on=[("who", "customer"), ("order", "id")], columns=["hours"])
    assert two.table["hours"].to_pylist() == [1.0, 2.0, 3.0, None, None]
    assert two.matched == 3


def test_names_with_quotes_and_taken_names() -> None:
    left = pa.table({'k"1': ["x"]})
    right = pa.table({'k"2': ["x"], 'v"': [5]})
    assert by_id(left, right, on=('k"1', 'k"2'), columns=['v"']).table['v"'].to_pylist() == [5]
    with pytest.raises(ValueError, match="already"):
        by_id(SURVEY, WORK, on=("order", "id"), columns={"hours": "who"})


def test_duration_becomes_a_column_and_backward_ones_are_counted() -> None:
    table, backwards = with_duration(WORK, Duration("h", "opened", "done", "h"))
    assert table["h"].to_pylist() == [0.0, 48.0, 0.0, None]
    assert backwards == 1
    replaced = with_columns(table, {"h": pa.array([1, 2, 3, 4])})
    assert replaced["h"].to_pylist() == [1, 2, 3, 4]
    assert replaced.column_names == table.column_names
