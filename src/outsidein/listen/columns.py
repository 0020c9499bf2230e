"""Small steps on typed Arrow columns."""

import pyarrow as pa
import pyarrow.compute as pc


def smallest(array: pa.Array) -> pa.Array:
    """Whole numbers in the smallest integer type that holds them."""
    bounds = pc.min_max(array).as_py()
    low, high = bounds["min"] or 0, bounds["max"] or 0
    for kind in (pa.int8(), pa.int16(), pa.int32()):
        if -(2 ** (kind.bit_width - 1)) <= low and high < 2 ** (kind.bit_width - 1):
            return array.cast(kind)
    return array.cast(pa.int64())
