"""Formbricks: the headers of its export and the keys of its interface, and both samples.

The headers are those that Formbricks' own tests of its export check (export-validation); the keys
are those of its API reference, "Get Responses".
"""

import json
from pathlib import Path

import pytest

from outsidein import listen
from outsidein.listen import mapping, readers
from outsidein.listen.containers import Member
from outsidein.listen.delimited import read_delimited
from outsidein.terms.quality import Scale
from outsidein.terms.signal import ColumnTerm

LEAST = "No.,Response ID,Timestamp,Finished,Survey ID"
WHOLE = (
    f"{LEAST},Formbricks ID (internal),User ID,Tags,source,url,userAgent - browser,userAgent - os,"
    "userAgent - device,1. What is your name?,hiddenSource,Score,plan"
)


@pytest.mark.parametrize("headers", [LEAST, WHOLE])
def test_the_headers_that_formbricks_checks_are_recognized(headers: str) -> None:
    for names in (headers.split(","), headers.split(",")[::-1]):
        text = ",".join(names) + "\n" + ",".join("x" for _ in names) + "\n"
        found = readers.recognize(read_delimited(Member("x.csv", text.encode())))
        assert found is not None
        assert found.slug == "formbricks"


def test_its_json_file_has_the_same_keys(tmp_path: Path) -> None:
    path = tmp_path / "responses.json"
    names = WHOLE.split(",")
    cells = ["2024-06-15 10:00:00", *"NS", *"abcdefghijkl"]
    rows = [dict(zip(names, [n, f"r{n}", *cells], strict=True)) for n in (1, 2)]
    path.write_text(json.dumps(rows))
    (sheet,) = listen.hear([path]).sheets
    assert sheet.recognized_as == "Formbricks survey export"
    assert (sheet.account.rows, sheet.account.used) == (2, 2)


def test_both_samples() -> None:
    export = next(e for e in readers.registry() if e.slug == "formbricks")
    file, interface = listen.hear(export.samples).sheets
    for sheet in (file, interface):
        assert (sheet.account.rows, sheet.account.used) == (12, 12)
        for term in (ColumnTerm.ANSWER, ColumnTerm.TIME, ColumnTerm.USER, ColumnTerm.CUSTOMER,
                     ColumnTerm.RECOMMEND, ColumnTerm.OVERALL, ColumnTerm.COMMENT):  # fmt: skip
            assert len(sheet.of(term)) == 1, term
    assert {c.scale for c in file.of(ColumnTerm.RATING)} == {Scale(1, 5)}
    overall = [s.one(ColumnTerm.OVERALL) for s in (file, interface)]
    assert [c.header if c else "" for c in overall] == [
        "2. How satisfied are you with our service overall?", "overall"
    ]  # fmt: skip
    given = [s.table.column(c.name).to_pylist() if c else [] for s, c in
             zip((file, interface), overall, strict=True)]  # fmt: skip
    assert given[0] == given[1]


@pytest.mark.parametrize("place", [0, 1])
def test_broken_off_answers_may_be_left_out(place: int) -> None:
    export = next(e for e in readers.registry() if e.slug == "formbricks")
    sample = export.samples[place]
    told = mapping.loads(f"files:\n  {sample.name}: {{unfinished: leave_out}}\n")
    (sheet,) = listen.hear([sample], mapping=told).sheets
    assert (sheet.account.rows, sheet.account.used, sheet.account.rejected) == (12, 11, 1)
