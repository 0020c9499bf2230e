"""Labels of rows, however the column is stored."""

import numpy as np
import pyarrow as pa
import pytest

from outsidein.engine.items import Derived
from outsidein.engine.labels import Bins, Period, codes, column_of, text_codes


def labels(column: pa.ChunkedArray) -> list[str | None]:
    """The label of every row."""
    found = text_codes(column)
    return [found.labels[code] for code in found.code]


@pytest.mark.parametrize(
    ("values", "kind", "expected"),
    [
        (["a", None, "", "a"], pa.string(), ["a", None, None, "a"]),
        ([1, None, 2], pa.int32(), ["1", None, "2"]),
        ([1.0, 2.5, float("nan"), None], pa.float64(), ["1", "2.5", None, None]),
        ([True, False, None], pa.bool_(), ["true", "false", None]),
        ([], pa.string(), []),
    ],
)
def test_values_are_written_as_text(
    values: list[object], kind: pa.DataType, expected: list[str | None]
) -> None:
    assert labels(pa.chunked_array([values], kind)) == expected


def test_narrow_dictionaries_that_are_full() -> None:
    """128 labels fill the positive half of the index type, and still there are missing rows."""
    names = pa.array([f"n{i}" for i in range(128)])
    index = pa.array([0, 127, None], pa.int8())
    column = pa.chunked_array([pa.DictionaryArray.from_arrays(index, names)])
    assert labels(column) == ["n0", "n127", None]


def test_chunks_with_dictionaries_of_their_own() -> None:
    column = pa.chunked_array(
        [pa.array(["a", "b"]).dictionary_encode(), pa.array(["b", "c"]).dictionary_encode()]
    )
    assert labels(column) == ["a", "b", "b", "c"]


def test_bins_hold_their_lower_edge() -> None:
    table = pa.table({"x": [0.5, 1.0, 1.5, 2.0, None]})
    found = codes(table, Bins("x", (1.0, 2.0)))
    assert [found.labels[c] for c in found.code] == ["000", "001", "001", "002", None]


def test_columns_read() -> None:
    assert column_of(None) == ()
    assert column_of("s") == ("s",)
    assert column_of(Period("d")) == ("d",)
    assert column_of(Bins(Derived("m", ("a", "b")), (1.0,))) == ("a", "b")


def test_no_label_is_one_label() -> None:
    found = codes(pa.table({"x": [1, 2]}), None)
    assert (found.labels, np.unique(found.code).tolist()) == ((None,), [0])
