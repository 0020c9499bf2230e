"""Ratings that stand beside tickets: answers of the customers whose ticket it was."""

from dataclasses import replace

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from outsidein.terms.signal import Column, ColumnTerm, RowAccount

from .sheet import Sheet

OUTCOMES = (
    ColumnTerm.OVERALL,
    ColumnTerm.RECOMMEND,
    ColumnTerm.RENEW,
    ColumnTerm.CAPABILITY,
    ColumnTerm.EFFORT,
)
"""Questions about the whole: what surveys ask, and ticket systems once a ticket is solved."""

WHEN = (ColumnTerm.RESOLVED, ColumnTerm.CLOSED, ColumnTerm.OPENED)
"""When it was asked, as nearly as a ticket tells: systems ask once it is solved."""


def ratings(sheet: Sheet) -> tuple[Column, ...]:
    """The columns of a sheet that hold at least one rating of the whole."""
    asked = (c for term in OUTCOMES for c in sheet.of(term) if _is_rating(sheet, c))
    table = sheet.table
    return tuple(c for c in asked if table.column(c.name).null_count < table.num_rows)


def rated_tickets(sheet: Sheet) -> Sheet | None:
    """The rated tickets of a sheet as answers; None where no ticket was rated.

    Each answer has the time at which its ticket was solved, else closed, else opened.
    """
    asked = ratings(sheet)
    if not asked:
        return None
    given = np.zeros(sheet.table.num_rows, bool)
    for column in asked:
        given |= _filled(sheet, column)
    table = sheet.table.filter(pa.array(given))
    when = next((c for t in WHEN if (c := sheet.one(t)) is not None), None)
    columns = tuple(_as_answer(c, when) for c in sheet.columns)
    account = RowAccount(table.num_rows, table.num_rows)
    return replace(sheet, table=table, columns=columns, account=account)


def _is_rating(sheet: Sheet, column: Column) -> bool:
    kind = sheet.table.schema.field(column.name).type
    number = pa.types.is_integer(kind) or pa.types.is_floating(kind)
    return bool(pa.types.is_boolean(kind) or (number and column.scale is not None))


def _filled(sheet: Sheet, column: Column) -> npt.NDArray[np.bool_]:
    valid = sheet.table.column(column.name).is_valid()
    return np.asarray(valid.to_numpy())


def _as_answer(column: Column, when: Column | None) -> Column:
    """Times of the ticket keep their values; the one that stands for the answer is its time."""
    if column is when:
        return replace(column, term=ColumnTerm.TIME)
    other = column.term is ColumnTerm.TIME and when is not None
    return replace(column, term=ColumnTerm.OTHER) if other else column
