"""Times that stand in files as numbers."""

import json
from datetime import UTC, datetime
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from outsidein import listen
from outsidein.engine.sheet import Sheet
from outsidein.listen import mapping as mappings
from outsidein.listen.mapping_text import dumps
from outsidein.listen.numbered_times import QUESTION
from outsidein.terms.signal import ColumnTerm, Reading

START = 1_709_650_000
"""2024-03-05 14:46:40 UTC."""

SERIAL = 45_356.604_166_666_664
"""2024-03-05 14:30 as Excel writes it (45356 is the DATEVALUE of 2024-03-05)."""


def heard(path: Path, mapping: str = "") -> Sheet:
    stated = mappings.loads(mapping) if mapping else None
    (sheet,) = listen.hear([path], mapping=stated).sheets
    return sheet


def reading(sheet: Sheet, column: str) -> Reading:
    (found,) = [r for r in sheet.readings if r.question == QUESTION and r.column == column]
    return found


def times(sheet: Sheet, column: str) -> list[datetime | None]:
    assert pa.types.is_timestamp(sheet.table.schema.field(column).type)
    return [None if v is None else v for v in sheet.table.column(column).to_pylist()]


def tickets(folder: Path, opened: list[object], name: str = "tickets.csv") -> Path:
    rows = [f"T{i},C{i % 3},{value}" for i, value in enumerate(opened)]
    path = folder / name
    path.write_text("\n".join(["ticket_id,customer_id,opened_at", *rows]) + "\n")
    return path


def test_seconds_since_1970_are_times(tmp_path: Path) -> None:
    sheet = heard(tickets(tmp_path, [START + i for i in range(30)]))
    assert sheet.one(ColumnTerm.OPENED) is not None
    assert times(sheet, "opened_at")[1] == datetime(2024, 3, 5, 14, 46, 41, tzinfo=UTC)
    said = reading(sheet, "opened_at")
    assert said.decided
    assert said.chosen == "seconds since 1970"
    assert said.evidence == (
        "30 numbers from 1709650000 to 1709650029 are times between 1990 and 2040 only so: "
        "2024-03-05 to 2024-03-05"
    )
    assert (sheet.account.rows, sheet.account.used, sheet.account.rejected) == (30, 30, 0)


def test_milliseconds_in_json_are_times_with_their_fraction(tmp_path: Path) -> None:
    path = tmp_path / "tickets.jsonl"
    rows = [
        {"ticket_id": f"T{i}", "customer_id": f"C{i % 3}", "createdAtMs": START * 1000 + 123 + i}
        for i in range(30)
    ]
    path.write_text("\n".join(json.dumps(r) for r in rows))
    sheet = heard(path)
    assert times(sheet, "createdAtMs")[0] == datetime(2024, 3, 5, 14, 46, 40, 123_000, UTC)
    assert reading(sheet, "createdAtMs").chosen == "milliseconds since 1970"
    opened = sheet.one(ColumnTerm.OPENED)
    assert opened is not None
    assert opened.name == "createdAtMs"


def test_numbers_of_a_typed_file_are_times_too(tmp_path: Path) -> None:
    path = tmp_path / "tickets.parquet"
    made = [START + i for i in range(30)]
    ids = [f"T{i}" for i in range(30)]
    pq.write_table(pa.table({"ticket_id": ids, "opened_at": made, "customer_id": ids}), path)
    sheet = heard(path)
    assert times(sheet, "opened_at")[0] == datetime(2024, 3, 5, 14, 46, 40, tzinfo=UTC)


def test_zeros_are_no_time_and_said(tmp_path: Path) -> None:
    sheet = heard(tickets(tmp_path, [0, *(START + i for i in range(29))]))
    assert times(sheet, "opened_at")[:2] == [None, datetime(2024, 3, 5, 14, 46, 40, tzinfo=UTC)]
    assert reading(sheet, "opened_at").evidence.endswith("; 1 zeros are no time")
    assert reading(sheet, "opened_at").evidence.startswith("29 numbers")


def test_a_word_among_the_numbers_rejects_its_row_alone(tmp_path: Path) -> None:
    sheet = heard(tickets(tmp_path, [*(START + i for i in range(29)), "soon"]))
    assert (sheet.account.used, sheet.account.rejected) == (29, 1)
    assert (sheet.rejects[0].line, sheet.rejects[0].value) == (31, "soon")
    assert sheet.rejects[0].cells == ("T29", "C2", "soon")


def test_days_of_a_spreadsheet_fit_two_readings_and_stay_numbers(tmp_path: Path) -> None:
    path = tickets(tmp_path, [SERIAL + i for i in range(30)])
    sheet = heard(path)
    said = reading(sheet, "opened_at")
    assert not said.decided
    assert said.affects == ("opened_at",)
    assert said.remedy == "State `time: excel_1900` or `time: excel_1904` in the mapping."
    assert "2024-03-05 to 2024-04-03" in said.evidence
    assert "2028-03-06 to 2028-04-04" in said.evidence
    assert (sheet.account.used, sheet.account.rejected) == (30, 0)
    assert pa.types.is_floating(sheet.table.schema.field("opened_at").type)


@pytest.mark.parametrize(
    ("stated", "expected"),
    [
        # 1462 days lie between the two (Microsoft, "Date systems in Excel").
        ("excel_1900", datetime(2024, 3, 5, 13, 30, tzinfo=UTC)),
        ("excel_1904", datetime(2028, 3, 6, 13, 30, tzinfo=UTC)),
    ],
)
def test_a_stated_day_of_a_spreadsheet_is_the_clock_on_the_wall(
    tmp_path: Path, stated: str, expected: datetime
) -> None:
    path = tickets(tmp_path, [SERIAL + i for i in range(10)])
    text = (
        "files:\n  tickets.csv:\n    time_zone: Europe/Berlin\n"
        f"    columns:\n      opened_at: {{time: {stated}}}\n"
    )
    sheet = heard(path, text)
    assert times(sheet, "opened_at")[0] == expected
    assert reading(sheet, "opened_at").evidence == "the mapping or service file states it"


def test_one_day_system_alone_fits_late_days(tmp_path: Path) -> None:
    # 50,000 is 2036-11-21 counted from 1900 and beyond 2040 counted from 1904.
    sheet = heard(tickets(tmp_path, [50_000 + i for i in range(20)]))
    assert reading(sheet, "opened_at").chosen == "days of a spreadsheet that counts from 1900"
    assert times(sheet, "opened_at")[0] == datetime(2036, 11, 21, tzinfo=UTC)


def test_decimal_commas_in_day_numbers(tmp_path: Path) -> None:
    path = tmp_path / "tickets.csv"
    rows = [f"T{i};C{i % 3};{45356 + i},5" for i in range(20)]
    path.write_text("\n".join(["ticket_id;customer_id;opened_at", *rows]) + "\n")
    text = "files:\n  tickets.csv:\n    columns:\n      opened_at: {time: excel_1900}\n"
    sheet = heard(path, text)
    assert times(sheet, "opened_at")[0] == datetime(2024, 3, 5, 12, tzinfo=UTC)


def test_a_header_that_says_nothing_leaves_numbers_and_tells_how(tmp_path: Path) -> None:
    path = tmp_path / "tickets.csv"
    rows = [f"T{i},C{i % 3},2024-03-0{i % 9 + 1},{START + i}" for i in range(20)]
    path.write_text("\n".join(["ticket_id,customer_id,opened_at,xyz", *rows]) + "\n")
    sheet = heard(path)
    said = reading(sheet, "xyz")
    assert said.decided
    assert said.chosen == "numbers, not times"
    assert "state `time: epoch_seconds` in the mapping" in said.evidence
    assert pa.types.is_integer(sheet.table.schema.field("xyz").type)
    told = heard(path, "files:\n  tickets.csv:\n    columns:\n      xyz: {time: epoch_seconds}\n")
    assert times(told, "xyz")[0] == datetime(2024, 3, 5, 14, 46, 40, tzinfo=UTC)


@pytest.mark.parametrize("values", [[5, 10, 15, 20], [1, 0, 1, 0], [20240305, 20240306, 20240307]])
def test_other_numbers_under_a_times_header_stay_as_they_were(
    tmp_path: Path, values: list[int]
) -> None:
    sheet = heard(tickets(tmp_path, [*values] * 5))
    assert not [r for r in sheet.readings if r.question == QUESTION]
    assert sheet.account.used == sheet.account.rows


def test_an_unreadable_number_under_a_stated_term_says_what_to_state(tmp_path: Path) -> None:
    path = tickets(tmp_path, [SERIAL + i for i in range(3)])
    sheet = heard(path, "files:\n  tickets.csv:\n    columns:\n      opened_at: opened\n")
    assert sheet.account.rejected == 3
    assert "time: excel_1900" in sheet.rejects[0].remedy


def test_the_saved_mapping_reads_the_same(tmp_path: Path) -> None:
    path = tickets(tmp_path, [START * 1000 + i for i in range(30)])
    heard_once = listen.hear([path])
    saved = dumps(heard_once)
    assert "time: epoch_milliseconds" in saved
    again = heard(path, saved)
    assert again.table.equals(heard_once.sheets[0].table)


def test_an_open_question_is_left_open_in_the_saved_mapping(tmp_path: Path) -> None:
    path = tickets(tmp_path, [SERIAL + i for i in range(10)])
    saved = dumps(listen.hear([path]))
    assert not reading(heard(path, saved), "opened_at").decided
    told = saved.replace("time:\n", "time: excel_1900\n")
    assert told != saved
    opened = heard(path, told).one(ColumnTerm.OPENED)
    assert opened is not None
    assert opened.name == "opened_at"


def test_the_answer_at_a_terminal_is_taken(tmp_path: Path) -> None:
    path = tickets(tmp_path, [SERIAL + i for i in range(10)])
    asked = []

    def ask(question: listen.Question) -> str:
        asked.append([choice.answer for choice in question.choices])
        return "excel_1900"

    (sheet,) = listen.hear([path], ask=ask).sheets
    assert ["excel_1900", "excel_1904", "number"] in asked
    assert times(sheet, "opened_at")[0] == datetime(2024, 3, 5, 14, 30, tzinfo=UTC)
