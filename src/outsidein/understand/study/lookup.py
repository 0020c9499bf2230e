"""Values of one table looked up by the keys of another."""

from typing import Any

import pyarrow as pa
import pyarrow.compute as pc


def look_up_place(keys: Any, known: Any) -> Any:
    """For each key the row in which it is known; missing where it is not."""
    if isinstance(known, pa.ChunkedArray):
        known = known.combine_chunks()
    return pc.index_in(keys, value_set=known, skip_nulls=True)


def months(times: Any) -> Any:
    """12 x year + month - 1 of times (UTC) or dates."""
    return pc.add(pc.multiply(pc.year(times), 12), pc.subtract(pc.month(times), 1))
