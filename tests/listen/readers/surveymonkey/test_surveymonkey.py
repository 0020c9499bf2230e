"""SurveyMonkey: its documented columns, and the Star Wars survey as it was published.

The header list is that of exports as SurveyMonkey writes them today (Respondent ID, Collector ID,
Start Date and so on; SurveyMonkey Help Center, "Exporting Survey Results"). The outside file is
FiveThirtyEight's (CC BY 4.0), exported in 2014 and saved in Mac Roman.
"""

from collections import Counter
from pathlib import Path

import pytest

from outsidein import listen
from outsidein.listen import readers
from outsidein.listen.containers import Member
from outsidein.listen.delimited import read_delimited
from outsidein.listen.raw import Raw
from outsidein.terms.quality import Scale
from outsidein.terms.signal import ColumnTerm, FileKind

DOCUMENTED = (
    "Respondent ID,Collector ID,Start Date,End Date,IP Address,Email Address,First Name,Last Name,"
    "Custom Data 1"
)
OWN = DOCUMENTED.count(",") + 1
ROW = "114000000001,430000001,03/14/2024 09:15:00 AM,03/14/2024 09:20:00 AM,192.0.2.1,,,,"


def table(*lines: str) -> Raw:
    return read_delimited(Member("x.csv", "\n".join(lines).encode()))


def test_the_documented_headers_are_recognized_with_and_without_the_second_row() -> None:
    for lines in (
        (f"{DOCUMENTED},How was it?", f"{ROW},Good"),
        (f"{DOCUMENTED},How was it?", "," * OWN + "Response", f"{ROW},Good"),
    ):
        found = readers.recognize(table(*lines))
        assert found is not None
        assert found.slug == "surveymonkey"


def test_a_long_matrix_is_a_header_and_no_title(tmp_path: Path) -> None:
    """Most cells of the first row are blank, for the question stands once above 30 columns."""
    rows = [f"Row {n}" for n in range(30)]
    path = tmp_path / "all.csv"
    path.write_text(
        f"Respondent ID,Collector ID,Rate these{',' * 29}\n,,{','.join(rows)}\n"
        + "".join(f"{n},9,{','.join(str(1 + (n + k) % 5) for k in range(30))}\n" for n in range(8))
    )
    (sheet,) = listen.hear([path]).sheets
    assert sheet.recognized_as == "SurveyMonkey survey export"
    assert (sheet.account.rows, sheet.account.used) == (8, 8)
    assert sheet.table.column("_line").to_pylist() == list(range(3, 11))
    assert [c.item for c in sheet.of(ColumnTerm.RATING)] == rows
    assert sheet.columns[2].header == "Rate these - Row 0"


def test_a_blank_second_row_is_none(tmp_path: Path) -> None:
    path = tmp_path / "all.csv"
    path.write_text(f"{DOCUMENTED},How was it?\n{',' * OWN}\n{ROW},4\n")
    (sheet,) = listen.hear([path]).sheets
    assert (sheet.account.rows, sheet.account.used) == (1, 1)
    assert sheet.columns[-1].header == "How was it?"


def test_the_sample() -> None:
    export = next(e for e in readers.registry() if e.slug == "surveymonkey")
    (sheet,) = listen.hear(export.samples).sheets
    assert (sheet.account.rows, sheet.account.used) == (12, 12)
    assert {c.scale for c in sheet.of(ColumnTerm.RATING)} == {Scale(1, 5)}
    assert [c.item for c in sheet.of(ColumnTerm.RATING)] == [
        "Time until somebody was there", "Knowledge of the engineer", "Keeping of appointments"
    ]  # fmt: skip
    assert [c.header for c in sheet.of(ColumnTerm.TIME)] == ["End Date"]
    assert len(sheet.of(ColumnTerm.COMMENT)) == 1


@pytest.mark.outside
class TestStarWars:
    """1,186 answers to 38 columns."""

    def test_is_read_whole(self, outside: Path) -> None:
        path = outside / "data/exports/surveymonkey_starwars.csv"
        (sheet,) = listen.hear([path]).sheets
        assert sheet.recognized_as == "SurveyMonkey survey export"
        assert sheet.kind is FileKind.SURVEY
        assert (sheet.account.rows, sheet.account.used, sheet.rejects) == (1186, 1186, ())
        assert len(sheet.columns) == 38
        lines = sheet.table.column("_line").to_pylist()
        assert (lines[0], lines[-1]) == (3, 1188)
        assert len(set(sheet.table.column("RespondentID").to_pylist())) == 1186

    def test_has_no_mangled_letters(self, outside: Path) -> None:
        path = outside / "data/exports/surveymonkey_starwars.csv"
        (sheet,) = listen.hear([path]).sheets
        assert sheet.encoding == "mac_roman"
        assert all(r.decided for r in sheet.readings)
        fan = sheet.columns[31]
        assert fan.name == "Do you consider yourself to be a fan of the Expanded Universe?"
        assert all(c.name.isascii() for c in sheet.columns)

    def test_opinions_are_ratings_and_places_in_an_order_are_not(self, outside: Path) -> None:
        """Counts of Han Solo's answers by the `csv` module of Python."""
        path = outside / "data/exports/surveymonkey_starwars.csv"
        (sheet,) = listen.hear([path]).sheets
        ratings = sheet.of(ColumnTerm.RATING)
        assert [c.position for c in ratings] == list(range(16, 30))
        assert {c.scale for c in ratings} == {Scale(1, 5)}
        assert ratings[0].item == "Han Solo"
        import csv

        with path.open(encoding="mac_roman", newline="") as stream:
            told = Counter(cells[15] for cells in list(csv.reader(stream))[2:])
        read = Counter(sheet.table.column(ratings[0].name).to_pylist())
        assert read[5] == told["Very favorably"] == 610
        assert read[4] == told["Somewhat favorably"] == 151
        assert read[1] == told["Very unfavorably"]
        assert read[None] == told[""] + told["Unfamiliar (N/A)"]
        assert {c.term for c in sheet.columns[9:15]} == {ColumnTerm.OTHER}
