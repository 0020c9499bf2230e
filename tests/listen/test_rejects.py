"""Rejected rows go to a file that can be corrected and read again."""

import csv
import io
import re
from pathlib import Path

import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from outsidein import listen
from outsidein.engine.sheet import Sheet
from outsidein.listen.containers import Member
from outsidein.listen.formats import read_member
from outsidein.listen.raw import unique_names
from outsidein.listen.rejects import FRONT, restore, rows
from outsidein.terms.signal import Column, FileKind, Reject, RowAccount

# A table of one line a row: a line end within a cell is read as one, whatever its bytes.
HARMLESS = st.characters(exclude_categories=["Cs", "Cc"], include_characters="\t")
CELL = st.one_of(
    st.text(HARMLESS, max_size=12),
    st.sampled_from(
        ["=1+1", "+1", "-5", "@x", "'x", "''", "\tx", "＝x", '"', '",', "-1e5", "00123"]
    ),
)


def cells_below(names: list[str]) -> st.SearchStrategy[list[list[str]]]:
    """Rows as wide as the header."""
    row = st.lists(CELL, min_size=len(names), max_size=len(names))
    return st.lists(row, min_size=1, max_size=6)


TEXT = (
    "answer_id,customer_id,overall,comment\n"
    "A1,C1,5,fine\n"
    "A2,C2,five,=cmd|' /C calc'!A0\n"
    'A3,C3,4,"open\n'
    "A4,C4,3,a,b\n"
    "A5,C5,-x,-5\n"
    "A6,C6,2,'quoted'\n"
)


@pytest.fixture
def written(tmp_path: Path) -> Path:
    (tmp_path / "survey.csv").write_text(TEXT)
    hearing = listen.hear([tmp_path / "survey.csv"])
    target = tmp_path / "rejects.csv"
    assert listen.rejects.write(target, hearing) == (target,)
    return target


def lines(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8-sig", newline="") as stream:
        return list(csv.reader(stream))


def test_each_reject_has_its_place_reason_remedy_and_cells(written: Path) -> None:
    header, *found = lines(written)
    assert header == [*FRONT, "answer_id", "customer_id", "overall", "comment", "extra cell 1"]
    assert [row[:5] for row in found] == [
        ["survey.csv", "3", "overall", "five", "not a number"],
        ["survey.csv", "4", "", 'A3,C3,4,"open', "a quote is opened and not closed"],
        ["survey.csv", "5", "", "A4,C4,3,a,b", "5 cells where the header has 4"],
        ["survey.csv", "6", "overall", "'-x", "not a number"],
    ]
    assert all(row[5] for row in found)
    assert [row[6:] for row in found] == [
        ["A2", "C2", "five", "'=cmd|' /C calc'!A0", ""],
        ["A3", "C3", "4", "open", ""],
        ["A4", "C4", "3", "a", "b"],
        ["A5", "C5", "'-x", "-5", ""],
    ]


def test_the_corrected_file_is_read_and_gives_the_original_cells(written: Path) -> None:
    text = written.read_text(encoding="utf-8-sig")
    corrected = text.replace(",five,'=cmd", ",1,'=cmd").replace(",a,b\n", ',"a,b",\n')
    corrected = corrected.replace(",a,b\r\n", ',"a,b",\r\n').replace("C5,'-x,", "C5,2,")
    assert corrected != text
    written.write_text(corrected, encoding="utf-8")
    (sheet,) = listen.hear([written]).sheets
    assert (sheet.account.rows, sheet.account.used, sheet.account.rejected) == (4, 4, 0)
    assert [c.header for c in sheet.columns] == ["answer_id", "customer_id", "overall", "comment"]
    assert sheet.table.column("overall").to_pylist() == [1, 4, 3, 2]
    assert sheet.table.column("comment").to_pylist() == [
        "=cmd|' /C calc'!A0",
        "open",
        "a,b",
        "-5",
    ]
    assert "rows corrected from a file of rejects" in sheet.notes


def test_what_is_still_wrong_is_rejected_again(written: Path) -> None:
    (sheet,) = listen.hear([written]).sheets
    assert (sheet.account.rows, sheet.account.used, sheet.account.rejected) == (4, 1, 3)
    assert [r.reason for r in sheet.rejects] == [
        "not a number",
        "cells beyond the header",
        "not a number",
    ]


def test_several_sources_get_a_file_each_and_none_without_rejects(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(TEXT)
    (tmp_path / "b.csv").write_text(TEXT)
    (tmp_path / "c.csv").write_text("answer_id,overall\nA1,5\n")
    hearing = listen.hear([tmp_path / name for name in ("a.csv", "b.csv", "c.csv")])
    paths = listen.rejects.write(tmp_path / "rejects.csv", hearing)
    assert [p.name for p in paths] == ["rejects.a.csv", "rejects.b.csv"]
    clean = listen.hear([tmp_path / "c.csv"])
    assert listen.rejects.write(tmp_path / "none.csv", clean) == ()
    assert not (tmp_path / "none.csv").exists()


HEADERS = st.lists(st.text(HARMLESS, min_size=1, max_size=8), min_size=2, max_size=4)


@settings(max_examples=60, deadline=None)
@given(HEADERS.flatmap(lambda names: st.tuples(st.just(names), cells_below(names))))
def test_what_is_written_reads_back_equal(table: tuple[list[str], list[list[str]]]) -> None:
    headers, cells = table
    columns = tuple(
        Column(name, header, place)
        for place, (name, header) in enumerate(zip(unique_names(headers), headers, strict=True), 1)
    )
    rejected = [
        Reject("a.csv", line, None, row[0], "not a number", "Write a number.", tuple(row))
        for line, row in enumerate(cells, start=2)
    ]
    sheet = Sheet(
        "a.csv",
        FileKind.UNKNOWN,
        columns,
        pa.table({}),
        RowAccount(len(rejected), 0, 0, len(rejected)),
        rejects=tuple(rejected),
    )
    text = io.StringIO(newline="")
    csv.writer(text).writerows(rows(sheet))
    assert not re.search(r"(?:^|[,\n])\"?[=@]", text.getvalue())
    (raw,) = read_member(Member("rejects.csv", text.getvalue().encode("utf-8-sig")))
    back = restore(raw)
    assert back.headers == tuple(headers)
    assert [list(back.cells(i)) for i in range(len(back.lines))] == cells


def test_rows_of_a_sheet_without_rejects_are_the_header(tmp_path: Path) -> None:
    (tmp_path / "c.csv").write_text("answer_id,overall\nA1,5\n")
    (sheet,) = listen.hear([tmp_path / "c.csv"]).sheets
    assert rows(sheet) == [[*FRONT, "answer_id", "overall"]]
