"""Items become numbers: columns, row scores, flags, durations."""

from datetime import UTC, datetime, timedelta

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from outsidein.engine.conditions import at_least, is_known
from outsidein.engine.items import Derived, Duration, Flag, Item, columns_of
from outsidein.engine.values import values_of
from outsidein.terms.trouble import Trouble


def listed(item: Item, table: pa.Table) -> list[float | None]:
    """Values in the unit, None where missing."""
    values = values_of(item, table)
    numbers = np.asarray(values.numbers, dtype=float) / values.per_unit
    return [x if seen else None for x, seen in zip(numbers.tolist(), values.mask(), strict=True)]


@settings(deadline=None)
@given(
    st.lists(st.one_of(st.none(), st.integers(-100, 100)), min_size=1, max_size=40),
    st.integers(0, 10),
    st.sampled_from([pa.int8(), pa.int32(), pa.int64(), pa.float64()]),
)
def test_slices_and_nulls_read_as_arrow_reads_them(
    data: list[int | None], start: int, kind: pa.DataType
) -> None:
    table = pa.table({"x": pa.chunked_array([data, data[::-1]], kind)}).slice(start)
    assert listed("x", table) == table["x"].to_pylist()


def test_mean_and_gap_of_observed_terms() -> None:
    table = pa.table({"p": [7, None, 3], "q": [4, 2, None], "e": [6, 6, 6], "f": [5, 5, None]})
    assert listed(Derived("m", ("p", "q")), table) == [5.5, 2.0, 3.0]
    assert listed(Derived("m", ("p", "q"), minimum=2), table) == [5.5, None, None]
    assert listed(Derived("m", ("e", "f"), beside=("p", "q")), table) == [5.5, 5.0, 6.0]
    assert listed(Derived("g", ("p", "q"), minus=("e", "f")), table) == [0.0, -3.0, -3.0]


def test_weighted_gap_uses_each_respondents_points() -> None:
    """SERVQUAL's weighted score: points over 100 times the criterion's mean gap, summed."""
    table = pa.table(
        {"p1": [4, 4], "p2": [6, 6], "e1": [6, 6], "e2": [6, 6], "w1": [75, 0], "w2": [25, 0]}
    )
    one, two = Derived("1", ("p1",), minus=("e1",)), Derived("2", ("p2",), minus=("e2",))
    score = Derived("score", (one, two), weights=("w1", "w2"))
    assert listed(score, table) == [-1.5, None]
    assert set(columns_of(score)) == {"p1", "e1", "p2", "e2", "w1", "w2"}


def test_score_is_kept_to_a_millionth() -> None:
    table = pa.table({"a": [1], "b": [1], "c": [2]})
    assert listed(Derived("m", ("a", "b", "c")), table) == [1.333333]


def test_flag_is_missing_where_its_column_is() -> None:
    table = pa.table({"r": [10, 3, None]})
    assert listed(Flag("promoter", at_least("r", 9)), table) == [1.0, 0.0, None]
    assert listed(Flag("answered", is_known("r")), table) == [1.0, 1.0, 0.0]


def test_duration_in_whole_seconds_of_the_unit() -> None:
    start = datetime(2025, 3, 1, 12, tzinfo=UTC)
    ends = [start + timedelta(hours=1.5), start - timedelta(hours=1), None]
    kind = pa.timestamp("us", tz="UTC")
    table = pa.table({"a": pa.array([start] * 3, kind), "b": pa.array(ends, kind)})
    assert listed(Duration("h", "a", "b", "h"), table) == [1.5, None, None]
    assert listed(Duration("min", "a", "b", "min"), table)[0] == 90


def test_not_a_number_is_missing_and_infinity_is_trouble() -> None:
    assert listed("x", pa.table({"x": [1.0, float("nan"), None]})) == [1.0, None, None]
    with pytest.raises(Trouble, match="infinite"):
        values_of("x", pa.table({"x": [float("inf")]}))


@pytest.mark.parametrize(
    "item", ["t", Duration("d", "t", "n"), Derived("m", ("t",)), Derived("m", ("n", "t"))]
)
def test_text_is_trouble_with_its_column(item: Item) -> None:
    table = pa.table({"t": ["a"], "n": [1]})
    with pytest.raises(Trouble) as caught:
        values_of(item, table)
    assert caught.value.column in ("t", "n")


def test_formulas_that_cannot_be_are_refused() -> None:
    with pytest.raises(ValueError, match="at least one"):
        Derived("m", ())
    with pytest.raises(ValueError, match="compared"):
        Derived("m", ("a", "b"), minus=("c",))
    with pytest.raises(ValueError, match="weight"):
        Derived("m", ("a", "b"), weights=("c",))
    with pytest.raises(ValueError, match="unit"):
        Duration("d", "a", "b", "fortnights")
