"""Conditions choose rows; a null satisfies only the question for nulls."""

import pyarrow as pa
import pytest

from outsidein.engine import conditions as c
from outsidein.terms.trouble import Trouble

TABLE = pa.table(
    {
        "n": pa.array([1, 5, 9, None], pa.int8()),
        "s": ["x", "y", None, "x"],
        "b": [True, False, None, True],
        "z": [0, 1, None, 1],
    }
)


@pytest.mark.parametrize(
    ("condition", "holds"),
    [
        (c.at_least("n", 5), [False, True, True, False]),
        (c.at_most("n", 5), [True, True, False, False]),
        (c.above("n", 5), [False, False, True, False]),
        (c.below("n", 5), [True, False, False, False]),
        (c.is_in("s", "x"), [True, False, False, True]),
        (c.is_in("s", "x", None), [True, False, True, True]),
        (c.is_known("s"), [True, True, False, True]),
        (c.is_missing("s"), [False, False, True, False]),
        (c.is_true("b"), [True, False, False, True]),
        (c.is_true("z"), [False, True, False, True]),
    ],
)
def test_condition_holds(condition: c.Condition, holds: list[bool]) -> None:
    assert condition.holds(TABLE).to_pylist() == holds


def test_dictionary_columns_work_as_plain_ones() -> None:
    table = pa.table({"s": TABLE["s"].combine_chunks().dictionary_encode()})
    assert c.is_in("s", "y").holds(table).to_pylist() == [False, True, False, False]


def test_mapping_means_equality_and_membership() -> None:
    assert c.conditions({"s": "x", "n": [1, 5]}) == (c.is_in("s", "x"), c.is_in("n", 1, 5))
    assert c.conditions(None) == ()
    assert c.conditions(c.is_known("s")) == c.conditions([c.is_known("s")])


@pytest.mark.parametrize("bad", [c.at_least("s", 5), c.is_in("n", "many"), c.is_true("n")])
def test_values_of_another_type_are_said_with_a_remedy(bad: c.Condition) -> None:
    with pytest.raises(Trouble) as caught:
        bad.holds(TABLE)
    assert caught.value.column == bad.column
    assert caught.value.remedy
