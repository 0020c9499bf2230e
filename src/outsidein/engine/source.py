"""Where rows come from: Arrow tables, streams, Parquet files and DuckDB relations, in chunks.

A chunk is a small Arrow table of the columns asked for and the place of its first row. Tables,
files and relations can be read again; a stream that must be read twice is first written to a
temporary Parquet file, so that memory stays flat.
"""

import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from difflib import get_close_matches
from functools import partial
from pathlib import Path
from typing import TypeAlias

import duckdb
import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.parquet as pq

from outsidein.stats.moments import Ints
from outsidein.terms.trouble import Trouble

from .sheet import LINE

Source: TypeAlias = "pa.Table | pa.RecordBatchReader | duckdb.DuckDBPyRelation | Path | str"

CHUNK_BYTES = 1 << 27
MOST_ROWS = 1 << 19
LEAST_ROWS = 1 << 16


@dataclass(frozen=True, slots=True)
class Chunk:
    """Some rows. `first` counts the rows of the source before them.

    `lines` are the numbers of the rows where they do not follow `first` one by one.
    """

    table: pa.Table
    first: int
    lines: Ints | None = None

    def line(self, row: int) -> int:
        """The number of a row: its line in the file where known, else its place from 1."""
        return self.first + row + 1 if self.lines is None else int(self.lines[row])

    def numbered(self) -> "Chunk":
        """The chunk with the lines that its table names, if it does."""
        if LINE not in self.table.column_names:
            return self
        lines = np.asarray(self.table.column(LINE).to_numpy(), dtype=np.int64)
        return Chunk(self.table, self.first, lines)

    def only(self, keep: npt.NDArray[np.bool_]) -> "Chunk":
        """Some of the rows, which keep their numbers."""
        lines = self.lines
        if lines is None:
            lines = np.arange(self.first + 1, self.first + 1 + self.table.num_rows)
        return Chunk(self.table.filter(pa.array(keep)), self.first, lines[keep])


Load = Callable[[], Chunk]
"""Reads one chunk; may be called from any thread, in any order."""


@dataclass(frozen=True, slots=True)
class Rows:
    """A source that was opened: its schema, its name and a way to read columns of it.

    `count` is the number of rows where it is known beforehand; `again` says whether the rows can
    be read more than once.
    """

    name: str
    schema: pa.Schema
    count: int | None
    again: bool
    loads: Callable[[Sequence[str]], Iterator[Load]]

    def chunks(self, columns: Sequence[str]) -> Iterator[Chunk]:
        """The chunks one after another."""
        return (load() for load in self.loads(columns))

    def check(self, columns: Sequence[str]) -> None:
        """Raise Trouble where a column is not there or stands there twice."""
        for column in columns:
            found = len(self.schema.get_all_field_indices(column))
            if found != 1:
                there = "is not there" if not found else "stands there more than once"
                near = get_close_matches(column, self.schema.names) or self.schema.names[:8]
                raise Trouble(
                    f"The column {there}.",
                    remedy=f"There are, among others: {', '.join(map(repr, near))}.",
                    source=self.name,
                    column=column,
                )


def open_rows(source: Source, name: str | None = None) -> Rows:
    """Open a source; `name` is what its rows are called where they name no customer."""
    if isinstance(source, str | Path):
        return _parquet(Path(source), name)
    if isinstance(source, pa.Table):
        return _table(source, name or "table")
    if isinstance(source, pa.RecordBatchReader):
        return _stream(source, name or "stream")
    if isinstance(source, duckdb.DuckDBPyRelation):
        return _relation(source, name or "relation")
    raise TypeError(f"rows cannot be read from {type(source).__name__}")


@contextmanager
def readable_again(rows: Rows, columns: Sequence[str]) -> Iterator[Rows]:
    """The same rows, written to a temporary file first where they could be read only once."""
    if rows.again:
        yield rows
        return
    with tempfile.TemporaryDirectory(prefix="outsidein-") as folder:
        path = Path(folder) / "rows.parquet"
        schema = pa.schema([rows.schema.field(column) for column in columns])
        with pq.ParquetWriter(path, schema) as writer:
            for chunk in rows.chunks(columns):
                writer.write_table(chunk.table)
        yield _parquet(path, rows.name)


def _rows_per_chunk(schema: pa.Schema, columns: Sequence[str], count: int = 1 << 62) -> int:
    """As many as memory allows, so that a chunk holds many of one cell; two chunks at least."""
    width = sum(_width(schema.field(column).type) for column in columns)
    return max(LEAST_ROWS, min(MOST_ROWS, CHUNK_BYTES // max(width, 1), -(-count // 2)))


def _width(kind: pa.DataType) -> int:
    if pa.types.is_dictionary(kind):
        return 4
    try:
        return max(1, int(kind.bit_width) // 8)
    except ValueError:
        return 16


def _table(table: pa.Table, name: str) -> Rows:
    def loads(columns: Sequence[str]) -> Iterator[Load]:
        part = table.select(list(columns))
        step = _rows_per_chunk(table.schema, columns, table.num_rows)
        for first in range(0, table.num_rows, step):
            yield partial(Chunk, part.slice(first, step), first)

    return Rows(name, table.schema, table.num_rows, True, loads)


def _gathered(reader: pa.RecordBatchReader, columns: Sequence[str], step: int) -> Iterator[Load]:
    """Batches of a stream gathered into chunks of about `step` rows."""
    held: list[pa.RecordBatch] = []
    first = count = 0

    def load() -> Load:
        chunk = Chunk(pa.Table.from_batches(held).select(list(columns)), first)
        return lambda: chunk

    for batch in reader:
        held.append(batch)
        count += batch.num_rows
        if count >= step:
            yield load()
            first += count
            held, count = [], 0
    if count:
        yield load()


def _stream(reader: pa.RecordBatchReader, name: str) -> Rows:
    def loads(columns: Sequence[str]) -> Iterator[Load]:
        return _gathered(reader, columns, _rows_per_chunk(reader.schema, columns))

    return Rows(name, reader.schema, None, False, loads)


def _relation(relation: duckdb.DuckDBPyRelation, name: str) -> Rows:
    schema = relation.limit(0).to_arrow_table().schema

    def loads(columns: Sequence[str]) -> Iterator[Load]:
        step = _rows_per_chunk(schema, columns)
        wanted = [duckdb.ColumnExpression(column) for column in columns]
        if not wanted:  # rows are counted even where no column is read
            wanted = [duckdb.ColumnExpression(schema.names[0])]
        return _gathered(relation.select(*wanted).to_arrow_reader(step), columns, step)

    return Rows(name, schema, None, True, loads)


def _parquet(path: Path, name: str | None) -> Rows:
    try:
        head = pq.ParquetFile(path)
    except (OSError, pa.ArrowInvalid) as error:
        raise Trouble(
            f"The Parquet file cannot be read: {error}.",
            remedy="Check that the path is right and the file is whole.",
            source=path.name,
        ) from error
    schema, meta = head.schema_arrow, head.metadata
    sizes = [meta.row_group(i).num_rows for i in range(meta.num_row_groups)]

    def loads(columns: Sequence[str]) -> Iterator[Load]:
        step = _rows_per_chunk(schema, columns, meta.num_rows)
        text = [c for c in columns if _is_text(schema.field(c).type)]
        opened = pq.ParquetFile(path, read_dictionary=text)
        if any(size > 2 * step for size in sizes):
            batches = opened.iter_batches(batch_size=step, columns=list(columns))
            yield from _gathered(batches, columns, step)
            return
        for groups, first in _grouped(sizes, step):
            yield partial(_read_groups, path, list(columns), text, groups, first)

    return Rows(name or path.name, schema, meta.num_rows, True, loads)


def _read_groups(
    path: Path, columns: list[str], text: list[str], groups: list[int], first: int
) -> Chunk:
    with pq.ParquetFile(path, read_dictionary=text) as opened:
        return Chunk(opened.read_row_groups(groups, columns=columns, use_threads=False), first)


def _grouped(sizes: list[int], step: int) -> Iterator[tuple[list[int], int]]:
    """Neighbouring row groups together, about `step` rows at a time, with their first row."""
    held: list[int] = []
    first = count = 0
    for group, size in enumerate(sizes):
        held.append(group)
        count += size
        if count >= step:
            yield held, first
            first += count
            held, count = [], 0
    if held:
        yield held, first


def _is_text(kind: pa.DataType) -> bool:
    return bool(pa.types.is_string(kind) or pa.types.is_large_string(kind))
