"""A figure that another tool reported, beside the rows it was computed from."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from outsidein.engine.sheet import LINE, Sheet
from outsidein.engine.values import values_of
from outsidein.listen.times import day_order, parse
from outsidein.terms.quality import Scale
from outsidein.terms.reported import ReportedFigure, Reproduction
from outsidein.understand.metrics.estimate import Measured
from outsidein.understand.metrics.metric import Counted
from outsidein.understand.reported import Answers, compare

from .columns import Columns

MOST_ROWS = 300_000
"""Above this, two differences at once would take long and are not tried."""

T = TypeVar("T", bound=np.generic)

Codes = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Behind:
    """What a metric of one column was computed from: the sheet with every event in it."""

    columns: Columns
    sheet: Sheet
    column: str
    customer: str | None
    thing: str | None
    time: str | None
    scale: Scale | None
    missing: Sequence[float | str]


def reproduction(figure: ReportedFigure, measured: Measured, behind: Behind) -> Reproduction | None:
    """Which reading of the rows gives the figure; None where the metric itself gave no number."""
    metric, ours = measured.metric, measured.estimate.value
    if ours is None or not isinstance(metric, Counted):
        return None
    table = behind.sheet.table
    lines = np.asarray(table.column(LINE).to_numpy(), dtype=np.int64)
    rows = Answers(
        metric,
        measured.variant,
        _values(table, behind.column),
        behind.scale or metric.variant(measured.variant).scale,
        customer=_codes(table, behind.customer),
        thing=_codes(table, behind.thing),
        last_only=behind.thing is not None,
        copies=_copies(behind.columns, lines),
        period=_months(table, behind.time),
        raw=_raw(behind, lines),
    )
    return compare(rows, figure, ours, pairs=len(lines) <= MOST_ROWS)


def _values(table: pa.Table, column: str) -> npt.NDArray[np.float64]:
    """The column as numbers, NaN where blank."""
    found = values_of(column, table)
    numbers = np.asarray(found.numbers, dtype=np.float64) / found.per_unit
    return np.where(found.mask(), numbers, np.nan)


def _codes(table: pa.Table, column: str | None) -> Codes | None:
    """Equal numbers for equal texts, -1 where blank."""
    if column is None:
        return None
    texts = table.column(column).cast(pa.string()).combine_chunks()
    indices = pc.fill_null(texts.dictionary_encode().indices, -1)
    return np.asarray(indices.to_numpy(zero_copy_only=False), dtype=np.int64)


def _copies(columns: Columns, lines: Codes) -> Codes | None:
    """Equal numbers for rows that are equal in every column of the file."""
    whole = columns.read((), texts=columns.headers).table
    texts = [pc.fill_null(whole.column(name).cast(pa.string()), "") for name in columns.headers]
    joined = pa.chunked_array(pc.binary_join_element_wise(*texts, "\x1f")).combine_chunks()
    codes = np.asarray(joined.dictionary_encode().indices.to_numpy(), dtype=np.int64)
    return _at(codes, np.asarray(whole.column(LINE).to_numpy(), dtype=np.int64), lines)


def _raw(behind: Behind, lines: Codes) -> npt.NDArray[np.float64] | None:
    """The values with the codes for no answer still among them."""
    if not behind.missing:
        return None
    table = behind.columns.read([behind.column]).table
    found = np.asarray(table.column(LINE).to_numpy(), dtype=np.int64)
    return _at(_values(table, behind.column), found, lines)


def _at(values: npt.NDArray[T], found: Codes, lines: Codes) -> npt.NDArray[T]:
    """The values of the lines that are wanted; both are in the order of the file."""
    return values[np.minimum(np.searchsorted(found, lines), len(found) - 1)]


def _months(table: pa.Table, column: str | None) -> npt.NDArray[np.object_] | None:
    """`2025-03` for each row, blank where there is no time."""
    if column is None:
        return None
    texts = pc.fill_null(pc.utf8_trim_whitespace(table.column(column).cast(pa.string())), "")
    texts = texts.combine_chunks()
    read = parse(texts, day_first=bool(day_order(texts).decided))
    months = np.datetime_as_string(read.micros.astype("datetime64[us]"), unit="M")
    return np.where(read.ok, months, "").astype(object)
