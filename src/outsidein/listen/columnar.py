"""Tables that already know their types: Parquet, Arrow, pandas, Polars, DuckDB."""

from collections.abc import Callable
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet

from outsidein.terms.language import message
from outsidein.terms.trouble import Trouble

from .containers import Member
from .raw import TEXT, Raw


def read_parquet(member: Member) -> Raw:
    """A Parquet file; its lines are row numbers, from 1."""
    try:
        table = pa.parquet.read_table(pa.BufferReader(member.data))
    except (pa.ArrowInvalid, OSError, NotImplementedError) as error:
        raise Trouble(
            f"the Parquet file cannot be read ({str(error).splitlines()[0][:120]})",
            remedy="Write it again, without encryption.",
            source=member.name,
        ) from error
    return from_arrow(table, member.name, "Parquet")


def from_arrow(table: pa.Table, source: str, format_name: str = message("Arrow table")) -> Raw:
    """An Arrow table as a raw table: texts dictionary-encoded, lists and structs as JSON text."""
    table = table.combine_chunks()
    columns = tuple(_flat(table.column(i)) for i in range(table.num_columns))
    return Raw(
        source,
        tuple(str(name) for name in table.column_names),
        columns,
        np.arange(1, table.num_rows + 1, dtype=np.int64),
        format=format_name,
    )


def _flat(column: pa.ChunkedArray) -> pa.Array:
    kind = column.type
    if pa.types.is_dictionary(kind) or pa.types.is_string(kind) or pa.types.is_large_string(kind):
        texts = column.cast(pa.string())
    elif pa.types.is_nested(kind) or pa.types.is_binary(kind) or pa.types.is_large_binary(kind):
        texts = pa.chunked_array(
            [pa.array([None if v is None else str(v) for v in column.to_pylist()])]
        )
    elif pa.types.is_null(kind):
        texts = column.cast(pa.string())
    else:
        return _whole(column)
    encoded = _whole(pc.fill_null(texts.cast(pa.string()), "")).dictionary_encode()
    return encoded.cast(TEXT)


def _whole(column: pa.ChunkedArray) -> pa.Array:
    if column.num_chunks == 1:
        return column.chunk(0)
    return pa.concat_arrays(column.chunks) if column.num_chunks else pa.array([], column.type)


def from_frame(frame: Any, source: str | None = None) -> Raw:
    """An Arrow table or batch, a pandas or Polars frame, or a DuckDB relation."""
    name = source or "table"
    for fits, convert in _FRAMES:
        if fits(frame):
            return from_arrow(convert(frame), name, "table")
    raise Trouble(
        f"a table cannot be read from {type(frame).__name__}",
        remedy="Pass a path, an Arrow table, a pandas or Polars frame, or a DuckDB relation.",
    )


def _module(frame: object) -> str:
    return type(frame).__module__.split(".")[0]


def _from_pandas(frame: Any) -> pa.Table:
    columns = []
    for position in range(frame.shape[1]):
        series = frame.iloc[:, position]
        try:
            columns.append(pa.array(series, from_pandas=True))
        except (pa.ArrowInvalid, pa.ArrowTypeError):
            # A column of mixed objects: each cell as the text it shows.
            columns.append(pa.array([None if v is None or v != v else str(v) for v in series]))
    arrays = [c if isinstance(c, pa.Array) else _whole(c) for c in columns]
    return pa.Table.from_arrays(arrays, names=[str(name) for name in frame.columns])


_FRAMES: tuple[tuple[Callable[[Any], bool], Callable[[Any], pa.Table]], ...] = (
    (lambda f: isinstance(f, pa.Table), lambda f: f),
    (lambda f: isinstance(f, pa.RecordBatch), lambda f: pa.Table.from_batches([f])),
    (lambda f: isinstance(f, pa.RecordBatchReader), lambda f: f.read_all()),
    (lambda f: _module(f) == "pandas", _from_pandas),
    (lambda f: _module(f) == "polars" and hasattr(f, "collect"), lambda f: f.collect().to_arrow()),
    (lambda f: _module(f) == "polars", lambda f: f.to_arrow()),
    (lambda f: hasattr(f, "to_arrow_table"), lambda f: f.to_arrow_table()),
    (lambda f: hasattr(f, "__arrow_c_stream__"), lambda f: pa.table(f)),
)
