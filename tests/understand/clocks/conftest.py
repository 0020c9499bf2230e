"""Tickets with known times, laid out without any listening."""

from collections.abc import Callable, Sequence
from datetime import datetime

import pyarrow as pa
import pytest

from outsidein import servicefile
from outsidein.engine.clock.states import STATE, TICKET, TIME
from outsidein.engine.sheet import Hearing, Sheet
from outsidein.terms.signal import Column, ColumnTerm, FileKind, RowAccount
from outsidein.understand.ground import Ground, lay

TERMS = {
    "number": ColumnTerm.TICKET,
    "customer": ColumnTerm.CUSTOMER,
    "priority": ColumnTerm.PRIORITY,
    "team": ColumnTerm.TEAM,
    "service": ColumnTerm.SERVICE,
    "contract": ColumnTerm.CONTRACT,
    "segment": ColumnTerm.SEGMENT,
    "opened": ColumnTerm.OPENED,
    "responded": ColumnTerm.RESPONDED,
    "resolved": ColumnTerm.RESOLVED,
    "closed": ColumnTerm.CLOSED,
    "due": ColumnTerm.DUE,
    "met": ColumnTerm.SLA_MET,
    "held": ColumnTerm.MEASURE,
}
STAMP = pa.timestamp("us", tz="UTC")
Row = dict[str, object]
Lay = Callable[..., Ground]


def utc(text: str) -> datetime:
    """`2026-03-02 09:00` in UTC."""
    return datetime.fromisoformat(f"{text}+00:00")


@pytest.fixture(scope="session")
def laid() -> Lay:
    """`laid(rows, service file, events=...)`: one row a ticket, times as texts in UTC."""
    return _laid


def _laid(
    rows: Sequence[Row],
    stated: str,
    events: Sequence[tuple[str, str, str]] | None = None,
) -> Ground:
    names = [name for name in TERMS if any(name in row for row in rows)]
    arrays = [_array(name, [row.get(name) for row in rows]) for name in names]
    columns = tuple(
        Column(name, name, i, TERMS[name], 1.0) for i, name in enumerate(names, start=1)
    )
    sheet = Sheet(
        "tickets.csv",
        FileKind.TICKETS if events is None else FileKind.EVENT_LOG,
        columns,
        pa.table(arrays, names=names),
        RowAccount(len(rows), len(rows)),
        events=None if events is None else _events(events),
    )
    return lay(Hearing((sheet,)), servicefile.loads(stated))


def _array(name: str, values: list[object]) -> pa.Array:
    if TERMS[name] in (
        ColumnTerm.OPENED,
        ColumnTerm.RESPONDED,
        ColumnTerm.RESOLVED,
        ColumnTerm.CLOSED,
        ColumnTerm.DUE,
    ):
        return pa.array([None if v is None else utc(str(v)) for v in values], STAMP)
    return pa.array(values)


def _events(events: Sequence[tuple[str, str, str]]) -> pa.Table:
    ticket, time, state = zip(*events, strict=True)
    return pa.table(
        {TICKET: list(ticket), TIME: pa.array([utc(t) for t in time], STAMP), STATE: list(state)}
    )
