"""Workbooks, Parquet and JSON that are broken, hostile, or not what they say."""

import io
import json
import zipfile
from collections.abc import Callable
from datetime import UTC, date, datetime
from itertools import pairwise
from pathlib import Path
from typing import Any

import openpyxl
import pyarrow as pa
import pyarrow.parquet
import pytest
import xlsxwriter
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from outsidein import listen
from outsidein.engine.sheet import Sheet
from outsidein.terms.trouble import Trouble

HEAD = ["ticket_id", "customer_id", "opened_at", "comment"]
DAY = date(2024, 3, 5)


def book(rows: list[list[Any]], change: Callable[[Any], None] | None = None) -> bytes:
    made = openpyxl.Workbook()
    for row in rows:
        made.active.append(row)
    if change is not None:
        change(made)
    stream = io.BytesIO()
    made.save(stream)
    return stream.getvalue()


def shared(rows: list[list[str]]) -> bytes:
    """A workbook whose cells share their texts, which stand in a part of their own."""
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, {"in_memory": True}) as made:
        sheet = made.add_worksheet()
        for number, row in enumerate(rows):
            sheet.write_row(number, 0, row)
    return stream.getvalue()


def rezipped(data: bytes, changes: dict[str, Callable[[bytes], bytes]]) -> bytes:
    """The same workbook with some of its parts replaced."""
    stream = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as old,
        zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            new.writestr(name, changes.get(name, bytes)(old.read(name)))
    return stream.getvalue()


CLEAN = [HEAD, ["T1", "C1", DAY, "fine"], ["T2", "C2", DAY, "good"]]
WORDS = [HEAD, ["T1", "C1", "2024-03-05", "fine"], ["T2", "C2", "2024-03-05", "good"]]
SHEET = "xl/worksheets/sheet1.xml"
STRINGS = "xl/sharedStrings.xml"
ENTITY = b'<?xml version="1.0"?><!DOCTYPE s [<!ENTITY x %s>]>'


def xxe(part: bytes) -> bytes:
    """An external entity in place of the first shared text."""
    text = part.split(b"?>", 1)[-1].replace(b"fine", b"&x;", 1)
    return ENTITY % b'SYSTEM "file:///etc/passwd"' + text


def laughs(part: bytes) -> bytes:
    """Entities of entities, ten to the tenth of them."""
    names = [b"l%d" % i for i in range(11)]
    told = b'<!ENTITY l0 "lol">' + b"".join(
        b'<!ENTITY %s "%s">' % (name, b"&%s;" % before * 10) for before, name in pairwise(names)
    )
    text = part.split(b"?>", 1)[-1].replace(b"fine", b"&l10;", 1)
    return b'<?xml version="1.0"?><!DOCTYPE s [' + told + b"]>" + text


def shared_bomb(part: bytes) -> bytes:
    """One text of 40 MB, which many cells share."""
    return part.replace(b"fine", b"x" * 40 * 1024**2)


def cached(part: bytes) -> bytes:
    """A formula with the value that the spreadsheet program computed last."""
    return part.replace(b"<f>1+1</f><v />", b"<f>1+1</f><v>2</v>")


def mac(made: Any) -> None:
    made.epoch = CALENDAR_MAC_1904


def leap(made: Any) -> None:
    """Day 59, 60 and 61: 28 February, the 29th that 1900 did not have, 1 March 1900."""
    for row, serial in enumerate((59, 60, 61), start=2):
        cell = made.active.cell(row, 3)
        cell.value, cell.number_format = serial, "yyyy-mm-dd"


def heard(data: bytes, folder: Path, name: str) -> Sheet:
    (folder / name).write_bytes(data)
    (sheet,) = listen.hear([folder / name]).sheets
    return sheet


THREE = [HEAD, *([f"T{i}", f"C{i}", None, "x"] for i in range(3))]

BOOKS: dict[str, tuple[bytes, tuple[int, int], str, list[Any]]] = {
    "a formula that runs a program is a text": (
        book([HEAD, ["T1", "C1", DAY, "'=cmd|'/c calc'!A1"], ["T2", "C2", DAY, "good"]]), (2, 0),
        "comment", ["'=cmd|'/c calc'!A1", "good"],
    ),
    "a formula gives its last value": (
        rezipped(book([HEAD, ["T1", "C1", DAY, "=1+1"], ["T2", "C2", DAY, "x"]]), {SHEET: cached}),
        (2, 0), "comment", ["2", "x"],
    ),
    "days counted from 1904": (
        book(CLEAN, mac), (2, 0), "opened_at", [datetime(2024, 3, 5, tzinfo=UTC)] * 2,
    ),
    "the leap day that 1900 did not have": (
        book(THREE, leap), (3, 0), "opened_at",
        [datetime(1900, 2, 28, tzinfo=UTC), datetime(1900, 2, 28, tzinfo=UTC),
         datetime(1900, 3, 1, tzinfo=UTC)],
    ),
    "ids with leading zeros stay texts": (
        book([HEAD, ["00123", "007", DAY, "x"], ["0123", "7", DAY, "y"]]), (2, 0), "ticket_id",
        ["00123", "0123"],
    ),
    "errors of formulas are missing": (
        book([HEAD, ["T1", "C1", "#REF!", "x"], ["T2", "C2", DAY, "y"]]), (2, 0), "opened_at",
        [None, datetime(2024, 3, 5, tzinfo=UTC)],
    ),
    "merged cells": (
        book(CLEAN, lambda made: made.active.merge_cells("D2:D3")), (2, 0), "comment",
        ["fine", None],
    ),
    "a text of 32,767 characters": (
        book([HEAD, ["T1", "C1", DAY, "x" * 32_767], ["T2", "C2", DAY, "y"]]), (2, 0), "comment",
        ["x" * 32_767, "y"],
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", BOOKS)
def test_workbooks(name: str, tmp_path: Path) -> None:
    data, (used, rejected), column, values = BOOKS[name]
    sheet = heard(data, tmp_path, "tickets.xlsx")
    account = sheet.account
    assert (account.rows, account.used, account.rejected) == (used + rejected, used, rejected)
    assert sheet.table.column(column).to_pylist() == values


BROKEN_BOOKS: dict[str, tuple[Callable[[], bytes], str]] = {
    "a shared text that unpacks to too much": (
        lambda: rezipped(
            shared(WORDS), {STRINGS: lambda p: p.replace(b"fine", b"x" * 70 * 1024**2)}
        ),
        "it unpacks to more than 250 times its size and was not opened further",
    ),
    "an external entity": (
        lambda: rezipped(shared(WORDS), {STRINGS: xxe}),
        "the workbook is damaged",
    ),
    "a billion laughs": (
        lambda: rezipped(shared(WORDS), {STRINGS: laughs}),
        "the workbook is damaged",
    ),
    "cut off": (lambda: book(CLEAN)[:-100], "the archive is damaged or incomplete"),
    "a sheet that is no XML": (
        lambda: rezipped(book(CLEAN), {SHEET: lambda _: b"<worksheet><sheetData><row"}),
        "the workbook is damaged",
    ),
    "encrypted": (lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "the workbook is"),
}


@pytest.mark.parametrize("name", BROKEN_BOOKS)
def test_workbooks_that_cannot_be_read(name: str, tmp_path: Path) -> None:
    make, message = BROKEN_BOOKS[name]
    with pytest.raises(Trouble) as caught:
        heard(make(), tmp_path, "tickets.xlsx")
    assert caught.value.message.startswith(message)
    assert caught.value.remedy


def test_a_shared_text_that_cells_multiply_ends_within_the_limits(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = [HEAD, *([f"T{i}", "fine", "fine", "fine"] for i in range(60))]
    data = rezipped(shared(rows), {STRINGS: shared_bomb})
    monkeypatch.setenv("OUTSIDEIN_FILE_MEMORY", "2")
    with pytest.raises(Trouble, match="needs more memory than is allowed for one file"):
        heard(data, tmp_path, "tickets.xlsx")


def parquet(table: pa.Table) -> bytes:
    stream = io.BytesIO()
    pa.parquet.write_table(table, stream)
    return stream.getvalue()


FLAT = {"ticket_id": ["T1", "T2"], "customer_id": ["C1", "C2"], "cost_eur": [5, 7]}

PARQUETS: dict[str, tuple[dict[str, Any], str, list[Any]]] = {
    "lists": ({"tags": [["a", "b"], None]}, "tags", ["['a', 'b']", None]),
    "structs in lists": ({"tags": [[{"a": 1}], []]}, "tags", ["[{'a': 1}]", "[]"]),
    "bytes that are no text": ({"raw": [b"\xff\xfe", b"ok"]}, "raw", ["b'\\xff\\xfe'", "b'ok'"]),
    "nothing but nulls": ({"gone": pa.nulls(2)}, "gone", [None, None]),
    "NaN": ({"share": [float("nan"), 0.5]}, "share", [None, 0.5]),
    "times before 1900": (
        {"opened_at": pa.array([datetime(2024, 3, 5), datetime(2024, 3, 6)])}, "opened_at",
        [datetime(2024, 3, 5, tzinfo=UTC), datetime(2024, 3, 6, tzinfo=UTC)],
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", PARQUETS)
def test_parquet(name: str, tmp_path: Path) -> None:
    more, column, values = PARQUETS[name]
    sheet = heard(parquet(pa.table({**FLAT, **more})), tmp_path, "tickets.parquet")
    assert (sheet.account.rows, sheet.account.used, sheet.account.rejected) == (2, 2, 0)
    assert sheet.table.column(column).to_pylist() == values


@pytest.mark.parametrize(
    "damage",
    [
        lambda data: data[:-20],
        lambda data: data[:-8] + b"\xff\xff\xff\x7fPAR1",
        lambda data: data[:4] + b"\xff" * (len(data) - 8) + data[-4:],
        lambda data: b"PAR1PAR1",
        lambda data: data[: len(data) // 2] + b"\0" * 20 + data[len(data) // 2 + 20 :],
    ],
    ids=["cut off", "a footer of gigabytes", "nothing but ones", "no footer", "a hole"],
)
def test_parquet_that_is_damaged(damage: Callable[[bytes], bytes], tmp_path: Path) -> None:
    with pytest.raises(Trouble, match="the Parquet file cannot be read") as caught:
        heard(damage(parquet(pa.table(FLAT))), tmp_path, "tickets.parquet")
    assert caught.value.remedy


ROW = '{"ticket_id": "T%d", "customer_id": "C%d", "cost_eur": %s}\n'
Case = tuple[str, tuple[int, int], list[tuple[int, str]], list[Any]]


def rows(*costs: str) -> str:
    return "".join(ROW % (i, i, cost) for i, cost in enumerate(costs, start=1))


JSONS: dict[str, Case] = {
    "a key that stands twice": (
        rows("1", '2, "cost_eur": 3', "4"), (2, 1), [(2, "a key stands twice in one object")],
        [1, 4],
    ),
    "brackets without end": (
        rows("1", "[" * 100_000, "3"), (2, 1), [(2, "not valid JSON")], [1, 3],
    ),
    "nested deeply": (
        rows("1", "[" * 90_000 + "]" * 90_000, "3"), (2, 1), [(2, "not valid JSON")], [1, 3],
    ),
    "a number of 5,000 digits": (
        rows("1", "9" * 5000, "3", *"5" * 10), (12, 1), [(2, "too large to be a number")],
        [1, 3, *[5] * 10],
    ),
    "a number beyond all": (
        rows("1", "1e999", "3", *"5" * 10), (12, 1), [(2, "too large to be a number")],
        [1, 3, *[5] * 10],
    ),
    "NaN is missing": (rows("1", "NaN", "3"), (3, 0), [], [1, None, 3]),
    "half an object": (rows("1") + '{"ticket_id": "T2"\n', (1, 1), [(2, "not valid JSON")], [1]),
    "a line that is no object": (rows("1") + "[1, 2]\n", (1, 1), [(2, "not an object")], [1]),
    "half a letter": (
        rows("1") + ROW.replace("T%d", "\\ud800") % (2, "3"), (1, 1),
        [(2, "half of a letter, which no text contains")], [1],
    ),
    "an escaped NUL": (
        rows("1") + ROW.replace("T%d", "\\u0000") % (2, "3"), (1, 1),
        [(2, "a NUL byte, which no text contains")], [1],
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", JSONS)
def test_json(name: str, tmp_path: Path) -> None:
    text, (used, rejected), reasons, values = JSONS[name]
    sheet = heard(text.encode(), tmp_path, "tickets.jsonl")
    account = sheet.account
    assert (account.rows, account.used, account.rejected) == (used + rejected, used, rejected)
    assert account.rows == len(text.splitlines())
    assert [(r.line, r.reason) for r in sheet.rejects] == reasons
    assert sheet.table.column("cost_eur").to_pylist() == values


@pytest.mark.parametrize(
    "text",
    ["[" * 100_000, '[{"a": 1},', json.dumps([1, 2, 3]), '[{"a": 1, "a": 2}]', "[]"],
    ids=["brackets without end", "cut off", "numbers alone", "a key twice", "an empty list"],
)
def test_json_documents_that_hold_no_table(text: str, tmp_path: Path) -> None:
    with pytest.raises(Trouble) as caught:
        heard(text.encode(), tmp_path, "tickets.json")
    assert caught.value.source == "tickets.json"
    assert caught.value.remedy
