"""Columns that every table of answers or tickets has, whatever its file calls them.

They begin with an underscore, which no column that was heard does.
"""

import pyarrow as pa
import pyarrow.compute as pc

CUSTOMER = "_customer"
SEGMENT = "_segment"
TICKET = "_ticket"
MOMENT = "_moment"
TIME = "_time"
OPENED = "_opened"
SLA = "_sla"
REOPENED = "_reopened"
REASSIGNED = "_reassigned"


def texts(table: pa.Table, name: str | None) -> pa.ChunkedArray:
    """A column of ids as text; null where empty, everywhere where there is no such column."""
    if name is None:
        return pa.chunked_array([pa.nulls(table.num_rows, pa.string())])
    trimmed = pc.utf8_trim_whitespace(table.column(name).cast(pa.string()))
    return pc.if_else(pc.equal(trimmed, ""), pa.scalar(None, pa.string()), trimmed)


def times(table: pa.Table, name: str | None) -> pa.ChunkedArray:
    """A column of times or dates as times in UTC; null everywhere where it holds none."""
    kind = pa.timestamp("us", tz="UTC")
    if name is None or not pa.types.is_temporal(table.schema.field(name).type):
        return pa.chunked_array([pa.nulls(table.num_rows, kind)])
    column = table.column(name)
    if getattr(column.type, "tz", None):
        return column.cast(kind)
    return pc.assume_timezone(column.cast(pa.timestamp("us")), "UTC")


def wholes(table: pa.Table, name: str | None) -> pa.ChunkedArray:
    """A column of flags or counts as whole numbers."""
    if name is None:
        return pa.chunked_array([pa.nulls(table.num_rows, pa.int64())])
    return pc.cast(table.column(name), pa.int64(), safe=False)


def knows(table: pa.Table, name: str) -> bool:
    """Whether any row has a value there."""
    return name in table.column_names and table.column(name).null_count < table.num_rows
