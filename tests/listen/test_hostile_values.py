"""Cells that mean something else than they seem to: numbers, times, ids, names, answers.

Each case: the header and rows of a file, the rows (used, superseded, rejected), for each reject its
line and reason, and what a column holds then.
"""

import datetime as dt
from pathlib import Path
from typing import Any

import pytest

from outsidein import listen
from outsidein.engine.sheet import Sheet
from outsidein.listen import mapping
from outsidein.terms.signal import ColumnTerm, FileKind

HEAD = "ticket_id,customer_id,opened_at,resolved_at,cost_eur"
Case = tuple[str, tuple[int, int, int], list[tuple[int, str]], str, list[Any]]


CLEAN = 10


def tickets(*cells: str, column: int = 4) -> str:
    """Tickets that differ from clean ones in one column (4: cost), and ten clean ones."""
    rows = []
    for number, cell in enumerate(cells, start=1):
        row = [f"T{number}", f"C{number}", "2024-03-05 10:00", "2024-03-05 12:00", str(number)]
        row[column] = f'"{cell}"' if "," in cell else cell
        rows.append(",".join(row))
    for number in range(1, CLEAN + 1):
        rows.append(f"U{number},D{number},2024-06-13 10:00,2024-06-13 12:00,{number}")
    return "\n".join([HEAD, *rows]) + "\n"


def utc(*parts: int) -> dt.datetime:
    return dt.datetime(*parts, tzinfo=dt.UTC)  # type: ignore[misc,arg-type]


NUMBERS: dict[str, Case] = {
    "percent signs": (tickets("12 %", "8.5%", "100%"), (3, 0, 0), [], "cost_eur", [12, 8.5, 100]),
    "currency signs on either side": (
        tickets("€ 5", "7 EUR", "9€"), (3, 0, 0), [], "cost_eur", [5, 7, 9],
    ),
    "negative in parentheses": (
        tickets("(5)", "7", "(1,234.50)"), (3, 0, 0), [], "cost_eur", [-5, 7, -1234.5],
    ),
    "a minus sign of typography": (
        tickets("\u22125", "7", "\u22121.5"), (3, 0, 0), [], "cost_eur", [-5, 7, -1.5],
    ),
    "decimal comma": (tickets("1,5", "0,25", "3"), (3, 0, 0), [], "cost_eur", [1.5, 0.25, 3]),
    "decimal comma with points between thousands": (
        tickets("1.234,5", "2", "3"), (3, 0, 0), [], "cost_eur", [1234.5, 2, 3],
    ),
    "apostrophes between thousands": (
        tickets("1'234.5", "2", "3"), (3, 0, 0), [], "cost_eur", [1234.5, 2, 3],
    ),
    "narrow blanks between thousands": (
        tickets("1\u202f234,5", "2", "3"), (3, 0, 0), [], "cost_eur", [1234.5, 2, 3],
    ),
    "digits of another script": (
        tickets("१२३", "2", "3"), (2, 0, 1), [(2, "digits other than 0 to 9")], "cost_eur", [2, 3],
    ),
    "an underscore": (
        tickets("1_000", "2", "3"), (2, 0, 1), [(2, "an underscore in a number")], "cost_eur",
        [2, 3],
    ),
    "NaN is missing": (tickets("NaN", "2", "3"), (3, 0, 0), [], "cost_eur", [None, 2, 3]),
    "infinity": (
        tickets("-Infinity", "2", "3"), (2, 0, 1), [(2, "not a finite number")], "cost_eur", [2, 3],
    ),
    "1e400": (
        tickets("1e400", "2", "3"), (2, 0, 1), [(2, "too large to be a number")], "cost_eur",
        [2, 3],
    ),
    "hexadecimal": (
        tickets("0x1F", "2", "3"), (2, 0, 1), [(2, "not a number")], "cost_eur", [2, 3],
    ),
    "two numbers in a cell": (
        tickets("1 - 2", "2", "3"), (2, 0, 1), [(2, "not a number")], "cost_eur", [2, 3],
    ),
    "a number of a hundred digits": (
        tickets("1" * 400, "2", "3"), (2, 0, 1), [(2, "too large to be a number")], "cost_eur",
        [2, 3],
    ),
    "an error of a spreadsheet": (
        tickets("#DIV/0!", "2", "3"), (3, 0, 0), [], "cost_eur", [None, 2, 3],
    ),
    "a formula stays a text": (
        tickets("=cmd|'/c calc'!A1", "C2", "C3", column=1), (3, 0, 0), [], "customer_id",
        ["=cmd|'/c calc'!A1", "C2", "C3"],
    ),
    "leading zeros stay": (
        tickets("00123", "0123", "123", column=1), (3, 0, 0), [], "customer_id",
        ["00123", "0123", "123"],
    ),
    "ids beyond what a float can hold stay": (
        tickets("12345678901234567890123", "C2", "C3", column=1), (3, 0, 0), [], "customer_id",
        ["12345678901234567890123", "C2", "C3"],
    ),
    "a name that runs from right to left": (
        tickets("\u202egpj.exe", "C2", "C3", column=1), (3, 0, 0), [], "customer_id",
        ["\u202egpj.exe", "C2", "C3"],
    ),
    "a name of letters with marks upon marks": (
        tickets("Z" + "\u0335\u0321" * 200, "C2", "C3", column=1), (3, 0, 0), [], "customer_id",
        ["Z" + "\u0335\u0321" * 200, "C2", "C3"],
    ),
    "a cell of 200,000 characters": (
        tickets("x" * 200_000, "C2", "C3", column=1), (3, 0, 0), [], "customer_id",
        ["x" * 200_000, "C2", "C3"],
    ),
}  # fmt: skip

NO_TIME = "no such date or time"
UNLIVED = "no time between 1900 and 2200"
TIMES: dict[str, Case] = {
    "day first, told by one row": (
        tickets("05/03/2024 10:00", "13/03/2024 10:00", column=2), (2, 0, 0), [], "opened_at",
        [utc(2024, 3, 5, 10), utc(2024, 3, 13, 10)],
    ),
    "month first, told by one row": (
        tickets("03/05/2024 10:00", "03/13/2024 10:00", column=2), (2, 0, 0), [], "opened_at",
        [utc(2024, 3, 5, 10), utc(2024, 3, 13, 10)],
    ),
    "several offsets": (
        tickets("2024-03-05T10:00:00+02:00", "2024-03-05T10:00:00-0500", "2024-03-05T10:00:00Z",
                column=2),
        (3, 0, 0), [], "opened_at",
        [utc(2024, 3, 5, 8), utc(2024, 3, 5, 15), utc(2024, 3, 5, 10)],
    ),
    "an offset beyond any": (
        tickets("2024-03-05T10:00:00+99:00", "2024-03-05 11:00", "2024-03-05 12:00", column=2),
        (2, 0, 1), [(2, NO_TIME)], "opened_at", [utc(2024, 3, 5, 11), utc(2024, 3, 5, 12)],
    ),
    "the year 9999 and the year 1": (
        tickets("9999-12-31 00:00", "0001-01-01 00:00", "2024-03-05 12:00", column=2),
        (1, 0, 2), [(2, UNLIVED), (3, UNLIVED)], "opened_at", [utc(2024, 3, 5, 12)],
    ),
    "the year 1900": (
        tickets("1899-12-31 00:00", "1900-01-01 00:00", "2024-03-05 12:00", column=2),
        (2, 0, 1), [(2, UNLIVED)], "opened_at", [utc(1900, 1, 1), utc(2024, 3, 5, 12)],
    ),
    "29 February in a year without one": (
        tickets("2023-02-29 10:00", "2024-02-29 10:00", "2024-03-01 10:00", column=2),
        (2, 0, 1), [(2, NO_TIME)], "opened_at", [utc(2024, 2, 29, 10), utc(2024, 3, 1, 10)],
    ),
    "24 o'clock and second 60": (
        tickets("2024-03-05 24:00", "2024-03-05 10:00:60", "2024-03-05 12:00", column=2),
        (1, 0, 2), [(2, NO_TIME), (3, NO_TIME)], "opened_at", [utc(2024, 3, 5, 12)],
    ),
}  # fmt: skip


def heard(text: str, folder: Path, name: str = "tickets.csv", **options: Any) -> Sheet:
    (folder / name).write_text(text, encoding="utf-8", newline="")
    (sheet,) = listen.hear([folder / name], **options).sheets
    return sheet


@pytest.mark.parametrize("name", [*NUMBERS, *TIMES])
def test_cells_are_read_or_their_row_is_rejected(name: str, tmp_path: Path) -> None:
    text, (used, superseded, rejected), reasons, column, values = {**NUMBERS, **TIMES}[name]
    sheet = heard(text, tmp_path)
    account = sheet.account
    assert (account.used - CLEAN, account.superseded, account.rejected) == (
        used,
        superseded,
        rejected,
    )
    assert account.rows == CLEAN + used + superseded + rejected == len(text.splitlines()) - 1
    assert [(r.line, r.reason) for r in sheet.rejects] == reasons
    assert all(r.remedy for r in sheet.rejects)
    assert sheet.table.column(column).to_pylist()[:-CLEAN] == values


def zoned(zone: str, folder: Path) -> mapping.Mapping:
    (folder / "mapping.yaml").write_text(f"files:\n  tickets.csv:\n    time_zone: {zone}\n")
    return mapping.load(folder / "mapping.yaml")


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        # 31 March 2024, 02:00 to 03:00, does not exist in Berlin; the clocks change at 01:00 UTC.
        ("2024-03-31 02:30", utc(2024, 3, 31, 1)),
        ("2024-03-31 01:59", utc(2024, 3, 31, 0, 59)),
        # 27 October 2024, 02:00 to 03:00, comes twice; the earlier one is taken.
        ("2024-10-27 02:30", utc(2024, 10, 27, 0, 30)),
        ("2024-10-27 03:30", utc(2024, 10, 27, 2, 30)),
    ],
)
def test_an_hour_that_is_missing_or_repeated(
    written: str, meant: dt.datetime, tmp_path: Path
) -> None:
    stated = zoned("Europe/Berlin", tmp_path)
    sheet = heard(tickets(written, "2024-06-01 10:00", column=2), tmp_path, mapping=stated)
    assert (sheet.account.used, sheet.account.rejected) == (2 + CLEAN, 0)
    assert sheet.table.column("opened_at").to_pylist()[:2] == [meant, utc(2024, 6, 1, 8)]


ANSWERS = "answer_id,customer_id,reliability_1_perceived,overall\n"


def test_answers_outside_their_scale_are_rejected(tmp_path: Path) -> None:
    rows = "".join(f"A{i},C{i},{i % 5 + 1},{i % 5 + 1}\n" for i in range(40))
    (tmp_path / "mapping.yaml").write_text(
        "files:\n  answers.csv:\n    columns:\n      reliability_1_perceived:\n"
        "        term: rating\n        scale: [1, 5]\n"
    )
    stated = mapping.load(tmp_path / "mapping.yaml")
    text = ANSWERS + rows + "B1,C1,77,3\nB2,C2,-3,3\n"
    sheet = heard(text, tmp_path, "answers.csv", mapping=stated)
    assert (sheet.account.rows, sheet.account.used, sheet.account.rejected) == (42, 40, 2)
    assert [(r.line, r.column, r.value) for r in sheet.rejects] == [
        (42, "reliability_1_perceived", "77"),
        (43, "reliability_1_perceived", "-3"),
    ]


def test_the_same_file_twice_counts_once(tmp_path: Path) -> None:
    text = tickets("1", "2", "3")
    for name in ("a.csv", "b.csv"):
        (tmp_path / name).write_text(text)
    one, two = listen.hear([tmp_path / "a.csv", tmp_path / "b.csv"]).sheets
    assert (one.account.used, one.account.superseded) == (3 + CLEAN, 0)
    assert (two.account.used, two.account.superseded, two.account.rejected) == (0, 3 + CLEAN, 0)
    assert [r.evidence for r in two.readings if "twice" in r.question] == [
        "13 rows stand in a.csv too, the same in every cell"
    ]


def test_two_equal_rows_of_one_file_both_count(tmp_path: Path) -> None:
    text = "customer_id,overall\nC1,5\nC1,5\nC2,4\n"
    sheet = heard(text, tmp_path, "answers.csv")
    assert (sheet.account.used, sheet.account.superseded, sheet.account.rejected) == (3, 0, 0)


def test_a_column_that_never_changes_is_read(tmp_path: Path) -> None:
    sheet = heard(tickets("7", "7", "7"), tmp_path)
    assert sheet.table.column("cost_eur").to_pylist()[:3] == [7, 7, 7]


def test_customers_of_another_file_are_no_customers_of_this_one(tmp_path: Path) -> None:
    (tmp_path / "tickets.csv").write_text(tickets("1", "2", "3"))
    answers = "".join(f"A{i},K{i},{i % 5 + 1},4\n" for i in range(3))
    (tmp_path / "answers.csv").write_text(ANSWERS + answers)
    sheets = listen.hear([tmp_path / "tickets.csv", tmp_path / "answers.csv"]).sheets
    ids = [set(s.table.column("customer_id").to_pylist()) for s in sheets]
    assert [len(found) for found in ids] == [3 + CLEAN, 3]
    assert not ids[0] & ids[1]
    assert [s.kind for s in sheets] == [FileKind.TICKETS, FileKind.SURVEY]
    assert all(s.one(ColumnTerm.CUSTOMER) is not None for s in sheets)
