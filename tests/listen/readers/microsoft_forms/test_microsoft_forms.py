"""Microsoft Forms: its own columns as files of others have them, and the sample workbook.

`ID, Start time, Completion time, Email, Name` heads the file that the ACL Anthology's
add_attachments.py reads (Apache-2.0); a quiz adds `Total points`,
`Quiz feedback` and `Last modified time`.
"""

import datetime as dt

import pytest

from outsidein import listen
from outsidein.listen import readers
from outsidein.listen.containers import Member
from outsidein.listen.delimited import read_delimited
from outsidein.terms.quality import Scale
from outsidein.terms.signal import ColumnTerm


@pytest.mark.parametrize(
    "headers",
    [
        "ID,Start time,Completion time,Email,Name,Anthology ID,Attachment type",
        "Id,Start time,Completion time,Email,Name,What's your grade level?",
        "ID,Start time,Completion time,Email,Name,Total points,Quiz feedback,Last modified time,Q",
    ],
)
def test_headers_of_files_of_others_are_recognized(headers: str) -> None:
    for names in (headers.split(","), headers.split(",")[::-1]):
        text = ",".join(names) + "\n" + ",".join("x" for _ in names) + "\n"
        found = readers.recognize(read_delimited(Member("x.csv", text.encode())))
        assert found is not None
        assert found.slug == "microsoft_forms"


def test_the_sample() -> None:
    export = next(e for e in readers.registry() if e.slug == "microsoft_forms")
    (sheet,) = listen.hear(export.samples).sheets
    assert (sheet.account.rows, sheet.account.used) == (12, 12)
    when = sheet.table.column("Completion time").to_pylist()[0]
    assert when == dt.datetime(2024, 3, 4, 8, 8, 16, tzinfo=dt.UTC)
    assert [c.scale for c in sheet.of(ColumnTerm.RATING)] == [Scale(1, 5)] * 3
    effort = sheet.one(ColumnTerm.EFFORT)
    assert effort is not None
    assert effort.scale == Scale(1, 5, reverse=True)


def test_anonymous_is_nobody() -> None:
    """Else one user would have given every answer."""
    export = next(e for e in readers.registry() if e.slug == "microsoft_forms")
    (sheet,) = listen.hear(export.samples).sheets
    assert sheet.table.column("Email").null_count == 12
    assert sheet.of(ColumnTerm.USER) == ()
    assert any("anonymous" in note for note in sheet.notes)
