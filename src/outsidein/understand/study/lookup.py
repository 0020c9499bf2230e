"""Values of one table looked up by the keys of another."""

from typing import Any

import pyarrow as pa
import pyarrow.compute as pc


def text(column: Any) -> Any:
    """A column of ids as text, blanks around them gone and empty ones missing."""
    trimmed = pc.utf8_trim_whitespace(column.cast(pa.string()))
    return pc.if_else(pc.equal(trimmed, ""), pa.scalar(None, pa.string()), trimmed)


def look_up(keys: Any, known: Any, values: Any) -> Any:
    """For each key the value that stands beside it; missing where the key is not known.

    Where a known key stands more than once the first counts.
    """
    return values.take(look_up_place(keys, known))


def look_up_place(keys: Any, known: Any) -> Any:
    """For each key the row in which it is known; missing where it is not."""
    if isinstance(known, pa.ChunkedArray):
        known = known.combine_chunks()
    return pc.index_in(keys, value_set=known, skip_nulls=True)


def months(times: Any) -> Any:
    """12 x year + month - 1 of times (UTC) or dates."""
    return pc.add(pc.multiply(pc.year(times), 12), pc.subtract(pc.month(times), 1))


def missing(kind: Any, rows: int) -> Any:
    """A column without a value."""
    return pa.chunked_array([pa.nulls(rows, kind)])


def column_or_missing(table: pa.Table, name: str | None) -> Any:
    """A column of ids as text, or nothing in every row."""
    if name is None:
        return missing(pa.string(), table.num_rows)
    return text(table.column(name))
