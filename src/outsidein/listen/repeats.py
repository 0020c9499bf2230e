"""The same rows in two files: copies and overlapping exports count once."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from outsidein.engine.sheet import LINE, Sheet
from outsidein.terms.language import say, say_many
from outsidein.terms.signal import ColumnTerm, FileKind, Reading, RowAccount

KEYS = {
    FileKind.EVENT_LOG: ColumnTerm.TICKET,
    FileKind.TICKETS: ColumnTerm.TICKET,
    FileKind.SURVEY: ColumnTerm.ANSWER,
    FileKind.CONTRACTS: ColumnTerm.CONTRACT,
}
"""What identifies a row; two systems may give the same ids, so that all cells are compared too."""

Rows = npt.NDArray[np.bool_]


def once(sheets: Sequence[Sheet]) -> tuple[Sheet, ...]:
    """The sheets without rows that an earlier sheet holds too, the same in every cell.

    Rows are compared where kind and columns are the same. A row without an id is a repeat only
    where its whole file is one. Repeats count as superseded, and a reading says so.
    """
    found: list[Sheet] = []
    for sheet in sheets:
        for earlier in [s for s in found if _alike(s, sheet)]:
            repeated = _repeated(earlier, sheet)
            if repeated.any():
                sheet = _without(sheet, repeated, earlier.source)
        found.append(sheet)
    return tuple(found)


def _alike(one: Sheet, other: Sheet) -> bool:
    same = one.kind is other.kind and one.table.column_names == other.table.column_names
    return same and one.kind is not FileKind.UNKNOWN and min(len(one.table), len(other.table)) > 0


def _repeated(earlier: Sheet, sheet: Sheet) -> Rows:
    """Which rows of a sheet stand in an earlier one."""
    key = sheet.one(KEYS[sheet.kind]) if sheet.kind in KEYS else None
    if key is not None:
        ids, known = (_plain(s.table.column(key.name)) for s in (sheet, earlier))
        place = pc.index_in(ids, value_set=known, skip_nulls=True)
    elif len(sheet.table) == len(earlier.table):
        place = pa.array(np.arange(len(sheet.table)), pa.int32())
    else:
        return np.zeros(len(sheet.table), bool)
    same = np.asarray(place.is_valid().to_numpy(zero_copy_only=False)).copy()
    for name in sheet.table.column_names:
        rows = np.flatnonzero(same)
        if name == LINE or not rows.size:
            continue
        own = _plain(sheet.table.column(name)).take(pa.array(rows))
        other = _plain(earlier.table.column(name)).take(place.take(pa.array(rows)))
        if own.type != other.type:
            # One export holds words where the other holds numbers.
            own, other = own.cast(pa.string()), other.cast(pa.string())
        alike = pc.fill_null(pc.equal(own, other), False)
        alike = pc.or_(alike, pc.and_(own.is_null(), other.is_null()))
        same[rows] = alike.to_numpy(zero_copy_only=False)
    return same if key is not None or same.all() else np.zeros(len(same), bool)


def _plain(column: pa.ChunkedArray) -> pa.Array:
    """Cells as text, whatever their type, so that a workbook's compare with those of a text."""
    whole = column.combine_chunks()
    if isinstance(whole, pa.ChunkedArray):
        whole = pa.concat_arrays(whole.chunks)
    if pa.types.is_floating(whole.type):
        return whole.cast(pa.float64())
    return whole.cast(pa.float64() if pa.types.is_integer(whole.type) else pa.string())


def _without(sheet: Sheet, repeated: Rows, earlier: str) -> Sheet:
    table = sheet.table.filter(pa.array(~repeated))
    account, count = sheet.account, int(repeated.sum())
    reading = Reading(
        sheet.source,
        None,
        say("Do rows that stand in two files count twice?"),
        say("each counts once"),
        say_many(
            "{n:,} row stands in {earlier} too, the same in every cell",
            "{n:,} rows stand in {earlier} too, the same in every cell",
            count,
            earlier=earlier,
        ),
    )
    return replace(
        sheet,
        table=table,
        account=RowAccount(
            account.rows, table.num_rows, account.superseded + count, account.rejected
        ),
        readings=(*sheet.readings, reading),
    )
