"""Cut a delimited text into rows, strictly: what is clean is kept, what is broken is named.

Two ways give the same answer. `clean_lines` proves with a few array operations that a whole file
is clean; most files are. Otherwise `cut` walks the rows one by one: a row that is not clean
is rejected with its line and reading goes on with the next line, so that an unclosed quote cannot
swallow the rest of the file.
"""

import re
from dataclasses import dataclass, field
from functools import lru_cache

import numpy as np
import numpy.typing as npt

from outsidein.terms.language import say
from outsidein.terms.signal import Reject

from .dialect import Dialect, count_lines, split

UNREADABLE = b"\xef\xbf\xbd"
"""U+FFFD, which stands for bytes that the encoding cannot read."""

BLOCK = 1024**2
"""Bytes looked at together; a block and what is derived from it should fit the cache."""

LINE_FEED, CARRIAGE_RETURN, BLANK, QUOTE = b'\n\r "'


@dataclass(slots=True)
class Cut:
    """Clean rows as bytes, the line each starts at, rejected rows, and what was passed over."""

    pieces: list[bytes] = field(default_factory=list)
    lines: list[int] = field(default_factory=list)
    rejects: list[Reject] = field(default_factory=list)
    blank: int = 0
    comments: int = 0
    trimmed: int = 0


def clean_lines(text: bytes, dialect: Dialect) -> npt.NDArray[np.int64] | None:
    """The starting line of every row where the file is clean, else None.

    Clean: line ends are LF or CR LF, no NUL, no blank lines, quotes open only at the start of
    a cell and close only at its end, no cell runs over a line end. The number of cells in each row
    is left to the reader that parses the file.
    """
    carriage = text.count(b"\r", dialect.start)
    if b"\0" in text or (carriage and carriage != text.count(b"\r\n", dialect.start)):
        return None
    count = _count_clean(text, dialect)
    return None if count is None else dialect.line + np.arange(count, dtype=np.int64)


def _count_clean(text: bytes, dialect: Dialect) -> int | None:
    """How many lines, where none is blank and every quote opens or closes a cell of its line."""
    start, count = dialect.start, 0
    if text[start : start + 1] == b"\t":
        return None
    while start < len(text):
        # Blocks end with a line, so that quotes balance in each of them or fail.
        stop = text.find(b"\n", start + BLOCK) + 1 or len(text)
        block = np.frombuffer(memoryview(text)[start:stop], np.uint8)
        ends = np.flatnonzero(block == LINE_FEED)
        first = block[np.append(0, ends[ends < len(block) - 1] + 1)]
        # A line that starts with a blank may hold nothing else.
        if np.isin(first, (LINE_FEED, CARRIAGE_RETURN, BLANK)).any():
            return None
        if not _quotes_are_clean(block, ends, ord(dialect.delimiter)):
            return None
        count += len(first)
        start = stop
    return count


def _quotes_are_clean(
    block: npt.NDArray[np.uint8], ends: npt.NDArray[np.int64], delimiter: int
) -> bool:
    """Whether every quote opens or closes a whole cell within one line."""
    quotes = np.flatnonzero(block == QUOTE)
    if not len(quotes):
        return True
    if len(quotes) % 2:
        return False
    before = np.where(quotes > 0, block[quotes - 1], 10)
    after = np.where(quotes < len(block) - 1, block[np.minimum(quotes + 1, len(block) - 1)], 10)
    opening, closing = before[0::2], after[1::2]
    opens = (opening == delimiter) | (opening == 10)
    # A doubled quote inside a cell looks like a cell that closes and opens again at once.
    doubled = np.zeros(len(opens), bool)
    doubled[1:] = quotes[2::2] == quotes[1:-1:2] + 1
    closes = (closing == delimiter) | (closing == 10) | (closing == 13)
    closes[:-1] |= doubled[1:]
    if not (opens | doubled).all() or not closes.all():
        return False
    return not (np.searchsorted(quotes, ends) % 2).any()


@lru_cache(maxsize=64)
def _row_pattern(delimiter: str, cells: int | None) -> re.Pattern[bytes]:
    """One clean row with so many cells (None: any number)."""
    cell = rb'(?:"[^"\0]*+(?:""[^"\0]*+)*+"[ ]*+|[^"D\r\n\0][^D\r\n\0]*+)?+'
    times = b"*+" if cells is None else b"{%d}" % (cells - 1)
    row = cell + b"(?:D" + cell + b")" + times + rb"(?:\r\n|\n|\r|\Z)"
    return re.compile(row.replace(b"D", re.escape(delimiter.encode())))


_LINE = re.compile(rb"[^\r\n]*+(?:\r\n|\n|\r|\Z)")


def cut(text: bytes, dialect: Dialect, source: str, *, damaged: bool = False) -> Cut:
    """Walk the rows: clean ones are kept, broken ones rejected with line, reason and remedy."""
    walk = _Walk(text, dialect, source, damaged)
    out = walk.out
    match = _row_pattern(dialect.delimiter, len(dialect.headers)).match
    position, line, kept = dialect.start, dialect.line, dialect.start
    while position < len(text):
        found = match(text, position)
        if found is not None and walk.is_plain(position, found.end()):
            out.lines.append(line)
            end = found.end()
        else:
            out.pieces.append(text[kept:position])
            end = walk.odd_row(position, line)
            kept = end
        line += max(1, count_lines(text[position:end]))
        position = end
    out.pieces.append(text[kept:position])
    return out


@dataclass(slots=True)
class _Walk:
    """What to do with a row that is not plainly clean."""

    text: bytes
    dialect: Dialect
    source: str
    damaged: bool
    out: Cut = field(default_factory=Cut)

    def is_plain(self, start: int, end: int) -> bool:
        """Whether a matching row is not blank, readable, and holds no rows inside a quoted cell."""
        body = self.text[start:end].rstrip(b"\r\n")
        if not body.strip() or (self.damaged and UNREADABLE in body):
            return False
        return not (b"\n" in body or b"\r" in body) or not self._swallows(body)

    def _swallows(self, body: bytes) -> bool:
        """Whether a line inside a quoted cell is itself a whole row: then a quote was not closed.

        Only from four cells up, since a sentence with two commas is nothing unusual.
        """
        cells = len(self.dialect.headers)
        if cells < 4:
            return False
        delimiter = self.dialect.delimiter.encode()
        inside = (piece.split(b'"')[0] for piece in re.split(rb"\r\n|\n|\r", body)[1:])
        return any(piece.count(delimiter) == cells - 1 for piece in inside)

    def odd_row(self, start: int, line: int) -> int:
        """Pass over, trim or reject the row at `start`; the byte after it."""
        found = _LINE.match(self.text, start)
        first_end = found.end() if found else len(self.text)
        body = self.text[start:first_end].rstrip(b"\r\n")
        if not body.strip(b" ") or (not body.strip() and len(self.dialect.headers) == 1):
            self.out.blank += 1
            return first_end
        if self.dialect.comments and body.startswith(b"#"):
            self.out.comments += 1
            return first_end
        loose = _row_pattern(self.dialect.delimiter, None).match(self.text, start)
        if loose is not None and not self._swallows(self.text[start : loose.end()]):
            whole = self.text[start : loose.end()].rstrip(b"\r\n")
            if not (self.damaged and UNREADABLE in whole):
                return self._wrong_width(whole, line, start, loose.end())
            self._reject(whole, line, *self._unreadable())
            return loose.end()
        self._reject(body, line, *self._why(body))
        return first_end

    def _wrong_width(self, whole: bytes, line: int, start: int, end: int) -> int:
        cells = split(whole, self.dialect.delimiter)
        width = len(self.dialect.headers)
        if not any(cell.strip() for cell in cells):
            self.out.blank += 1
        elif len(cells) > width and not any(cell.strip() for cell in cells[width:]):
            self.out.trimmed += 1
            self.out.lines.append(line)
            self.out.pieces.append(_join(cells[:width], self.dialect.delimiter))
        else:
            self._reject(
                whole,
                line,
                say("{n} cells where the header has {width}", n=len(cells), width=width),
                say("Put text that contains the delimiter in quotes, and fill in missing cells."),
            )
        return end

    def _why(self, body: bytes) -> tuple[str, str]:
        if b"\0" in body:
            return say("a NUL byte, which no text contains"), say("Export the file again.")
        if self.damaged and UNREADABLE in body:
            return self._unreadable()
        if _text_after_quote(body, self.dialect.delimiter):
            return (
                say("text follows a closing quote"),
                say('Double the quotes inside a quoted cell: ""like this"".'),
            )
        return say("a quote is opened and not closed"), say(
            "Close the quote, or double it if it is text."
        )

    def _unreadable(self) -> tuple[str, str]:
        return (
            say("bytes that are not text in the file's encoding"),
            say("Save the file as UTF-8, or name its encoding in the mapping."),
        )

    def _reject(self, body: bytes, line: int, reason: str, remedy: str) -> None:
        cells = tuple(split(body, self.dialect.delimiter))
        shown = body.decode("utf-8", "replace")[:200]
        self.out.rejects.append(Reject(self.source, line, None, shown, reason, remedy, cells))


def _text_after_quote(body: bytes, delimiter: str) -> bool:
    d = re.escape(delimiter.encode())
    pattern = rb'(?:\A|D)"[^"]*+(?:""[^"]*+)*+"[ ]*+[^"D]'.replace(b"D", d)
    return re.search(pattern, body) is not None


def _join(cells: list[str], delimiter: str) -> bytes:
    quoted = ('"' + cell.replace('"', '""') + '"' for cell in cells)
    return delimiter.join(quoted).encode() + b"\n"
