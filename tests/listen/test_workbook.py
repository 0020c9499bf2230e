"""Workbooks: every visible sheet, typed cells, row numbers, and limits."""

import datetime as dt
import io
import zipfile
from pathlib import Path

import openpyxl
import pytest

from outsidein import listen
from outsidein.listen import workbook
from outsidein.terms.trouble import Trouble


def book(folder: Path, sheets: dict[str, list[list[object]]], hidden: str = "") -> Path:
    made = openpyxl.Workbook()
    made.remove(made.active)
    for name, rows in sheets.items():
        sheet = made.create_sheet(name)
        for row in rows:
            sheet.append(row)
        if name == hidden:
            sheet.sheet_state = "hidden"
    path = folder / "book.xlsx"
    made.save(path)
    return path


ROWS: list[list[object]] = [
    ["Survey of 2024"],
    [],
    ["answer_id", "answered_at", "recommend", "cost_eur", "comment"],
    ["A1", dt.datetime(2024, 3, 5, 14, 30), 7, 12.5, "fine"],
    ["A2", dt.datetime(2024, 3, 6), 9, 0.1, None],
    [None, None, None, None, None],
    ["A3", dt.datetime(2024, 3, 7), "nine", 3, "oops"],
]


def test_cells_keep_their_values_and_rows_their_numbers(tmp_path: Path) -> None:
    (sheet,) = listen.hear([book(tmp_path, {"Answers": ROWS})]).sheets
    assert (sheet.account.rows, sheet.account.used, sheet.account.rejected) == (3, 2, 1)
    assert sheet.table.column("_line").to_pylist() == [4, 5]
    assert sheet.table.column("recommend").to_pylist() == [7, 9]
    assert sheet.table.column("cost_eur").to_pylist() == [12.5, 0.1]
    stamps = sheet.table.column("answered_at").to_pylist()
    assert stamps[0] == dt.datetime(2024, 3, 5, 14, 30, tzinfo=dt.UTC)
    assert [(r.line, r.column, r.value) for r in sheet.rejects] == [(7, "recommend", "nine")]


def test_each_visible_sheet_is_a_table(tmp_path: Path) -> None:
    sheets = {"One": ROWS, "Empty": [], "Two": ROWS[2:5], "Secret": ROWS}
    heard = listen.hear([book(tmp_path, sheets, hidden="Secret")]).sheets
    assert [s.source for s in heard] == ["book.xlsx/One", "book.xlsx/Two"]
    with pytest.raises(Trouble, match=r"it holds 2 tables: book\.xlsx/One, book\.xlsx/Two"):
        listen.read_table(tmp_path / "book.xlsx")


def test_an_empty_workbook_is_told(tmp_path: Path) -> None:
    with pytest.raises(Trouble, match="holds no cells"):
        listen.hear([book(tmp_path, {"One": []})])


def test_a_cell_far_away_ends_the_child_only(tmp_path: Path) -> None:
    """Two cells at opposite corners make a grid of 17 thousand million cells."""
    made = openpyxl.Workbook()
    made.active["A1"] = "answer_id"
    made.active["XFD1048576"] = 1
    made.save(tmp_path / "far.xlsx")
    with pytest.raises(Trouble, match="more memory than is allowed"):
        listen.hear([tmp_path / "far.xlsx"])


def test_a_workbook_that_unpacks_to_gigabytes_is_not_opened(tmp_path: Path) -> None:
    path = book(tmp_path, {"One": ROWS})
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/media/bomb.xml", b" " * (66 * 1024**2))
    with pytest.raises(Trouble, match="more than 250 times its size"):
        listen.hear([path])


def test_a_workbook_without_its_sheets_is_told(tmp_path: Path) -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
    (tmp_path / "broken.xlsx").write_bytes(stream.getvalue())
    with pytest.raises(Trouble, match="the workbook is damaged"):
        listen.hear([tmp_path / "broken.xlsx"])


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (7.0, "7"),
        (0.1, "0.1"),
        (1e300, "1e+300"),
        (True, "true"),
        (dt.date(2024, 3, 5), "2024-03-05"),
        (dt.timedelta(minutes=90), "1.5"),
        ("x", "x"),
    ],
)
def test_cells_as_text_read_back_to_the_same(value: object, text: str) -> None:
    assert workbook.as_text(value) == text
