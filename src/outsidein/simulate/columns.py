"""Arrays of numbers as columns of a file: ids, names, times, blanks."""

from collections.abc import Sequence

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from .plan import Flags, Floats, Ints


def ids(prefix: str, numbers: Ints, width: int, missing: Flags | None = None) -> pa.Array:
    """Ids such as WO-000042; null where missing."""
    text = pc.cast(pa.array(numbers, mask=missing), pa.string())
    return pc.binary_join_element_wise(prefix, pc.utf8_lpad(text, width, "0"), "")


def names(words: Sequence[str], numbers: Ints, missing: Flags | None = None) -> pa.Array:
    """The word with each number; null where missing."""
    return pc.take(pa.array(words, pa.string()), pa.array(numbers, mask=missing))


def times(seconds: Ints, end: int, missing: Flags | None = None) -> pa.Array:
    """Times in UTC; null where missing or not before the end of the data."""
    unknown = seconds >= end
    if missing is not None:
        unknown = unknown | missing
    return pa.array(seconds, mask=unknown).cast(pa.timestamp("s", tz="UTC"))


def after(start: Ints, hours: Floats) -> Ints:
    """Seconds since 1970, some hours after a start."""
    return start + np.round(hours * 3600).astype(np.int64)


def whole(numbers: Ints, blank: int) -> pa.Array:
    """Whole numbers; null where blank."""
    return pa.array(numbers.astype(np.int16), mask=numbers == blank)


def euros(cents: Ints, missing: Flags | None = None) -> pa.Array:
    """Euros with two decimals from cents."""
    return pa.array(cents / 100, mask=missing)


def width_of(count: int, least: int) -> int:
    """The digits that ids need, so that they sort as they count."""
    return max(least, len(str(count)))
