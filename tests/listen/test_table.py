"""Tables for the analyst: the same from every source, in full precision, strictly."""

import json
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import duckdb
import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from outsidein.engine.sheet import Sheet
from outsidein.listen import read_headers, read_table
from outsidein.terms.trouble import Trouble

TABLE = pa.table(
    {
        "y": pa.array([0.1, -2.5e-300, None, 4.0]),
        "q1": pa.array([1, 7, None, 3], pa.int64()),
        "who": pa.array(["x", "", None, "y, z"]),
    }
)


def csv_of(table: pa.Table, folder: Path) -> Path:
    rows = [["" if v is None else str(v) for v in row.values()] for row in table.to_pylist()]
    quoted = [",".join('"' + c.replace('"', '""') + '"' for c in row) for row in rows]
    path = folder / "table.csv"
    path.write_text("\n".join([",".join(table.column_names), *quoted]) + "\n")
    return path


def parquet_of(table: pa.Table, folder: Path) -> Path:
    pq.write_table(table, folder / "table.parquet")
    return folder / "table.parquet"


def json_of(table: pa.Table, folder: Path) -> Path:
    path = folder / "table.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in table.to_pylist()))
    return path


SOURCES: dict[str, Callable[[pa.Table, Path], Any]] = {
    "CSV": csv_of,
    "Parquet": parquet_of,
    "JSON lines": json_of,
    "Arrow": lambda table, _: table,
    "Arrow batch": lambda table, _: table.to_batches()[0],
    "pandas": lambda table, _: table.to_pandas(),
    "Polars": lambda table, _: pl.from_arrow(table),
    "lazy Polars": lambda table, _: pl.from_arrow(table).lazy(),  # type: ignore[union-attr]
    "DuckDB": lambda table, _: duckdb.from_arrow(table),
}


@pytest.mark.parametrize("kind", SOURCES)
def test_every_source_gives_the_same_table(kind: str, tmp_path: Path) -> None:
    sheet = read_table(SOURCES[kind](TABLE, tmp_path), columns="y,q1,who")
    assert sheet.table.column("y").to_pylist() == [0.1, -2.5e-300, None, 4.0]
    assert sheet.table.column("q1").to_pylist() == [1, 7, None, 3]
    assert sheet.table.column("who").to_pylist() == ["x", None, None, "y, z"]
    assert sheet.table.schema.field("q1").type == pa.int8()
    assert (sheet.account.rows, sheet.account.used) == (4, 4)
    assert [c.position for c in sheet.columns] == [1, 2, 3]


def written(folder: Path, text: str) -> Path:
    path = folder / "t.csv"
    path.write_text(text, encoding="utf-8")
    return path


def values(sheet: Sheet, name: str) -> list[Any]:
    return list(sheet.table.column(name).to_pylist())


def test_numbers_with_quotes_and_blanks_keep_full_precision(tmp_path: Path) -> None:
    path = written(tmp_path, '"","lmg"\n"x1","0.0220650140087288"\n"x2"," 8.14941369634448e-06"\n')
    sheet = read_table(path)
    assert values(sheet, "lmg") == [0.0220650140087288, 8.14941369634448e-06]
    assert values(sheet, "column 1") == ["x1", "x2"]


def test_a_bad_cell_in_a_column_asked_for_rejects_its_row(tmp_path: Path) -> None:
    path = written(tmp_path, "a,b,note\n1,2,3\nx,3,oops\n3,inf,4\n4,5,5\n")
    sheet = read_table(path, columns="a,b")
    assert values(sheet, "a") == [1, 4]
    assert [(r.line, r.column, r.reason) for r in sheet.rejects] == [
        (3, "a", "not a number"),
        (4, "b", "not a finite number"),
    ]
    assert sheet.rejects[0].cells[:2] == ("x", "3")
    assert (sheet.account.rows, sheet.account.used, sheet.account.rejected) == (4, 2, 2)


def test_without_a_list_nothing_is_rejected_for_its_cells(tmp_path: Path) -> None:
    sheet = read_table(written(tmp_path, "a,b\n1,2\nx,3\n3,4\n"))
    assert values(sheet, "a") == ["1", "x", "3"]
    assert values(sheet, "b") == [2, 3, 4]
    assert sheet.rejects == ()


def test_missing_codes_are_null_where_they_stand_for_no_answer(tmp_path: Path) -> None:
    path = written(tmp_path, "a,b,c\n0,5,none of these\n3,99,x\n4,2,0\n")
    sheet = read_table(path, columns="a,b,c", missing=[0, "99"])
    assert values(sheet, "a") == [None, 3, 4]
    assert values(sheet, "b") == [5, None, 2]
    assert values(sheet, "c") == ["none of these", "x", None]
    assert values(read_table(pd.DataFrame({"a": [0, 3]}), missing=[0]), "a") == [None, 3]


def test_customer_segment_and_text_stay_text(tmp_path: Path) -> None:
    path = written(tmp_path, "a,who,seg,code\n1,007,1,01\n2,008,2,02\n")
    sheet = read_table(path, columns="a", customer="who", segment="seg", text=["code"])
    assert values(sheet, "who") == ["007", "008"]
    assert values(sheet, "seg") == ["1", "2"]
    assert values(sheet, "code") == ["01", "02"]


def test_only_the_columns_asked_for_are_read(tmp_path: Path) -> None:
    sheet = read_table(written(tmp_path, "a,b,c\n1,2,3\n"), columns="c,#1")
    assert sheet.table.column_names == ["c", "a", "_line"]


def test_an_uncertain_comma_is_said(tmp_path: Path) -> None:
    sheet = read_table(written(tmp_path, "a;b\n1,234;1\n2,345;2\n"), columns="a")
    (reading,) = sheet.readings
    assert (reading.decided, reading.affects) == (False, ("a",))
    assert values(sheet, "a") == [1234, 2345]


def test_infinite_and_missing_numbers_of_a_frame() -> None:
    frame = pd.DataFrame({"a": [1.0, np.inf, np.nan], "b": [Decimal("1.5"), Decimal("2"), None]})
    sheet = read_table(frame)
    assert values(sheet, "a") == [1, None]
    assert values(sheet, "b") == [1.5, None]
    assert [(r.line, r.reason) for r in sheet.rejects] == [(2, "not a finite number")]


def test_a_frame_of_mixed_objects_is_read_as_its_text() -> None:
    sheet = read_table(pd.DataFrame({"a": [1, "x", None]}))
    assert values(sheet, "a") == ["1", "x", None]


def test_headers_without_rows() -> None:
    assert read_headers(TABLE) == ("y", "q1", "who")


def test_repeated_headers_are_numbered(tmp_path: Path) -> None:
    path = written(tmp_path, "q,q,Q,q (2),,_line\n1,2,3,4,5,6\n")
    names = read_headers(path)
    assert names == ("q", "q (3)", "Q (4)", "q (2)", "column 5", "_line (2)")
    assert values(read_table(path), "q (3)") == [2]


def test_what_is_no_table_is_told() -> None:
    with pytest.raises(Trouble, match="a table cannot be read from list"):
        read_table([1, 2, 3])


def test_header_rows_of_a_survey_tool_are_none_of_the_answers() -> None:
    """One column is asked for; that the file is an export, and which rows are none, others tell."""
    from outsidein.listen import readers

    export = next(e for e in readers.registry() if e.slug == "qualtrics")
    sheet = read_table(export.samples[0], columns="Q1")
    assert (sheet.account.rows, sheet.account.used, sheet.rejects) == (12, 12, ())
    assert sheet.table.column("_line").to_pylist() == list(range(4, 16))
    assert [r.question for r in sheet.readings] == ["Do unfinished answers count?"]
