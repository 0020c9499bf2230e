"""Bad input of every kind ends with a clear message or counted rejects.

Each case: the bytes of a file, the rows (in, used, rejected), and for each reject its line and
reason; or the trouble told instead.
"""

from pathlib import Path

import pytest

from outsidein import listen
from outsidein.terms.trouble import Trouble

HEAD = b"answer_id,customer_id,recommend,comment\n"
TAIL = b"A8,C8,8,fine\nA9,C9,9,good\n"
OPEN_QUOTE = "a quote is opened and not closed"
AFTER_QUOTE = "text follows a closing quote"

Case = tuple[bytes, tuple[int, int, int], list[tuple[int, str]]]

CASES: dict[str, Case] = {
    "clean": (HEAD + TAIL, (2, 2, 0), []),
    "quote opened in the middle and never closed": (
        HEAD + b'A1,C1,7,"great\n' + TAIL,
        (3, 2, 1),
        [(2, OPEN_QUOTE)],
    ),
    "quote opened in the first cell and never closed": (
        HEAD + b'"A1,C1,7,great\n' + TAIL,
        (3, 2, 1),
        [(2, OPEN_QUOTE)],
    ),
    "quote opened on the last line": (
        HEAD + TAIL + b'A1,C1,7,"great',
        (3, 2, 1),
        [(4, OPEN_QUOTE)],
    ),
    "open quote meets an inch sign at the end of a later row": (
        HEAD + b'A1,C1,7,"great\nA2,C2,6,ok\nA3,C3,5,12"\n' + TAIL,
        (5, 4, 1),
        [(2, OPEN_QUOTE)],
    ),
    "open quote meets a properly quoted cell later": (
        HEAD + b'A1,C1,7,"great\nA2,C2,6,"so, so"\n' + TAIL,
        (4, 3, 1),
        [(2, OPEN_QUOTE)],
    ),
    "open quote meets an empty quoted cell later": (
        HEAD + b'A1,C1,7,"great\nA2,C2,6,""\n' + TAIL,
        (4, 3, 1),
        [(2, OPEN_QUOTE)],
    ),
    "text after a closing quote": (
        HEAD + b'A1,C1,7,"great" stuff\n' + TAIL,
        (3, 2, 1),
        [(2, AFTER_QUOTE)],
    ),
    "unescaped quotes inside a quoted cell": (
        HEAD + b'A1,C1,7,"he said "great" twice"\n' + TAIL,
        (3, 2, 1),
        [(2, AFTER_QUOTE)],
    ),
    "line end inside a quoted cell is fine": (
        HEAD + b'A1,C1,7,"great\nreally, really"\n' + TAIL,
        (3, 3, 0),
        [],
    ),
    "quote in the middle of a bare cell is fine": (
        HEAD + b'A1,C1,7,5" pipe\n' + TAIL,
        (3, 3, 0),
        [],
    ),
    "too few cells": (
        HEAD + b"A1,C1\n" + TAIL,
        (3, 2, 1),
        [(2, "2 cells where the header has 4")],
    ),
    "too many cells": (
        HEAD + b"A1,C1,7,fast, cheap\n" + TAIL,
        (3, 2, 1),
        [(2, "5 cells where the header has 4")],
    ),
    "blank cells beyond the header lose nothing": (
        HEAD + b"A1,C1,7,fast,,\n" + TAIL,
        (3, 3, 0),
        [],
    ),
    "NUL byte": (
        HEAD + b"A1,C1,7,fa\0st\n" + TAIL,
        (3, 2, 1),
        [(2, "a NUL byte, which no text contains")],
    ),
    "bytes that are no UTF-8 in one line of many": (
        HEAD
        + "".join(f"B{i},C1,7,größer\n" for i in range(30)).encode()
        + b"A1,C1,7,gr\xf6\xdfer\n"
        + TAIL,
        (33, 32, 1),
        [(32, "bytes that are not text in the file's encoding")],
    ),
    "blank lines are no rows": (HEAD + b"\n\n" + TAIL + b"\n\n", (2, 2, 0), []),
    "rows of nothing but delimiters are no rows": (HEAD + TAIL + b",,,\n,,,\n", (2, 2, 0), []),
    "comment lines above the header": (b"# exported\n# by us\n" + HEAD + TAIL, (2, 2, 0), []),
    "title and blank line above the header": (b"Survey 2024\n\n" + HEAD + TAIL, (2, 2, 0), []),
    "Excel's sep line": (b"sep=,\n" + HEAD + TAIL, (2, 2, 0), []),
    "UTF-8 with a byte order mark": (b"\xef\xbb\xbf" + HEAD + TAIL, (2, 2, 0), []),
    "UTF-16 with a byte order mark": ((HEAD + TAIL).decode().encode("utf-16"), (2, 2, 0), []),
    "UTF-16 without one": ((HEAD + TAIL).decode().encode("utf-16-be"), (2, 2, 0), []),
    "UTF-32": ((HEAD + TAIL).decode().encode("utf-32"), (2, 2, 0), []),
    "line ends CR LF": ((HEAD + TAIL).replace(b"\n", b"\r\n"), (2, 2, 0), []),
    "line ends CR": ((HEAD + TAIL).replace(b"\n", b"\r"), (2, 2, 0), []),
    "line ends mixed": (HEAD + b"A1,C1,7,x\r\nA2,C2,7,y\r" + TAIL, (4, 4, 0), []),
    "no line end at the end": (HEAD + TAIL.rstrip(), (2, 2, 0), []),
    "header only": (HEAD, (0, 0, 0), []),
    "semicolons": ((HEAD + TAIL).replace(b",", b";"), (2, 2, 0), []),
    "tabs": ((HEAD + TAIL).replace(b",", b"\t"), (2, 2, 0), []),
    "pipes": ((HEAD + TAIL).replace(b",", b"|"), (2, 2, 0), []),
    "two bars": ((HEAD + TAIL).replace(b",", b"||"), (2, 2, 0), []),
    "broken bars beyond ASCII": ((HEAD + TAIL).replace(b",", "¦".encode()), (2, 2, 0), []),
    "a word where a number belongs": (
        HEAD + b"A1,C1,seven,x\n" + TAIL,
        (3, 2, 1),
        [(2, "not a number")],
    ),
    "digits of another script": (
        HEAD + "A1,C1,७,x\n".encode() + TAIL,
        (3, 2, 1),
        [(2, "digits other than 0 to 9")],
    ),
    "underscore in a number": (
        HEAD + b"A1,C1,1_0,x\n" + TAIL,
        (3, 2, 1),
        [(2, "an underscore in a number")],
    ),
    "infinity": (HEAD + b"A1,C1,inf,x\n" + TAIL, (3, 2, 1), [(2, "not a finite number")]),
    "a number too large": (
        HEAD + b"A1,C1,1e400,x\n" + TAIL,
        (3, 2, 1),
        [(2, "too large to be a number")],
    ),
    "NaN is a missing value": (HEAD + b"A1,C1,NaN,x\n" + TAIL, (3, 3, 0), []),
    "not applicable in words": (HEAD + b"A1,C1,n/a,x\n" + TAIL, (3, 3, 0), []),
    "headers that repeat": (
        b"answer_id,customer_id,recommend,recommend\nA1,C1,7,8\nA2,C2,8,9\n",
        (2, 2, 0),
        [],
    ),
    "headers that are blank": (b"answer_id,,recommend,\nA1,C1,7,8\nA2,C2,8,9\n", (2, 2, 0), []),
    "one column only": (b"recommend\n7\n8\n\n9\n", (3, 3, 0), []),
    "numbers without a header": (b"1,2,3\n4,5,6\n7,8,9\n", (3, 3, 0), []),
    "every row is broken": (
        b'answer_id,recommend\n"a\n"b\n"c\n',
        (3, 0, 3),
        [(2, OPEN_QUOTE), (3, OPEN_QUOTE), (4, OPEN_QUOTE)],
    ),
    "the header stands again in the middle": (
        HEAD + TAIL + HEAD + TAIL,
        (5, 4, 1),
        [(4, "not a number")],
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_rejects_are_counted_with_line_and_reason(name: str, tmp_path: Path) -> None:
    data, (rows, used, rejected), reasons = CASES[name]
    file = tmp_path / "answers.csv"
    file.write_bytes(data)
    (sheet,) = listen.hear([file]).sheets
    account = sheet.account
    assert account.rows == account.used + account.superseded + account.rejected == rows
    assert (account.used + account.superseded, account.rejected) == (used, rejected)
    assert sheet.table.num_rows == account.used
    assert [(r.line, r.reason) for r in sheet.rejects] == reasons
    assert all(r.remedy and r.source == "answers.csv" and r.cells for r in sheet.rejects)


TROUBLES: dict[str, tuple[bytes, str]] = {
    "empty file": (b"", "answers.csv: the file is empty"),
    "nothing but blank lines": (b"\n\n \n", "answers.csv: the file is empty"),
    "a byte order mark and nothing else": (b"\xef\xbb\xbf", "answers.csv: the file is empty"),
    "a web page": (b"<!DOCTYPE html><html></html>", "answers.csv: this is a web page or XML"),
    "a PDF": (b"%PDF-1.7 ...", "answers.csv: this is a PDF document, not a table"),
    "a picture": (b"\x89PNG\r\n\x1a\n...", "answers.csv: this is a picture, not a table"),
    "a database": (b"SQLite format 3\0...", "answers.csv: this is an SQLite database"),
    "a broken workbook": (b"\xd0\xcf\x11\xe0broken", "answers.csv: the workbook is damaged"),
    "a broken archive": (b"PK\x03\x04broken", "answers.csv: the archive is damaged"),
    "broken gzip": (b"\x1f\x8bbroken", "answers.csv: the archive is damaged"),
    "broken Parquet": (b"PAR1broken", "answers.csv: the Parquet file cannot be read"),
}


@pytest.mark.parametrize("name", TROUBLES)
def test_what_is_no_table_is_told_with_a_remedy(name: str, tmp_path: Path) -> None:
    data, message = TROUBLES[name]
    file = tmp_path / "answers.csv"
    file.write_bytes(data)
    with pytest.raises(Trouble) as caught:
        listen.hear([file])
    assert str(caught.value).startswith(message)
    assert caught.value.remedy
