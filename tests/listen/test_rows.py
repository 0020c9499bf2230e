"""Rows are cut strictly, both ways of reading agree, and every row is accounted for."""

import csv
import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from outsidein.listen.containers import Member
from outsidein.listen.delimited import Stated, read_delimited
from outsidein.listen.dialect import layout
from outsidein.listen.hear import hear_table
from outsidein.listen.rows import clean_lines
from outsidein.terms.trouble import Trouble

HOSTILE = st.text(
    alphabet=st.sampled_from("a1,\";\n\r\t\0 '=é한#|\ufeff\u2028\x0b-."), min_size=0, max_size=120
)


@settings(max_examples=400, deadline=None)
@given(HOSTILE)
def test_rows_in_are_used_or_rejected_whatever_the_text(text: str) -> None:
    try:
        sheet = hear_table(read_delimited(Member("hostile.csv", text.encode())))
    except Trouble:
        return
    account = sheet.account
    assert account.rows == account.used + account.superseded + account.rejected
    assert account.rejected == len(sheet.rejects)
    assert account.used == sheet.table.num_rows
    assert all(1 <= r.line <= text.count("\n") + text.count("\r") + 1 for r in sheet.rejects)


@settings(max_examples=300, deadline=None)
@given(HOSTILE)
def test_no_filled_line_is_lost_silently(text: str) -> None:
    """Every line with a letter is in the header, in a row, in a reject, or told in a note."""
    member = Member("hostile.csv", ("h1;h2;h3\n1;2;3\n" + text).encode())
    raw = read_delimited(member, stated=Stated(delimiter=";"))
    kept = sum(
        c.cast("string").to_pylist()[i].count("a") for c in raw.columns for i in range(len(c))
    )
    rejected = sum(cell.count("a") for r in raw.rejects for cell in r.cells)
    assert kept + rejected == text.count("a") or any("comment" in n for n in raw.notes)


CELLS = st.text(alphabet=st.sampled_from('ab1,";\n é-.'), max_size=8)


@settings(max_examples=300, deadline=None)
@given(st.lists(st.tuples(CELLS, CELLS, CELLS), min_size=1, max_size=8))
def test_what_csv_writes_is_read_back(rows: list[tuple[str, str, str]]) -> None:
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\n", quoting=csv.QUOTE_ALL)
    writer.writerows([("first", "second", "third"), *rows])
    member = Member("written.csv", stream.getvalue().encode())
    expected = [row for row in rows if any(cell.strip() for cell in row)]
    for careful in (False, True):
        raw = read_delimited(member, stated=Stated(delimiter=","), careful=careful)
        found = list(zip(*(c.cast("string").to_pylist() for c in raw.columns), strict=True))
        assert found == expected
        assert raw.rejects == ()


@settings(max_examples=300, deadline=None)
@given(HOSTILE)
def test_both_ways_of_reading_give_the_same_table(text: str) -> None:
    member = Member("both.csv", ("one,two\n" + text).encode())
    fast, careful = (
        read_delimited(member, stated=Stated(delimiter=","), careful=way) for way in (False, True)
    )
    assert fast.lines.tolist() == careful.lines.tolist()
    assert fast.rejects == careful.rejects
    assert fast.notes == careful.notes
    for a, b in zip(fast.columns, careful.columns, strict=True):
        assert a.cast("string").equals(b.cast("string"))


@pytest.mark.parametrize(
    ("text", "clean"),
    [
        (b"a,b\n1,2\n", True),
        (b'a,b\n"1","2"\n', True),
        (b'a,b\n"1 ""x""","2"\n', True),
        (b'a,b\n"","2"\n', True),
        (b"a,b\r\n1,2\r\n", True),
        (b'a,b\n"1\n",2\n', False),
        (b'a,b\n1,2"\n', False),
        (b'a,b\n"1"x,2\n', False),
        (b'a,b\n1,"2\n', False),
        (b"a,b\n1,2\n\n3,4\n", False),
        (b"a,b\n1,\0\n", False),
        (b"a,b\n1,2\r3,4\n", False),
    ],
)
def test_only_a_clean_file_takes_the_fast_way(text: bytes, clean: bool) -> None:
    assert (clean_lines(text, layout(text, ",", "x.csv")) is not None) is clean


def test_lines_are_those_of_the_file_after_a_cell_over_several_lines() -> None:
    text = b'a,b\n"1\n2\n3",x\n4,"y\n5,z\n6\n'
    raw = read_delimited(Member("x.csv", text), stated=Stated(delimiter=","))
    assert raw.lines.tolist() == [2, 6]
    assert [(r.line, r.reason) for r in raw.rejects] == [
        (5, "a quote is opened and not closed"),
        (7, "1 cells where the header has 2"),
    ]


def test_many_open_quotes_take_no_longer_than_their_number() -> None:
    """Every row opens a quote: each is rejected by itself, the file is not scanned for each."""
    rows = 20_000
    raw = read_delimited(Member("x.csv", b"a,b,c\n" + b'1,"x,2\n' * rows))
    assert len(raw.rejects) == rows
    assert raw.rows == rows


def test_a_row_longer_than_a_block_is_read() -> None:
    text = b"a,b\n1," + b"x" * (9 * 1024**2) + b"\n2,y\n"
    raw = read_delimited(Member("x.csv", text))
    assert raw.lines.tolist() == [2, 3]
