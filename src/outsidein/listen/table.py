"""Tables for the analyst's commands: typed, without deciding what any column means."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from outsidein.engine.sheet import LINE, Sheet
from outsidein.terms.language import say
from outsidein.terms.signal import Column, ColumnTerm, FileKind, Reading, Reject, RowAccount

from . import readers
from .aside import set_aside
from .columnar import from_frame
from .columns import smallest
from .missing import is_blank, is_marker, trimmed
from .numerals import Notation, Style, parse, style_of, why_not
from .parsing.ask import read_names, read_only_table
from .parsing.task import Layout, Wanted
from .question import BEFORE_DECIMALS, COMMA, Decider
from .raw import Raw
from .worded import as_numbers

MOSTLY = 0.5
"""A column is numbers when more than this share of its filled cells are."""


def read_table(
    source: Any,
    *,
    columns: str | Sequence[str] | None = None,
    missing: Sequence[float | str] = (),
    customer: str | None = None,
    segment: str | None = None,
    text: Sequence[str] = (),
    worded: bool = False,
    encoding: str | None = None,
    delimiter: str | None = None,
) -> Sheet:
    """A typed table, strictly read; nothing is decided about what its columns mean.

    `source` is a path (delimited text, workbook, Parquet, JSON lines, also zipped), an Arrow table,
    a pandas or Polars frame, or a DuckDB relation. `columns` are column lists as in
    `select_columns`; None takes all. `missing` are values that stand for "no answer", compared as
    numbers in columns of numbers. `customer`, `segment` and `text` name columns read as text.
    With `worded`, answers in words of a published response set are its numbers; the column's
    `scale` and a reading say so.

    Blank cells and markers such as `?` or `NA` are null. A column whose filled cells are mostly
    numbers is one of numbers (whole numbers as the smallest integer type, else 64-bit floats); its
    other cells reject their row when the column was asked for by name, and make it a column of text
    when it was not. Raises `Trouble` where the file or a column cannot be read.
    """
    stated = Layout("*", encoding, delimiter)
    raw, chosen, as_text = _open(source, columns, (customer, segment, *text), stated)
    if worded:
        raw = _numbered(raw, as_text)
    strict = columns is not None
    out = _Typing(raw, missing, strict)
    for index in chosen:
        out.add(index, text=index in as_text)
    return out.sheet()


def read_headers(
    source: Any, *, encoding: str | None = None, delimiter: str | None = None
) -> tuple[str, ...]:
    """The unique column names of a source, for `select_columns`, without reading its rows."""
    if isinstance(source, str | Path):
        return read_names(Path(source), Layout("*", encoding, delimiter))
    return from_frame(source).names


def _open(
    source: Any,
    columns: str | Sequence[str] | None,
    texts: Sequence[str | None],
    stated: Layout,
) -> tuple[Raw, list[int], set[int]]:
    """The raw table, the positions to type, and those among them to keep as text."""
    named = (columns,) if isinstance(columns, str) else columns
    wanted = Wanted(
        None if named is None else tuple(named), tuple(name for name in texts if name is not None)
    )
    if not isinstance(source, str | Path):
        raw = from_frame(source)
        return (raw, *wanted.chosen(raw.names))
    raw = read_only_table(Path(source), stated, wanted)
    chosen = wanted.chosen(raw.names)
    export = readers.recognize(raw)
    if export is None or export.kind is not FileKind.SURVEY:
        return (raw, *chosen)
    # Header rows and previews are told by other columns too, so all are read.
    whole = _answers(export, read_only_table(Path(source), stated, Wanted()))
    return (whole, *(chosen if len(whole.names) == len(raw.names) else wanted.chosen(whole.names)))


def _numbered(raw: Raw, as_text: set[int]) -> Raw:
    """The table with answers in words as numbers, but for columns that are to stay texts."""
    decider = Decider(readings=list(raw.readings))
    found = as_numbers(raw, decider)
    columns = (raw if i in as_text else found for i in range(len(raw.columns)))
    kept = tuple(table.columns[i] for i, table in enumerate(columns))
    return replace(found, columns=kept, readings=tuple(decider.readings))


def _answers(export: readers.Export, raw: Raw) -> Raw:
    """The answers of a survey tool's export: without further header rows and without previews."""
    raw = readers.guarded(export, export.prepare, raw)
    decider = Decider(readings=list(raw.readings))
    raw = set_aside(raw, readers.guarded(export, export.aside, raw), {}, decider)
    return replace(raw, readings=tuple(decider.readings))


class _Typing:
    """Types columns one by one; rows with a bad cell are marked and left out at the end."""

    def __init__(self, raw: Raw, missing: Sequence[float | str], strict: bool) -> None:
        self.raw, self.missing, self.strict = raw, missing, strict
        self.columns: list[Column] = []
        self.arrays: list[pa.Array] = []
        self.readings: list[Reading] = list(self.raw.readings)
        self.bad: dict[int, tuple[str, str, str, str]] = {}

    def add(self, index: int, *, text: bool) -> None:
        """Type one column."""
        array = self.raw.columns[index]
        if pa.types.is_dictionary(array.type):
            typed = self._texts(index, array, text=text)
        else:
            typed = self._typed(index, array, text=text)
        header = self.raw.headers[index]
        scale = self.raw.scales.get(index)
        name = self.raw.names[index]
        self.columns.append(Column(name, header, index + 1, ColumnTerm.OTHER, scale=scale))
        self.arrays.append(typed)

    def _texts(self, index: int, array: pa.Array, *, text: bool) -> pa.Array:
        values = trimmed(array.dictionary)
        absent = pc.or_(is_blank(values), self._absent_texts(values))
        if not text:
            numbers = self._numbers(index, array, values, pc.or_(absent, is_marker(values)))
            if numbers is not None:
                return numbers
        kept = pc.if_else(absent, pa.scalar(None, pa.string()), values)
        return pa.DictionaryArray.from_arrays(array.indices, kept).cast(pa.string())

    def _absent_texts(self, values: pa.Array) -> pa.Array:
        return pc.is_in(values, pa.array([str(m) for m in self.missing], pa.string()))

    def _numbers(
        self, index: int, array: pa.Array, values: pa.Array, absent: pa.Array
    ) -> pa.Array | None:
        style = style_of(values.filter(pc.invert(absent)))
        numbers = parse(values, style.notation)
        codes = array.indices.to_numpy()
        gone = absent.to_numpy(zero_copy_only=False) | self._missing(numbers.values)
        bad = ~numbers.ok & ~gone
        filled = int((~gone[codes]).sum())
        wrong = int(bad[codes].sum())
        if filled == 0 or wrong >= MOSTLY * filled or (wrong and not self.strict):
            return None
        if wrong:
            self._reject(index, np.flatnonzero(bad[codes]), values, codes)
        if style.worth_saying:
            self.readings.append(comma_reading(self.raw, index, style.notation, style))
        return _compact(numbers.integers, numbers.values, gone | bad, codes)

    def _missing(self, values: npt.NDArray[np.float64]) -> npt.NDArray[np.bool_]:
        codes = [c for c in (_as_number(m) for m in self.missing) if c is not None]
        return np.isin(values, codes)

    def _reject(
        self,
        index: int,
        rows: npt.NDArray[np.int64],
        values: pa.Array,
        codes: npt.NDArray[np.int32],
    ) -> None:
        for row in rows.tolist():
            value = values[int(codes[row])].as_py()
            self.bad.setdefault(row, (self.raw.names[index], value, *why_not(value)))

    def _typed(self, index: int, array: pa.Array, *, text: bool) -> pa.Array:
        """A column that came with a type: NaN is null, an infinite number rejects its row."""
        if text:
            return array.cast(pa.string())
        if pa.types.is_boolean(array.type):
            return array
        if not (pa.types.is_floating(array.type) or pa.types.is_decimal(array.type)):
            return self._without_codes(array) if pa.types.is_integer(array.type) else array
        values = np.array(array.cast(pa.float64()).to_numpy(zero_copy_only=False), dtype=np.float64)
        for row in np.flatnonzero(np.isinf(values)).tolist():
            reason, remedy = why_not("inf")
            self.bad.setdefault(row, (self.raw.names[index], str(values[row]), reason, remedy))
        gone = ~np.isfinite(values) | self._missing(values)
        read = values[~gone]
        if np.array_equal(read, np.rint(read)) and (not len(read) or np.abs(read).max() < 2**53):
            whole = np.where(gone, 0, values).astype(np.int64)
            return smallest(pa.array(whole, mask=gone))
        return pa.array(values, mask=gone)

    def _without_codes(self, array: pa.Array) -> pa.Array:
        codes = [
            int(c) for m in self.missing if (c := _as_number(m)) is not None and c.is_integer()
        ]
        gone = pc.is_in(array, pa.array(codes, pa.int64()).cast(array.type, safe=False))
        return smallest(pc.if_else(gone, pa.scalar(None, array.type), array))

    def sheet(self) -> Sheet:
        """The sheet of the rows that could be read."""
        keep = np.ones(len(self.raw.lines), bool)
        keep[list(self.bad)] = False
        mask = pa.array(keep)
        rejects = [*self.raw.rejects, *self._rejects()]
        arrays = [a.filter(mask) if self.bad else a for a in self.arrays]
        names = [c.name for c in self.columns]
        table = pa.table([*arrays, pa.array(self.raw.lines[keep])], names=[*names, LINE])
        return Sheet(
            self.raw.source,
            FileKind.UNKNOWN,
            tuple(self.columns),
            table,
            RowAccount(self.raw.rows, table.num_rows, 0, len(rejects)),
            readings=tuple(self.readings),
            rejects=tuple(sorted(rejects, key=lambda r: r.line)),
            recognized_as=self.raw.format,
            notes=self.raw.notes,
        )

    def _rejects(self) -> list[Reject]:
        return [
            Reject(
                self.raw.source,
                int(self.raw.lines[row]),
                column,
                value,
                reason,
                remedy,
                self.raw.cells(row),
            )
            for row, (column, value, reason, remedy) in sorted(self.bad.items())
        ]


def comma_reading(raw: Raw, index: int, notation: Notation, style: Style) -> Reading:
    """The choice between decimal comma and comma between thousands."""
    name = raw.names[index]
    return Reading(
        raw.source,
        name,
        say(COMMA),
        say(BEFORE_DECIMALS) if notation is Notation.COMMA else say("between thousands"),
        style.evidence,
        decided=style.decided,
        affects=(name,),
        remedy=""
        if style.decided
        else say("State `decimal: comma` or `decimal: point` in the mapping."),
    )


def _as_number(value: float | str) -> float | None:
    try:
        return float(value)
    except ValueError:
        return None


def _compact(
    integers: pa.Array | None,
    values: npt.NDArray[np.float64],
    gone: npt.NDArray[np.bool_],
    codes: npt.NDArray[np.int32],
) -> pa.Array:
    mask = gone[codes]
    if integers is None:
        return pa.array(values[codes], mask=mask)
    whole = np.asarray(pc.fill_null(integers, 0).to_numpy())
    return smallest(pa.array(whole[codes], mask=mask))
