"""Several rows of one thing: the last one counts, the earlier ones are superseded."""

from dataclasses import replace

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from outsidein.engine.clock.states import STATE, TICKET, TIME
from outsidein.engine.sheet import LINE, Sheet
from outsidein.terms.language import say, say_many
from outsidein.terms.signal import Column, ColumnTerm, FileKind, RowAccount

from .question import Choice, Decider, Question

KEYS = {
    FileKind.EVENT_LOG: ColumnTerm.TICKET,
    FileKind.TICKETS: ColumnTerm.TICKET,
    FileKind.SURVEY: ColumnTerm.ANSWER,
}
"""What one row, or the last of several, is about."""

LAST, EACH = "last", "each"
COMPARED = 1000


def last_events(sheet: Sheet, decider: Decider) -> Sheet:
    """Keep the last row of each ticket or answer, by time and then by place in the file.

    Rows without an id stand for themselves.
    """
    key = sheet.one(KEYS[sheet.kind]) if sheet.kind in KEYS else None
    if key is None or not sheet.table.num_rows:
        return sheet
    ids = sheet.table.column(key.name).combine_chunks()
    if isinstance(ids, pa.ChunkedArray):
        ids = ids.chunk(0)
    keep = _last(ids, _order(sheet))
    superseded = int((~keep).sum())
    if not superseded or not _counts_once(sheet, key, keep, decider):
        return sheet
    table = sheet.table.filter(pa.array(keep))
    account = sheet.account
    return replace(
        sheet,
        table=table,
        events=_events(sheet, key),
        account=RowAccount(account.rows, table.num_rows, superseded, account.rejected),
    )


def _events(sheet: Sheet, key: Column) -> pa.Table | None:
    """When each ticket came into which state; the states before the last one are told by it."""
    time, state = sheet.one(ColumnTerm.TIME), sheet.one(ColumnTerm.STATE)
    if sheet.kind is not FileKind.EVENT_LOG or time is None or state is None:
        return None
    if not pa.types.is_timestamp(sheet.table.schema.field(time.name).type):
        return None
    columns = sheet.table.select([key.name, time.name, state.name])
    return columns.rename_columns([TICKET, TIME, STATE])


def _order(sheet: Sheet) -> npt.NDArray[np.int64]:
    """Row numbers from the earliest to the latest event."""
    time = sheet.one(ColumnTerm.TIME)
    lines = sheet.table.column(LINE).to_numpy()
    if time is None or not pa.types.is_temporal(sheet.table.schema.field(time.name).type):
        return np.asarray(np.argsort(lines, kind="stable"))
    stamps = pc.fill_null(sheet.table.column(time.name).cast(pa.int64()), -(2**62))
    return np.asarray(np.lexsort((lines, stamps.to_numpy())))


def _last(ids: pa.Array, order: npt.NDArray[np.int64]) -> npt.NDArray[np.bool_]:
    encoded = ids if pa.types.is_dictionary(ids.type) else ids.dictionary_encode()
    codes = pc.fill_null(encoded.indices, -1).to_numpy(zero_copy_only=False)
    keep = codes < 0
    latest = np.full(len(encoded.dictionary), -1, np.int64)
    latest[codes[order][codes[order] >= 0]] = order[codes[order] >= 0]
    keep[latest[latest >= 0]] = True
    return np.asarray(keep)


def _counts_once(sheet: Sheet, key: Column, keep: npt.NDArray[np.bool_], decider: Decider) -> bool:
    """Whether repeats are earlier events; known for an event log, shown by equal rows, or asked."""
    repeats = int((~keep).sum())
    log = sheet.kind is FileKind.EVENT_LOG
    same = not log and _all_equal(sheet, key, keep)
    thing = say(key.term.value.replace("_", " "))
    evidence = say_many(
        "{n:,} row repeats an earlier {thing} of {all}",
        "{n:,} rows repeat an earlier {thing} of {all}",
        repeats,
        thing=thing,
        all=int(keep.sum()),
    )
    if log:
        evidence = say("{repeats} and a time tells their order", repeats=evidence)
    elif same:
        evidence = say_many(
            "{repeats} and holds the same in every cell",
            "{repeats} and hold the same in every cell",
            repeats,
            repeats=evidence,
        )
    answer = decider.settle(
        Question(
            sheet.source,
            key.name,
            say("Does only the last row of each {thing} count?", thing=thing),
            (Choice(LAST, say("the last row counts")), Choice(EACH, say("each row counts"))),
            evidence,
            LAST,
            tuple(c.name for c in sheet.columns),
            say("Give each row an id of its own, or remove the repeats."),
        ),
        evident=LAST if log or same else None,
    )
    return answer == LAST


def _all_equal(sheet: Sheet, key: Column, keep: npt.NDArray[np.bool_]) -> bool:
    """Whether each repeated row is the same as the one that is kept."""
    table = sheet.table.drop_columns([LINE])
    gone = table.filter(pa.array(~keep)).slice(0, COMPARED)
    ids = pc.unique(gone.column(key.name).cast(pa.string()))
    kept = table.filter(pa.array(keep))
    kept = kept.filter(pc.is_in(kept.column(key.name).cast(pa.string()), ids))
    rows = {tuple(row.values()) for row in kept.to_pylist()}
    return all(tuple(row.values()) in rows for row in gone.to_pylist())
