"""LimeSurvey: the columns of its exports by text and by code, in English and German.

The header lists come from the LimeSurvey Manual, "Exporting results", the names of its response
tables, and from files of others: `Antwort ID, Datum Abgeschickt, Letzte Seite, Start-Sprache,
Zufallsstartwert, Datum gestartet, Datum letzte Aktivität, IP-Adresse` heads a German one.
"""

from pathlib import Path

import pytest

from outsidein import listen
from outsidein.engine.sheet import Sheet
from outsidein.listen import mapping, readers
from outsidein.listen.containers import Member
from outsidein.listen.delimited import read_delimited
from outsidein.terms.quality import Voice
from outsidein.terms.signal import ColumnTerm

TEXT = "Response ID;Date submitted;Last page;Start language;Seed;Date started;Date last action"
CODE = "id;submitdate;lastpage;startlanguage;seed;startdate;datestamp;ipaddr;refurl"
GERMAN = (
    "Antwort ID;Datum Abgeschickt;Letzte Seite;Start-Sprache;Zufallsstartwert;Datum gestartet;"
    "Datum letzte Aktivität;IP-Adresse"
)
LEAST = "id;submitdate;lastpage;startlanguage;seed"


@pytest.mark.parametrize("headers", [TEXT, CODE, GERMAN, LEAST])
def test_the_documented_headers_are_recognized(headers: str) -> None:
    names = headers.split(";")
    for listed in (names, names[::-1]):
        text = ";".join(f'"{n}"' for n in [*listed, "Q1"]) + "\n" + ";".join("1" for _ in listed)
        found = readers.recognize(read_delimited(Member("x.csv", f"{text};4\n".encode())))
        assert found is not None
        assert found.slug == "limesurvey"


def heard(tmp_path: Path, *rows: str, stated: str = "") -> Sheet:
    path = tmp_path / "results.csv"
    path.write_text("\n".join([f"{TEXT};How good was it overall?", *rows]) + "\n")
    told = mapping.loads(f"files:\n  results.csv: {{{stated}}}\n") if stated else None
    (sheet,) = listen.hear([path], mapping=told).sheets
    account = sheet.account
    assert account.rows == account.used + account.superseded + account.rejected
    return sheet


def row(ident: int, submitted: str, answer: str = "4") -> str:
    return f"{ident};{submitted};2;en;17;2024-01-15 09:00:00;2024-01-15 09:01:00;{answer}"


def test_answers_without_a_time_of_sending_are_unfinished(tmp_path: Path) -> None:
    rows = row(1, "2024-01-15 09:01:00"), row(2, "")
    sheet = heard(tmp_path, *rows)
    assert (sheet.account.used, sheet.rejects) == (2, ())
    (said,) = [r for r in sheet.readings if r.question == "Do unfinished answers count?"]
    assert (said.chosen, said.column) == ("they count", "Date submitted")
    left = heard(tmp_path, *rows, stated="unfinished: leave_out")
    assert (left.account.used, [r.line for r in left.rejects]) == (1, [3])


def test_a_survey_without_times_has_none(tmp_path: Path) -> None:
    """LimeSurvey then writes 1980-01-01 for finished answers: finished, but at no known time."""
    sheet = heard(tmp_path, row(1, "1980-01-01 00:00:00"), row(2, ""))
    assert sheet.table.column("Date submitted").null_count == 2
    (said,) = [r for r in sheet.readings if r.question == "Do unfinished answers count?"]
    assert "in 1 of 2 rows" in said.evidence


def test_codes_and_texts_in_one_header(tmp_path: Path) -> None:
    path = tmp_path / "results.csv"
    path.write_text(
        '"id. Response ID";"submitdate. Date submitted";"lastpage. Last page";'
        '"startlanguage. Start language";"Q1[SQ1]. How was it? [Speed]";'
        '"Q1[SQ2]. How was it? [Care]"\n'
        "1;2024-01-15 09:01:00;2;en;4;5\n2;2024-01-16 09:01:00;2;en;1;3\n"
        "3;2024-01-16 09:01:00;2;en;2;1\n"
    )  # fmt: skip
    (sheet,) = listen.hear([path]).sheets
    assert sheet.recognized_as == "LimeSurvey survey export"
    assert [c.header for c in sheet.columns[4:]] == ["Q1[SQ1]", "Q1[SQ2]"]
    assert sheet.columns[4].title == "How was it? [Speed]"
    assert [c.item for c in sheet.of(ColumnTerm.RATING)] == ["Speed", "Care"]


def test_both_samples() -> None:
    export = next(e for e in readers.registry() if e.slug == "limesurvey")
    by_text, by_code = listen.hear(export.samples).sheets
    for sheet in (by_text, by_code):
        assert (sheet.account.rows, sheet.account.used) == (12, 12)
        voices = [c.voice for c in sheet.of(ColumnTerm.RATING)]
        assert voices == [Voice.EXPECTATION] * 3 + [Voice.PERCEPTION] * 3
        items = [c.item for c in sheet.of(ColumnTerm.RATING)]
        assert items[:3] == items[3:]
    overall = by_text.one(ColumnTerm.OVERALL), by_code.one(ColumnTerm.OVERALL)
    assert overall[0] is not None
    assert overall[1] is not None
    assert by_text.table.column(overall[0].name) == by_code.table.column(overall[1].name)
