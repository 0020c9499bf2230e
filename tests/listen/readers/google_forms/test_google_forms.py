"""Google Forms: the sample, and the kiosk survey as it was downloaded."""

import datetime as dt
from pathlib import Path

import numpy as np
import pytest

from outsidein import listen
from outsidein.listen import readers
from outsidein.listen.containers import Member
from outsidein.listen.delimited import read_delimited
from outsidein.terms.quality import Scale, Voice
from outsidein.terms.signal import ColumnTerm, FileKind


def test_the_sample() -> None:
    export = next(e for e in readers.registry() if e.slug == "google_forms")
    (sheet,) = listen.hear(export.samples).sheets
    assert [c.term for c in sheet.columns] == [
        ColumnTerm.TIME, ColumnTerm.USER, ColumnTerm.RATING, ColumnTerm.RATING, ColumnTerm.RATING,
        ColumnTerm.RATING, ColumnTerm.OVERALL, ColumnTerm.RECOMMEND, ColumnTerm.COMMENT,
    ]  # fmt: skip
    assert [c.voice for c in sheet.columns[2:6]] == [Voice.EXPECTATION, Voice.PERCEPTION] * 2
    first = sheet.table.column("Timestamp").to_pylist()[0]
    assert first == dt.datetime(2024, 3, 5, 8, 14, 22, tzinfo=dt.UTC)
    assert sheet.table.column("_line").to_pylist() == [2, 3, 4, 6]
    comments = sheet.table.column(sheet.columns[8].name).to_pylist()
    assert comments[2] == "He explained what he did\nand why."


@pytest.mark.outside
def test_the_kiosk_survey_as_it_is(outside: Path) -> None:
    """211 respondents, 4 of whom left the rest blank; means as published for the other 207."""
    (sheet,) = listen.hear([outside / "data/kiosk/kiosk.csv"]).sheets
    account = sheet.account
    assert (account.rows, account.used, account.rejected) == (211, 211, 0)
    assert (sheet.kind, sheet.recognized_as) == (FileKind.SURVEY, "Google Forms answers")
    assert sheet.encoding == "cp949"
    means = {}
    for voice in (Voice.EXPECTATION, Voice.PERCEPTION):
        columns = [c for c in sheet.columns if c.voice is voice]
        assert len(columns) == 24
        assert {c.scale for c in columns} == {Scale(1, 7)}
        values = np.column_stack([sheet.table.column(c.name).to_numpy() for c in columns])
        complete = values[~np.isnan(values).any(axis=1)]
        assert len(complete) == 207
        means[voice] = complete.mean()
    assert round(means[Voice.EXPECTATION], 6) == 5.973833
    assert round(means[Voice.PERCEPTION], 6) == 4.871779
    assert len(sheet.of(ColumnTerm.IMPORTANCE)) == 24
    for term in (ColumnTerm.OVERALL, ColumnTerm.RENEW, ColumnTerm.RECOMMEND):
        column = sheet.one(term)
        assert column is not None
        assert column.scale == Scale(1, 5)


@pytest.mark.outside
def test_items_of_the_kiosk_survey_pair_by_their_number(outside: Path) -> None:
    """Question 9 stands before 8: the pairs come from the text, never from the place."""
    (sheet,) = listen.hear([outside / "data/kiosk/kiosk.csv"]).sheets
    voiced = [c for c in sheet.columns if c.voice is not None]
    pairs: dict[str | None, set[Voice | None]] = {}
    for column in voiced:
        pairs.setdefault(column.item, set()).add(column.voice)
    assert set(pairs) == {str(n) for n in range(1, 25)}
    assert all(len(voices) == 2 for voices in pairs.values())
    assert [c.item for c in voiced[14:18]] == ["9", "9", "8", "8"]


@pytest.mark.parametrize(
    "headers",
    [
        # Google Docs Editors Help, "View & manage form responses", and a public example of a file.
        ["Timestamp", "Email Address", "How fast was the reply?", "How good was the reply?"],
        ["Timestamp", "Username", "Score", "Which of these is right?", "Why is it so?"],
        ["Zeitstempel", "Wie schnell war die Antwort?", "Wie gut war die Antwort?"],
    ],
)
def test_documented_headers_are_recognized_in_any_order(headers: list[str]) -> None:
    for names in (headers, headers[::-1]):
        text = ",".join(names) + "\n" + ",".join("1" for _ in names) + "\n"
        found = readers.recognize(read_delimited(Member("x.csv", text.encode())))
        assert found is not None
        assert found.slug == "google_forms"
