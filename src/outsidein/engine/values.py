"""An item's values on one chunk of rows, as NumPy arrays."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from outsidein.stats.moments import Floats
from outsidein.terms.trouble import Trouble

from .grid import Grid, Numbers, Span, decimals_of
from .items import SECONDS, Derived, Duration, Flag, Item

Valid = npt.NDArray[np.bool_]

SCORED_AT_ONCE = 1 << 15
"""Rows whose scores are computed together."""


@dataclass(frozen=True, slots=True)
class Values:
    """Numbers (n,), integers or doubles, and which of them are observed (None: all).

    Where a value is missing its number is 0. A value in the unit is number / per_unit.
    """

    numbers: Numbers
    valid: Valid | None
    per_unit: int = 1

    def observed(self) -> Numbers:
        """The observed numbers."""
        return self.numbers if self.valid is None else self.numbers[self.valid]

    def mask(self) -> Valid:
        """Which are observed, as an array."""
        return np.ones(len(self.numbers), dtype=bool) if self.valid is None else self.valid


def values_of(item: Item, table: pa.Table) -> Values:
    """The values of an item on every row of a chunk."""
    if isinstance(item, str):
        return _column(table.column(item), item)
    if isinstance(item, Flag):
        holds = _numpy(item.condition.holds(table)).astype(np.int8)
        if item.condition.speaks_of_missing:
            return Values(holds, None)
        return Values(holds, _valid(pc.is_valid(table.column(item.condition.column))))
    if isinstance(item, Duration):
        return _duration(item, table)
    return _score(item, table)


def is_narrow(item: Item, schema: pa.Schema) -> bool:
    """Whether the values are known to be small integers before any is read."""
    if isinstance(item, Flag):
        return True
    if not isinstance(item, str):
        return False
    kind = schema.field(item).type
    return bool(pa.types.is_boolean(kind) or (pa.types.is_integer(kind) and kind.bit_width <= 16))


def span_of(values: Values, item: Item) -> Span | None:
    """Lowest and highest observed value and the decimals needed; None where there is no value."""
    seen = values.observed()
    if not len(seen):
        return None
    low, high = float(seen.min()), float(seen.max())
    decimals: int | None = 0
    if isinstance(item, Derived):
        decimals = item.decimals
    elif seen.dtype.kind == "f":
        decimals = decimals_of(np.asarray(seen, dtype=np.float64))
    return Span(low / values.per_unit, high / values.per_unit, decimals, values.per_unit)


def on_grid(values: Values, grid: Grid) -> Numbers:
    """The stored integers x, with value = shift + x / per_unit; 0 where missing."""
    steps = grid.per_unit // values.per_unit
    numbers = values.numbers
    if numbers.dtype.kind == "f":
        numbers = np.rint(np.asarray(numbers, dtype=np.float64) * float(steps)).astype(np.int64)
    elif steps != 1:
        numbers = numbers.astype(np.int64) * steps
    if not grid.offset:
        return numbers
    return _zeroed(numbers.astype(np.int64) - grid.offset, values.valid)


def as_doubles(values: Values, grid: Grid) -> Numbers:
    """The values minus the grid's shift, in the unit; 0 where missing."""
    numbers = np.asarray(values.numbers, dtype=np.float64) / values.per_unit - grid.shift
    return _zeroed(numbers, values.valid)


def _zeroed(numbers: Numbers, valid: Valid | None) -> Numbers:
    if valid is not None:
        numbers[~valid] = 0
    return numbers


def _column(column: pa.ChunkedArray, name: str) -> Values:
    kind = column.type
    if pa.types.is_dictionary(kind):
        column = column.cast(kind.value_type)
        kind = column.type
    if pa.types.is_boolean(kind) or pa.types.is_null(kind):
        column = column.cast(pa.int8())
    elif pa.types.is_decimal(kind) or pa.types.is_float16(kind):
        column = column.cast(pa.float64())
    elif pa.types.is_uint64(kind):
        column = column.cast(pa.int64())
    elif not (pa.types.is_integer(kind) or pa.types.is_floating(kind)):
        raise Trouble(
            f"The column holds {kind}, not numbers.",
            remedy="Choose a column of numbers, or a condition on this one.",
            column=name,
        )
    numbers, valid = _parts(column.combine_chunks())
    return _finite(numbers, valid, name) if numbers.dtype.kind == "f" else Values(numbers, valid)


def _parts(array: pa.Array) -> tuple[Numbers, Valid | None]:
    """The buffers of an array of numbers, seen by NumPy; 0 where missing."""
    n, first = len(array), array.offset
    bits, data = array.buffers()
    if not n:
        return np.zeros(0, dtype=array.type.to_pandas_dtype()), None
    numbers = np.frombuffer(data, dtype=array.type.to_pandas_dtype(), count=first + n)[first:]
    if not array.null_count:
        return numbers, None
    if bits is None:  # an array of nothing but nulls
        return np.zeros(n, dtype=numbers.dtype), np.zeros(n, dtype=bool)
    octets = np.frombuffer(bits, dtype=np.uint8, count=(first + n + 7) // 8)[first // 8 :]
    valid = np.unpackbits(octets, count=first % 8 + n, bitorder="little")[first % 8 :].view(bool)
    if numbers.dtype.kind == "f":
        return np.where(valid, numbers, 0.0), valid
    return numbers * valid, valid


def _finite(numbers: Numbers, valid: Valid | None, name: str) -> Values:
    """Not-a-number is missing; an infinite number is an error of the file."""
    numbers = np.asarray(numbers, dtype=np.float64)
    finite = np.isfinite(numbers)
    if finite.all():
        return Values(numbers, valid)
    if np.isinf(numbers).any():
        raise Trouble(
            "The column holds an infinite number.",
            remedy="Correct the value or leave it empty.",
            column=name,
        )
    return Values(np.where(finite, numbers, 0.0), finite if valid is None else finite & valid)


def _duration(item: Duration, table: pa.Table) -> Values:
    start, end = (_instants(table.column(name), name) for name in (item.start, item.end))
    micro = end.numbers.astype(np.int64) - start.numbers.astype(np.int64)
    valid = start.mask() & end.mask() & (micro >= 0)
    return Values(np.where(valid, micro // 1_000_000, 0), valid, SECONDS[item.unit])


def _instants(column: pa.ChunkedArray, name: str) -> Values:
    if not (pa.types.is_timestamp(column.type) or pa.types.is_date(column.type)):
        raise Trouble(
            f"The column holds {column.type}, not times.",
            remedy="Choose the columns of two events.",
            column=name,
        )
    micro = pa.timestamp("us", tz=getattr(column.type, "tz", None))
    return _column(column.cast(micro, safe=False).cast(pa.int64()), name)


def _score(item: Derived, table: pa.Table) -> Values:
    n = table.num_rows
    numbers, valid = np.zeros(n), np.zeros(n, dtype=bool)
    # A few rows at a time stay in the cache through all the steps.
    for first in range(0, n, SCORED_AT_ONCE):
        part = slice(first, first + SCORED_AT_ONCE)
        numbers[part], valid[part] = _scored(item, table.slice(first, SCORED_AT_ONCE))
    return Values(numbers, valid)


def _scored(item: Derived, table: pa.Table) -> tuple[Floats, Valid]:
    n = table.num_rows
    total, weight, seen = np.zeros(n), np.zeros(n), np.zeros(n, dtype=np.int32)
    for i in range(len(item.columns)):
        term, points, valid = _term(item, i, table)
        if valid is not None and (item.minus or item.weights or item.beside):
            term = np.where(valid, term, 0.0)
            points = points if points is None else np.where(valid, points, 0.0)
        total += term
        seen += 1 if valid is None else valid
        if points is not None:
            weight += points
    if not item.weights:
        weight = seen.astype(np.float64)
    answered = (seen >= item.minimum) & (weight != 0)
    score = np.divide(total, weight, out=np.zeros(n), where=answered)
    return np.asarray(np.round(score, item.decimals), dtype=np.float64), answered


def _term(item: Derived, i: int, table: pa.Table) -> tuple[Floats, Floats | None, Valid | None]:
    """Term i times its weight, the weight if there are weights, and where both are observed."""
    term, valid = _part(item.columns[i], table)
    points = None
    if item.minus:
        other, there = _part(item.minus[i], table)
        term, valid = term - other, _both(valid, there)
    if item.weights:
        points, there = _part(item.weights[i], table)
        term, valid = points * term, _both(valid, there)
    if item.beside:
        valid = _both(valid, values_of(item.beside[i], table).valid)
    return term, points, valid


def _part(item: "str | Derived", table: pa.Table) -> tuple[Floats, Valid | None]:
    values = values_of(item, table)
    return np.asarray(values.numbers, dtype=np.float64), values.valid


def _both(a: Valid | None, b: Valid | None) -> Valid | None:
    if a is None or b is None:
        return b if a is None else a
    return a & b


def _valid(known: pa.ChunkedArray) -> Valid | None:
    mask = np.asarray(_numpy(known), dtype=bool)
    return None if mask.all() else mask


def _numpy(column: pa.ChunkedArray) -> Numbers:
    return np.asarray(column.to_numpy())
