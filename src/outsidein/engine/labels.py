"""Labels of rows: their segment, and the period that a date falls into."""

from dataclasses import dataclass
from typing import Literal

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from outsidein.stats.moments import Ints
from outsidein.terms.trouble import Trouble

from .items import Item, columns_of
from .values import values_of

Unit = Literal["month", "quarter", "half-year", "year"]
MONTHS: dict[Unit, int] = {"month": 1, "quarter": 3, "half-year": 6, "year": 12}


@dataclass(frozen=True, slots=True)
class Period:
    """The calendar period that a date or time column falls into.

    Labels sort by time: `2025-03`, `2025-Q1`, `2025-H1`, `2025`. Times are read in `zone` (an
    IANA name); dates, and times without a zone, as they stand.
    """

    column: str
    unit: Unit = "month"
    zone: str = "UTC"


@dataclass(frozen=True, slots=True)
class Bins:
    """The bin that an item's value falls into, cut at `edges` (increasing).

    Bin 0 lies below the first edge, bin i from edge i - 1 up to below edge i; together they cover
    the line. Labels are the numbers in three digits, None where the value is missing. This is how
    a calibration curve gets its bins: `reduce(..., [hours, "rating"], period=Bins(hours, edges))`.
    """

    item: Item
    edges: tuple[float, ...]


Labelled = str | Period | Bins | None
"""A column whose values are the labels, a calendar period, a bin, or nothing."""


@dataclass(frozen=True, slots=True)
class Codes:
    """A label for each row: `labels[code[i]]`."""

    code: Ints
    labels: tuple[str | None, ...]


def column_of(by: Labelled) -> tuple[str, ...]:
    """The columns that a label reads, if any."""
    if by is None:
        return ()
    if isinstance(by, Bins):
        return columns_of(by.item)
    return (by.column,) if isinstance(by, Period) else (by,)


def codes(table: pa.Table, by: Labelled) -> Codes:
    """The labels of a chunk's rows."""
    if by is None:
        return Codes(np.zeros(table.num_rows, dtype=np.int64), (None,))
    if isinstance(by, Period):
        return _periods(table.column(by.column), by)
    if isinstance(by, Bins):
        return _bins(table, by)
    return text_codes(table.column(by))


def period_label(month: int, unit: Unit) -> str:
    """The label of a period; months count from January of year 0."""
    year, part = divmod(month, 12)
    if unit == "year":
        return f"{year:04d}"
    if unit == "month":
        return f"{year:04d}-{part + 1:02d}"
    sign = "Q" if unit == "quarter" else "H"
    return f"{year:04d}-{sign}{part // MONTHS[unit] + 1}"


def text_codes(column: pa.ChunkedArray) -> Codes:
    """Codes of a column's distinct values, written as text; whole floats as whole numbers.

    A row without a value, or with an empty text, has the label None.
    """
    code, text = encoded_texts(column)
    return Codes(code, (*text.to_pylist(), None))


def encoded_texts(column: pa.ChunkedArray) -> tuple[Ints, pa.Array]:
    """As `text_codes`, with the labels in Arrow, without the last one, which is None."""
    whole = column.combine_chunks()
    encoded = whole if pa.types.is_dictionary(whole.type) else whole.dictionary_encode()
    names = encoded.dictionary
    if pa.types.is_floating(names.type):
        names = pa.array([_written(x) for x in names.to_pylist()], pa.string())
    text = names.cast(pa.string())
    text = pc.if_else(pc.equal(text, ""), pa.scalar(None, pa.string()), text)
    code = encoded.indices.cast(pa.int64()).fill_null(len(text))
    return np.asarray(code.to_numpy(zero_copy_only=False)), text


def _written(number: float | None) -> str | None:
    if number is None or number != number:
        return None
    return str(int(number)) if number == int(number) else repr(number)


def _periods(column: pa.ChunkedArray, by: Period) -> Codes:
    if not (pa.types.is_timestamp(column.type) or pa.types.is_date(column.type)):
        raise Trouble(
            f"The column holds {column.type}, not dates.",
            remedy="Choose a column of dates or times for the period.",
            column=by.column,
        )
    if getattr(column.type, "tz", None):
        column = column.cast(pa.timestamp(column.type.unit, tz=by.zone))
    month = _int(pc.year(column)) * 12 + _int(pc.month(column)) - 1
    month = np.where(_known(column), month - month % MONTHS[by.unit], -1)
    distinct, code = np.unique(month, return_inverse=True)
    labels = tuple(period_label(int(m), by.unit) if m >= 0 else None for m in distinct)
    return Codes(code.astype(np.int64, copy=False), labels)


def _bins(table: pa.Table, by: Bins) -> Codes:
    values = values_of(by.item, table)
    numbers = np.asarray(values.numbers, dtype=np.float64) / values.per_unit
    missing = len(by.edges) + 1
    code = np.searchsorted(np.array(by.edges), numbers, side="right")
    code = np.where(values.mask(), code, missing)
    return Codes(code.astype(np.int64), (*(f"{i:03d}" for i in range(missing)), None))


def _int(column: pa.ChunkedArray) -> Ints:
    return np.asarray(pc.fill_null(column, 0).to_numpy(), dtype=np.int64)


def _known(column: pa.ChunkedArray) -> npt.NDArray[np.bool_]:
    return np.asarray(pc.is_valid(column).to_numpy(), dtype=bool)
