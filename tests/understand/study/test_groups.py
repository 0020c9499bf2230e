"""Groups and parts of time."""

import pyarrow as pa
import pytest

from outsidein.engine.blocks import block, row_id
from outsidein.understand.periods import Period, Periods
from outsidein.understand.study.groups import CURRENT, EARLIER, PREVIOUS, Group, labelled, within
from outsidein.understand.study.lookup import look_up_place, months
from outsidein.understand.study.people import people


def _table(month: list[int | None]) -> pa.Table:
    n = len(month)
    return pa.table(
        {
            "customer": pa.array(["a", None, "b", "a"][:n], pa.string()),
            "service": pa.array(["field", None, "remote", "field"][:n], pa.string()),
            "segment": pa.array(["key", "key", None, "small"][:n], pa.string()),
            "month": pa.array(month, pa.int64()),
        }
    )


def test_a_row_falls_into_one_group_and_one_part_of_time() -> None:
    periods = Periods(Period(10, 12), Period(7, 9), Period(1, 9))
    found = labelled(_table([11, 8, 3, None]), periods)
    assert found["when"].to_pylist() == [CURRENT, PREVIOUS, EARLIER, None]
    groups = [Group.of(label) for label in found["group"].to_pylist()]
    assert groups == [
        Group("field", "key"),
        Group("", "key"),
        Group("remote", ""),
        Group("field", "small"),
    ]
    assert [Group.of(g.label) for g in groups] == groups


def test_without_any_time_all_is_current() -> None:
    found = labelled(_table([None, None]), Periods(None))
    assert found["when"].to_pylist() == [CURRENT, CURRENT]


def test_none_stands_for_all_services_or_segments() -> None:
    labels = [Group("field", "key").label, Group("remote", "key").label, Group("field", "").label]
    assert within(labels, None, None) == tuple(labels)
    assert within(labels, "field", None) == (labels[0], labels[2])
    assert within(labels, None, "key") == (labels[0], labels[1])
    assert within(labels, "remote", "small") == ()


def test_customers_keep_the_engines_blocks_and_a_row_without_one_is_its_own() -> None:
    column = pa.chunked_array([["b", None, "a"], ["b", None]])
    found = people(column, "survey.csv")
    assert found.code[0] == found.code[3]
    assert len(set(found.code.tolist())) == 4
    assert found.block[0] == block("b")
    assert found.block[2] == block("a")
    assert found.block[1] == block(row_id("survey.csv", 2))
    assert found.take(pa.array([2]).to_numpy()).block[0] == block("a")


def test_looking_up_finds_the_first_row_and_nothing_for_what_is_missing() -> None:
    known = pa.chunked_array([["x", "y"], ["x"]])
    assert look_up_place(pa.array(["y", "x", None, "z"]), known).to_pylist() == [1, 0, None, None]


@pytest.mark.parametrize(("day", "number"), [("2026-01-31", 12 * 2026), ("2025-12-01", 24311)])
def test_months_are_running_numbers(day: str, number: int) -> None:
    column = pa.array([day]).cast(pa.date32())
    assert months(column).to_pylist() == [number]
