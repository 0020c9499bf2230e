"""Delimited text (CSV, TSV and the like) as a raw table."""

from codecs import BOM_UTF8
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
import pyarrow as pa
import pyarrow.csv

from outsidein.terms.counting import plural
from outsidein.terms.language import say, say_many
from outsidein.terms.signal import Reading
from outsidein.terms.trouble import Trouble

from .containers import Member
from .dialect import STAND_IN, Dialect, find_delimiter, layout
from .encoding import Encoding, detect, to_utf8
from .question import ENCODING
from .raw import TEXT, Raw
from .rows import Cut, clean_lines, cut
from .width import check_width

BLOCK = 8 * 1024**2
MOST_BLOCK = 1024**3


@dataclass(frozen=True, slots=True)
class Stated:
    """What the user states about a file's layout; None where it is to be found out."""

    encoding: str | None = None
    delimiter: str | None = None


def read_delimited(
    member: Member,
    *,
    stated: Stated | None = None,
    columns: Sequence[int] | None = None,
    careful: bool = False,
) -> Raw:
    """Read delimited text strictly; `columns` (from 0) limits which columns hold their cells.

    Columns left out hold empty texts. `careful` forces the row by row way, which gives the same
    table as the fast one.
    """
    stated = stated or Stated()
    encoding = _encoding(member, stated)
    text, damaged = to_utf8(member.data, encoding)
    text = _line_ends(text)
    delimiter = stated.delimiter or find_delimiter(text)
    text, inner = _one_byte(text, delimiter)
    dialect = layout(text, inner, member.name)
    check_width(dialect.headers, member.name)
    raw = None if careful or damaged else _fast(text, dialect, member.name, columns)
    if raw is None:
        raw = _careful(text, dialect, member.name, columns, damaged=damaged)
    headers = tuple(h.replace(STAND_IN, delimiter) for h in raw.headers)
    raw = replace(
        raw,
        headers=headers,
        columns=_restore(raw.columns, delimiter) if inner != delimiter else raw.columns,
        encoding=encoding.name,
        delimiter=delimiter,
        format=say("delimited text"),
        notes=(*_layout_notes(dialect), *raw.notes),
    )
    return replace(raw, readings=_readings(member.name, encoding, dialect))


def read_headers(member: Member, stated: Stated | None = None) -> tuple[str, ...]:
    """The header cells alone."""
    stated = stated or Stated()
    encoding = _encoding(member, stated)
    head = member.data[: 1024**2]
    text, _ = to_utf8(head, encoding)
    text = _line_ends(text)
    delimiter = stated.delimiter or find_delimiter(text)
    text, inner = _one_byte(text, delimiter)
    return tuple(h.replace(STAND_IN, delimiter) for h in layout(text, inner, member.name).headers)


def _encoding(member: Member, stated: Stated) -> Encoding:
    if stated.encoding is None:
        return detect(member.data)
    try:
        "".encode(stated.encoding)
    except LookupError as error:
        raise Trouble(
            f'there is no encoding "{stated.encoding}"',
            remedy="Name one such as utf-8, cp1252, mac_roman or cp949.",
            source=member.name,
        ) from error
    found = detect(member.data)
    bom = found.bom if found.bom and _same(found.name, stated.encoding) else 0
    return Encoding(stated.encoding.lower(), say("the mapping states it"), bom=bom, stated=True)


def _same(found: str, stated: str) -> bool:
    return found.replace("-", "")[:5] == stated.lower().replace("-", "").replace("_", "")[:5]


def _line_ends(text: bytes) -> bytes:
    """Turn lone CR line ends (old Macs) into LF; line numbers stay."""
    carriage = text.count(b"\r")
    if not carriage or carriage == text.count(b"\r\n"):
        return text
    return text.replace(b"\r\n", b"\n").replace(b"\r", b"\n")


def _one_byte(text: bytes, delimiter: str) -> tuple[bytes, str]:
    if len(delimiter.encode()) == 1:
        return text, delimiter
    return text.replace(delimiter.encode(), STAND_IN.encode()), STAND_IN


def _restore(columns: tuple[pa.Array, ...], delimiter: str) -> tuple[pa.Array, ...]:
    """Give quoted cells back the delimiter of several bytes that stood in them."""
    restored = []
    for column in columns:
        texts = pa.compute.replace_substring(column.dictionary, STAND_IN, delimiter)
        restored.append(pa.DictionaryArray.from_arrays(column.indices, texts))
    return tuple(restored)


def _fast(text: bytes, dialect: Dialect, source: str, columns: Sequence[int] | None) -> Raw | None:
    lines = clean_lines(text, dialect)
    if lines is None:
        return None
    try:
        body = memoryview(text)[dialect.start :]
        arrays = _parse(body, dialect, columns, len(lines), one_line=True)
    except pa.ArrowInvalid:
        # Some row is too short or too long: the careful way finds it and names its line.
        return None
    if len(arrays[0]) != len(lines):
        return None
    return _drop_blank(Raw(source, dialect.headers, arrays, lines), columns)


def _careful(
    text: bytes,
    dialect: Dialect,
    source: str,
    columns: Sequence[int] | None,
    *,
    damaged: bool,
) -> Raw:
    rows = cut(text, dialect, source, damaged=damaged)
    lines = np.array(rows.lines, dtype=np.int64)
    clean = rows.pieces[0] if len(rows.pieces) == 1 else b"".join(rows.pieces)
    arrays = _parse(memoryview(clean), dialect, columns, len(lines))
    if len(arrays[0]) != len(lines):
        raise RuntimeError(f"{source}: {len(lines)} rows cut, {len(arrays[0])} parsed")
    raw = Raw(
        source,
        dialect.headers,
        arrays,
        lines,
        rejects=tuple(rows.rejects),
        notes=_row_notes(rows),
    )
    return _drop_blank(raw, columns)


def _parse(
    text: memoryview,
    dialect: Dialect,
    columns: Sequence[int] | None,
    rows: int,
    *,
    one_line: bool = False,
) -> tuple[pa.Array, ...]:
    """Parse clean rows; columns that were not asked for become empty texts.

    `one_line` says that no cell runs over a line end, which lets threads share the text.
    """
    width = len(dialect.headers)
    if rows == 0:
        return tuple(pa.array([], TEXT) for _ in range(width))
    names = [str(i) for i in range(width)]
    wanted = names if columns is None else [str(i) for i in sorted(set(columns))]
    table = _read_blocks(text, dialect.delimiter, names, wanted, one_line=one_line)
    empty = pa.DictionaryArray.from_arrays(
        pa.array(np.zeros(table.num_rows, np.int32)), pa.array([""])
    )
    arrays = []
    for name in names:
        if name not in wanted:
            arrays.append(empty)
            continue
        chunked = table.column(name).unify_dictionaries()
        arrays.append(chunked.combine_chunks())
        table = table.drop_columns([name])
    return tuple(a.chunk(0) if isinstance(a, pa.ChunkedArray) else a for a in arrays)


def _read_blocks(
    text: memoryview, delimiter: str, names: list[str], wanted: list[str], *, one_line: bool
) -> pa.Table:
    """Arrow's reader; a row longer than its block is given a larger block.

    Arrow takes a byte order mark off the start; here that would be a part of the first cell.
    """
    block = BLOCK
    if bytes(text[: len(BOM_UTF8)]) == BOM_UTF8:
        text = memoryview(BOM_UTF8 + bytes(text))
    while True:
        try:
            return pa.csv.read_csv(
                pa.BufferReader(pa.py_buffer(text)),
                read_options=pa.csv.ReadOptions(column_names=names, block_size=block),
                parse_options=pa.csv.ParseOptions(
                    delimiter=delimiter,
                    newlines_in_values=not one_line,
                    ignore_empty_lines=False,
                ),
                convert_options=pa.csv.ConvertOptions(
                    column_types=dict.fromkeys(names, TEXT),
                    include_columns=wanted or names[:1],
                    strings_can_be_null=False,
                ),
            )
        except pa.ArrowInvalid as error:
            if "straddling" not in str(error) or block >= MOST_BLOCK:
                raise
            block *= 8


def _drop_blank(raw: Raw, columns: Sequence[int] | None) -> Raw:
    """Leave out rows in which no cell holds anything, as spreadsheets add them at the end.

    Only when all columns are read: otherwise an unread cell may hold something. Files of one
    column keep theirs: a blank there is an answer that was not given.
    """
    if columns is not None or len(raw.headers) < 2 or not len(raw.lines):
        return raw
    filled = np.zeros(len(raw.lines), bool)
    for column in raw.columns:
        texts = pa.compute.utf8_length(pa.compute.utf8_trim_whitespace(column.dictionary))
        filled |= texts.to_numpy(zero_copy_only=False)[column.indices.to_numpy()] > 0
        if filled.all():
            return raw
    blank = int((~filled).sum())
    kept = raw.keep(filled)
    return replace(kept, notes=(*raw.notes, _blank_note(blank)))


def _blank_note(count: int) -> str:
    return say_many("{n} blank row passed over", "{n} blank rows passed over", count)


def _row_notes(rows: Cut) -> tuple[str, ...]:
    notes = []
    if rows.blank:
        notes.append(_blank_note(rows.blank))
    if rows.comments:
        notes.append(say("{n} comment rows below the header passed over", n=rows.comments))
    if rows.trimmed:
        notes.append(
            say(
                "{rows} had blank cells beyond the header; these were left out",
                rows=plural(rows.trimmed, "row"),
            )
        )
    return tuple(notes)


def _layout_notes(dialect: Dialect) -> tuple[str, ...]:
    notes = []
    if dialect.above:
        notes.append(say("{n} comment or title rows above the header passed over", n=dialect.above))
    return tuple(notes)


def _readings(source: str, encoding: Encoding, dialect: Dialect) -> tuple[Reading, ...]:
    readings = []
    if not encoding.certain or encoding.stated:
        readings.append(
            Reading(
                source,
                None,
                say(ENCODING),
                encoding.name,
                encoding.evidence,
                decided=encoding.decided,
                remedy="" if encoding.stated else say("Name another encoding in the mapping."),
            )
        )
    if dialect.headless:
        readings.append(
            Reading(
                source,
                None,
                say("Does the first row name the columns?"),
                "no",
                say("the first row holds nothing but numbers, so it is read as data"),
                remedy=say("Put a row of names above the data."),
            )
        )
    return tuple(readings)
