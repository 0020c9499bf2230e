"""How a delimited file is laid out: its delimiter, what stands above the header, its header."""

import csv
import re
from collections import Counter
from dataclasses import dataclass

from outsidein.terms.language import say

from .empty import Empty

DELIMITERS = (",", ";", "\t", "|", "^", "~", "\x1f", "\x01", "||", "::", "¦", "§", "¬", ":")
"""Delimiters looked for; where two explain a file equally well, the earlier one is taken."""

STAND_IN = "\x1f"
"""Replaces a delimiter of more than one byte while the file is cut into cells."""

SAMPLE_BYTES = 256 * 1024
SAMPLE_ROWS = 200

Row = tuple[int, int, int, list[str]]
"""Line at which a row starts, its first byte, the byte after it, its cells."""


@dataclass(frozen=True, slots=True)
class Dialect:
    """The layout: one-byte delimiter, header cells, and where the first data row starts."""

    delimiter: str
    headers: tuple[str, ...]
    start: int
    line: int
    above: int = 0
    comments: bool = False
    headless: bool = False


def find_delimiter(text: bytes) -> str:
    """The delimiter under which most rows have as many cells as the header, and more than one."""
    head = text[:SAMPLE_BYTES]
    stated = re.match(rb"sep=(.)\r?\n", head)
    if stated:
        return stated.group(1).decode()
    best, best_score = ",", 0.0
    for delimiter in DELIMITERS:
        score = _score(head, delimiter, cut=len(text) > len(head))
        if score > best_score * 1.0001:
            best, best_score = delimiter, score
    return best


def _score(head: bytes, delimiter: str, *, cut: bool) -> float:
    if delimiter.encode() not in head:
        return 0.0
    rows = loose_rows(head.replace(delimiter.encode(), STAND_IN.encode()), STAND_IN, SAMPLE_ROWS)
    counts = [len(cells) for _, _, _, cells in (rows[:-1] if cut and len(rows) > 1 else rows)]
    if not counts:
        return 0.0
    mode, times = Counter(counts).most_common(1)[0]
    if mode < 2:
        # A header alone may still speak: every row below it may be broken.
        mode, times = counts[0], 1
    if mode < 2:
        return 0.0
    header_fits = 1.0 if mode in counts[:1] else 0.3
    return float(times / len(counts) * min(mode, 30) ** 0.5 * header_fits)


def loose_rows(text: bytes, delimiter: str, limit: int) -> list[Row]:
    """The first rows as a lenient reader sees them; blank lines are left out."""
    rows: list[Row] = []
    position, line = 0, 1
    while position < len(text) and len(rows) < limit:
        end, lines = row_end(text, position, delimiter)
        body = text[position:end].rstrip(b"\r\n")
        if body.strip():
            rows.append((line, position, end, split(body, delimiter)))
        position, line = end, line + lines
    return rows


def row_end(text: bytes, start: int, delimiter: str) -> tuple[int, int]:
    """The byte after a row and the lines it takes; an unclosed quote ends with its line."""
    d = re.escape(delimiter.encode())
    row = rb'(?:(?<![^D\r\n])"(?:[^"]|"")*+"|[^\r\n"]|(?<=[^D\r\n])")*+(?:\r\n|\n|\r|\Z)'
    match = re.compile(row.replace(b"D", d)).match(text, start)
    if match is None or match.end() == start:
        match = re.compile(rb"[^\r\n]*+(?:\r\n|\n|\r|\Z)").match(text, start)
    end = match.end() if match else len(text)
    return max(end, start + 1), max(1, count_lines(text[start:end]))


def count_lines(piece: bytes) -> int:
    """Line ends in a piece of text: CR LF, LF or CR."""
    return piece.count(b"\n") + piece.count(b"\r") - piece.count(b"\r\n")


def split(body: bytes, delimiter: str) -> list[str]:
    """Cells of one row, as well as can be, whatever its quotes look like."""
    text = body.decode("utf-8", "replace").replace("\0", "\ufffd")
    try:
        cells = next(csv.reader([text.replace("\r", "\n")], delimiter=delimiter), [])
    except csv.Error:
        return text.split(delimiter)
    return cells if cells else [""]


def layout(text: bytes, delimiter: str, source: str) -> Dialect:
    """Find the header below comments, titles and a `sep=` line."""
    skip = re.match(rb"sep=.\r?\n", text)
    # A header may be longer than the sample; then a few rows are looked at and not many.
    enough = max(SAMPLE_BYTES, 4 * (text.find(b"\n") + 1))
    rows = loose_rows(text[:enough], delimiter, SAMPLE_ROWS)
    if skip:
        rows = rows[1:]
    if not rows:
        raise Empty(
            say("the file is empty") if not text.strip() else say("the file has no header"),
            remedy=say("Export it again; the first line must name the columns."),
            source=source,
        )
    comments = _leading_comments(rows)
    rows = rows[comments:]
    titles = _titles(rows)
    line, start, end, headers = rows[titles]
    headless = _no_header(headers)
    if headless:
        headers = [f"column {i}" for i in range(1, len(headers) + 1)]
    return Dialect(
        delimiter,
        tuple(headers),
        start if headless else end,
        line if headless else line + max(1, count_lines(text[start:end])),
        above=comments + titles,
        comments=comments > 0,
        headless=headless,
    )


def _leading_comments(rows: list[Row]) -> int:
    """Rows that start with `#` above a header of another width."""
    count = 0
    while count < len(rows) - 1 and rows[count][3][0].lstrip("\ufeff").startswith("#"):
        count += 1
    width = Counter(len(r[3]) for r in rows[count:]).most_common(1)[0][0]
    if count == 1 and len(rows[0][3]) == width and width > 1:
        return 0
    return count


def _titles(rows: list[Row]) -> int:
    """Title rows above the header: fewer cells than nearly all the rows below."""
    widths = [_filled_width(r[3]) for r in rows]
    mode, times = Counter(len(r[3]) for r in rows).most_common(1)[0]
    if mode < 3 or times < max(2, 0.6 * len(rows)):
        return 0
    for index in range(min(10, len(rows))):
        if _complete_each_other(rows[index : index + 2], mode):
            return index
        if len(rows[index][3]) == mode and widths[index] > mode / 2:
            return index
        if widths[index] > max(1, mode // 3):
            return 0
    return 0


def _complete_each_other(rows: list[Row], width: int) -> bool:
    """Whether two rows name the columns together: each fills what the other leaves blank.

    Survey tools write a question once above its columns and the choices below it. A title stands
    above a header that needs no help.
    """
    if len(rows) < 2 or not len(rows[0][3]) == len(rows[1][3]) == width:
        return False
    filled = [
        (bool(a.strip()), bool(b.strip())) for a, b in zip(*(r[3] for r in rows), strict=True)
    ]
    return (
        all(above or below for above, below in filled)
        and any(above and not below for above, below in filled)
        and any(below and not above for above, below in filled)
    )


def _filled_width(cells: list[str]) -> int:
    return sum(1 for c in cells if c.strip())


NUMBER = re.compile(r"\s*[-+]?[0-9]+(?:[.,][0-9]+)?(?:[eE][-+]?[0-9]+)?\s*", re.ASCII)


def _no_header(cells: list[str]) -> bool:
    """Whether the first row is data: more than one cell, and nothing but different numbers."""
    filled = [c for c in cells if c.strip()]
    return (
        len(filled) > 1 and len(filled) == len(cells) and all(NUMBER.fullmatch(c) for c in filled)
    )
