"""The same ticket in several files of one export: the latest row counts."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from outsidein.engine.sheet import Sheet
from outsidein.terms.language import message, say, say_many
from outsidein.terms.signal import ColumnTerm, FileKind, RowAccount

from .question import Ask, Choice, Decider, Question
from .readers import registry

KINDS = (FileKind.TICKETS, FileKind.EVENT_LOG)
LAST, EACH = "last", "each"
EARLIEST = -(2**62)
APART = "\x1f"

QUESTION = message("Does a ticket that stands in several files count once?")
LATEST = message("its latest row counts")

Whole = npt.NDArray[np.int64]
Rows = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class _Group:
    """Files of one export, the ticket of each of their rows, and what tells tickets apart."""

    sheets: tuple[Sheet, ...]
    keys: tuple[str, ...]
    by: ColumnTerm | None
    known: bool

    @property
    def file(self) -> Whole:
        """The file of each row, by its place among the sheets."""
        return np.repeat(np.arange(len(self.sheets)), [len(s.table) for s in self.sheets])


def latest(sheets: Sequence[Sheet], ask: Ask | None = None) -> tuple[Sheet, ...]:
    """The sheets without earlier rows of tickets that another file of the same export holds.

    Files are of one export where a known tool made both, or where their headers are the same. A
    ticket is the same where its id and the time it was opened are (or its customer, where no file
    has that time): two branches may number their tickets alike. Which row is the latest is told by
    the time of its update, else by the order of the files. Superseded rows are counted, and a
    reading says so; where nothing but the id tells, the question is open.
    """
    found = list(sheets)
    for places in _exports(sheets):
        group = _group([sheets[place] for place in places])
        if group is None:
            continue
        stamps = _stamps(group)
        winners = _winners(group, stamps)
        gone = (group.file[winners] != group.file) & (winners >= 0)
        if gone.any():
            made = _without(group, winners, gone, dated=stamps is not None, ask=ask)
            for place, sheet in zip(places, made, strict=True):
                found[place] = sheet
    return tuple(found)


def _exports(sheets: Sequence[Sheet]) -> list[list[int]]:
    """Places of sheets of tickets that come from one kind of export."""
    groups: dict[tuple[object, ...], list[int]] = defaultdict(list)
    for place, sheet in enumerate(sheets):
        if sheet.kind in KINDS and sheet.table.num_rows and sheet.one(ColumnTerm.TICKET):
            known = _made_by_a_known_tool(sheet)
            same = sheet.recognized_as if known else frozenset(sheet.table.column_names)
            groups[sheet.kind, known, same].append(place)
    return [places for places in groups.values() if len(places) > 1]


def _group(sheets: Sequence[Sheet]) -> _Group | None:
    """The sheets with what tells their tickets apart; None where no two share an id."""
    ids = [_texts(sheet, ColumnTerm.TICKET) for sheet in sheets]
    if not any(
        pc.any(pc.is_in(other, pa.concat_arrays(ids[:n]), skip_nulls=True)).as_py()
        for n, other in enumerate(ids)
        if n
    ):
        return None
    told = (ColumnTerm.OPENED, ColumnTerm.CUSTOMER)
    by = next((t for t in told if all(s.one(t) is not None for s in sheets)), None)
    if by is not None:
        ids = [
            pc.binary_join_element_wise(
                own, pc.fill_null(_texts(sheet, by), ""), APART, null_handling="emit_null"
            )
            for own, sheet in zip(ids, sheets, strict=True)
        ]
    keys = tuple(key for own in ids for key in own.to_pylist())
    return _Group(tuple(sheets), keys, by, _made_by_a_known_tool(sheets[0]))


def _made_by_a_known_tool(sheet: Sheet) -> bool:
    return sheet.recognized_as in {say(export.title) for export in registry()}


def _texts(sheet: Sheet, term: ColumnTerm) -> pa.Array:
    column = sheet.one(term)
    if column is None:
        return pa.nulls(sheet.table.num_rows, pa.string())
    whole = sheet.table.column(column.name).cast(pa.string()).combine_chunks()
    return pa.concat_arrays(whole.chunks) if isinstance(whole, pa.ChunkedArray) else whole


def _stamps(group: _Group) -> Whole | None:
    """When each row was updated; None where a file does not tell."""
    found = []
    for sheet in group.sheets:
        time = sheet.one(ColumnTerm.TIME)
        if time is None or not pa.types.is_timestamp(sheet.table.schema.field(time.name).type):
            return None
        micros = pc.fill_null(sheet.table.column(time.name).cast(pa.int64()), EARLIEST)
        found.append(micros.to_numpy())
    return np.concatenate(found)


def _winners(group: _Group, stamps: Whole | None) -> Whole:
    """For each row the latest row of its ticket; -1 where it has no id."""
    encoded = pa.array(group.keys, pa.string()).dictionary_encode()
    codes = pc.fill_null(encoded.indices, -1).to_numpy(zero_copy_only=False)
    size = len(codes)
    order = np.lexsort((np.arange(size), group.file, np.zeros(size) if stamps is None else stamps))
    order = order[codes[order] >= 0]
    last = np.full(len(encoded.dictionary), -1, np.int64)
    last[codes[order]] = order
    return np.where(codes >= 0, last[codes], -1) if len(last) else np.full(size, -1)


def _without(
    group: _Group, winners: Whole, gone: Rows, *, dated: bool, ask: Ask | None
) -> list[Sheet]:
    """Each sheet without its superseded rows, with a reading that says so."""
    made, start = [], 0
    for sheet in group.sheets:
        rows = slice(start, start + sheet.table.num_rows)
        start = rows.stop
        count = int(gone[rows].sum())
        if not count:
            made.append(sheet)
            continue
        later = sorted({group.sheets[i].source for i in group.file[winners[rows][gone[rows]]]})
        decider = Decider(ask)
        if _counts_once(group, sheet, _evidence(count, later, dated=dated), decider):
            sheet = _superseded(sheet, ~gone[rows], count)
        made.append(replace(sheet, readings=(*sheet.readings, *decider.readings)))
    return made


def _evidence(count: int, later: list[str], *, dated: bool) -> str:
    files = ", ".join(later[:3]) + (", …" if len(later) > 3 else "")
    if dated:
        return say_many(
            "{n:,} ticket of this file stands in {files} too, with other values and updated later",
            "{n:,} tickets of this file stand in {files} too, with other values and updated later",
            count,
            files=files,
        )
    return say_many(
        "{n:,} ticket of this file stands in {files} too, with other values, and the files come in "
        "this order",
        "{n:,} tickets of this file stand in {files} too, with other values, and the files come in "
        "this order",
        count,
        files=files,
    )


def _counts_once(group: _Group, sheet: Sheet, evidence: str, decider: Decider) -> bool:
    sure = group.by is not None or group.known
    question = Question(
        sheet.source,
        None,
        say(QUESTION),
        (Choice(LAST, say(LATEST)), Choice(EACH, say("each row counts"))),
        evidence,
        LAST,
        tuple(column.name for column in sheet.columns),
        say("Add the time at which each ticket was opened, or give each ticket one id."),
    )
    return decider.settle(question, evident=LAST if sure else None) == LAST


def _superseded(sheet: Sheet, keep: Rows, count: int) -> Sheet:
    table, account = sheet.table.filter(pa.array(keep)), sheet.account
    superseded = account.superseded + count
    counted = RowAccount(account.rows, table.num_rows, superseded, account.rejected)
    return replace(sheet, table=table, account=counted)
