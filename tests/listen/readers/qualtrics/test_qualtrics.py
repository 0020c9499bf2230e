"""Qualtrics: its documented columns, an export that others published, previews, spam, time zones.

The header list is that of Qualtrics Support, "Understanding Your Dataset"; the outside file is the
sample export of the R package qualtRics (MIT). The row of import ids with a time zone is written as
in public exports, such as `{"ImportId":"startDate","timeZone":"America/New_York"}`.
"""

import datetime as dt
from pathlib import Path

import pytest

from outsidein import listen
from outsidein.engine.sheet import Sheet
from outsidein.listen import mapping, readers
from outsidein.listen.containers import Member
from outsidein.listen.delimited import read_delimited
from outsidein.terms.quality import Scale
from outsidein.terms.signal import ColumnTerm, FileKind

DOCUMENTED = (
    "StartDate,EndDate,Status,IPAddress,Progress,Duration (in seconds),Finished,RecordedDate,"
    "ResponseId,RecipientLastName,RecipientFirstName,RecipientEmail,ExternalReference,"
    "LocationLatitude,LocationLongitude,DistributionChannel,UserLanguage"
)
LABELS = (
    "Start Date,End Date,Response Type,IP Address,Progress,Duration (in seconds),Finished,"
    "Recorded Date,Response ID,Recipient Last Name,Recipient First Name,Recipient Email,"
    "External Data Reference,Location Latitude,Location Longitude,Distribution Channel,"
    "User Language"
)


def imported(zone: str) -> str:
    """The third header row; questions are `QID1`, times carry the zone."""
    names = [n.split(" ")[0] for n in DOCUMENTED.split(",")]
    cells = []
    for name in [*names, "QID1"]:
        own = name[0].lower() + name[1:]
        extra = f'""timeZone"":""{zone}""' if own.endswith("Date") else ""
        cells.append('"{""ImportId"":""' + own + '""' + (f",{extra}" if extra else "") + '}"')
    return ",".join(cells)


def row(ident: str, status: str = "IP Address", finished: str = "True", answer: str = "5") -> str:
    when = "2024-01-15 09:00:00,2024-01-15 09:02:00"
    return (
        f"{when},{status},192.0.2.1,100,120,{finished},2024-01-15 09:02:01,{ident},,,,C7,,,"
        f"anonymous,EN,{answer}"
    )


def heard(tmp_path: Path, *rows: str, zone: str = "America/New_York", stated: str = "") -> Sheet:
    text = "\n".join(
        [f"{DOCUMENTED},Q1", f'{LABELS},"Overall, how satisfied are you?"', imported(zone), *rows]
    )
    path = tmp_path / "export.csv"
    path.write_text(text + "\n")
    told = mapping.loads(f"files:\n  export.csv: {{{stated}}}\n") if stated else None
    (sheet,) = listen.hear([path], mapping=told).sheets
    account = sheet.account
    assert account.rows == account.used + account.superseded + account.rejected
    return sheet


def test_the_documented_headers_are_recognized_in_any_order_and_without_the_other_rows() -> None:
    headers = DOCUMENTED.split(",")
    for names in (headers, headers[::-1], headers[6:]):
        cells = ",".join(f'"{n}"' for n in names) + "\n" + ",".join("x" for _ in names) + "\n"
        found = readers.recognize(read_delimited(Member("x.csv", cells.encode())))
        assert found is not None
        assert found.slug == "qualtrics"


def test_header_rows_are_no_rows_and_lines_stay_true(tmp_path: Path) -> None:
    sheet = heard(tmp_path, row("R_1"), row("R_2", answer="2"))
    assert sheet.recognized_as == "Qualtrics survey export"
    assert (sheet.account.rows, sheet.account.used, sheet.rejects) == (2, 2, ())
    assert sheet.table.column("_line").to_pylist() == [4, 5]
    assert any("header rows" in note for note in sheet.notes)
    overall = sheet.one(ColumnTerm.OVERALL)
    assert overall is not None
    assert (overall.header, overall.title) == ("Q1", "Overall, how satisfied are you?")


def test_times_are_in_the_zone_of_the_import_ids(tmp_path: Path) -> None:
    sheet = heard(tmp_path, row("R_1"))
    when = sheet.table.column("RecordedDate").to_pylist()
    assert when == [dt.datetime(2024, 1, 15, 14, 2, 1, tzinfo=dt.UTC)]
    stated = heard(tmp_path, row("R_1"), stated="time_zone: Europe/Berlin")
    assert stated.table.column("RecordedDate").to_pylist()[0].hour == 8


@pytest.mark.parametrize("status", ["Survey Preview", "1", "Survey Test", "2", "Spam", "8"])
def test_previews_tests_and_spam_are_left_out_with_their_reason(
    status: str, tmp_path: Path
) -> None:
    sheet = heard(tmp_path, row("R_1"), row("R_2", status))
    assert (sheet.account.rows, sheet.account.used, sheet.account.rejected) == (2, 1, 1)
    (reject,) = sheet.rejects
    assert (reject.line, reject.column, reject.value) == (5, "Status", status)
    assert "in the mapping" in reject.remedy


def test_the_mapping_may_count_previews(tmp_path: Path) -> None:
    sheet = heard(tmp_path, row("R_1"), row("R_2", "Survey Preview"), stated="previews: count")
    assert (sheet.account.used, sheet.rejects) == (2, ())


@pytest.mark.parametrize("finished", ["False", "0"])
def test_unfinished_answers_count_as_in_qualtrics_unless_stated(
    finished: str, tmp_path: Path
) -> None:
    rows = row("R_1"), row("R_2", finished=finished)
    sheet = heard(tmp_path, *rows)
    assert (sheet.account.used, sheet.rejects) == (2, ())
    (said,) = [r for r in sheet.readings if r.question == "Do unfinished answers count?"]
    assert said.chosen == "they count"
    left = heard(tmp_path, *rows, stated="unfinished: leave_out")
    assert (left.account.used, left.account.rejected) == (1, 1)


def test_a_workbook_has_no_import_ids(tmp_path: Path) -> None:
    """Its second row holds the texts, and the rows below start at once."""
    path = tmp_path / "export.csv"
    path.write_text(f"{DOCUMENTED},Q1\n{LABELS},How was it?\n{row('R_1')}\n{row('R_2')}\n")
    (sheet,) = listen.hear([path]).sheets
    assert (sheet.account.rows, sheet.account.used) == (2, 2)
    assert sheet.columns[-1].title == "How was it?"


def test_a_blank_column_at_the_end_hides_no_header_row(tmp_path: Path) -> None:
    path = tmp_path / "export.csv"
    lines = f"{DOCUMENTED},Q1", f"{LABELS},How was it?", imported("Z"), row("R_1"), row("R_2")
    path.write_text("".join(f"{line},\n" for line in lines))
    (sheet,) = listen.hear([path]).sheets
    assert (sheet.account.rows, sheet.account.used) == (2, 2)


def test_both_samples_say_the_same() -> None:
    export = next(e for e in readers.registry() if e.slug == "qualtrics")
    worded, numeric = listen.hear(export.samples).sheets
    for sheet in (worded, numeric):
        assert (sheet.account.rows, sheet.account.used) == (12, 12)
        assert len(sheet.of(ColumnTerm.RATING)) == 3
        assert {c.scale for c in sheet.of(ColumnTerm.RATING)} == {Scale(1, 5)}
        assert [c.header for c in sheet.of(ColumnTerm.RECOMMEND)] == ["Q1"]
        assert [c.header for c in sheet.of(ColumnTerm.COMMENT)] == ["Q4"]
    for name in ("Q1", "Q2", "Q3_1", "Q3_2", "Q3_3", "RecordedDate"):
        assert worded.table.column(name).to_pylist() == numeric.table.column(name).to_pylist()


@pytest.mark.outside
def test_the_sample_of_qualtrics_r_package(outside: Path) -> None:
    """One answer below three header rows, the texts in German."""
    (sheet,) = listen.hear([outside / "data/exports/qualtrics_sample.csv"]).sheets
    assert sheet.recognized_as == "Qualtrics survey export"
    assert sheet.kind is FileKind.SURVEY
    assert (sheet.account.rows, sheet.account.used, sheet.rejects) == (1, 1, ())
    assert len(sheet.columns) == 20
    assert sheet.table.column("_line").to_pylist() == [4]
    assert sheet.table.column("ResponseId").to_pylist() == ["R_2YPOQ602ER1jkf1"]
    assert sheet.table.column("RecordedDate").to_pylist() == [
        dt.datetime(2017, 7, 18, 8, 28, 48, tzinfo=dt.UTC)
    ]
    assert sheet.columns[17].title == "This is a multiple choice question."
    assert sheet.table.column("Q2").to_pylist() == ["Hello World!"]
