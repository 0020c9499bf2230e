"""What holds of every file, whatever is in it."""

from outsidein.engine.sheet import Sheet
from outsidein.listen.containers import Member, unpacked
from outsidein.listen.delimited import Stated
from outsidein.listen.empty import Empty
from outsidein.listen.formats import tables
from outsidein.listen.hear import hear_table
from outsidein.listen.raw import Raw
from outsidein.terms.trouble import Trouble


def read(name: str, data: bytes) -> list[Raw | Empty]:
    """The tables in a file, in this process, so that a crash shows; none where it is told."""
    try:
        return list(tables(unpacked(Member(name, data)), lambda _: Stated()))
    except Trouble as trouble:
        told = trouble
    assert told.message
    assert told.remedy
    return []


def check(name: str, data: bytes) -> None:
    """No crash, no loss: every row is used, superseded or rejected, and what is used is there."""
    for found in read(name, data):
        if isinstance(found, Raw):
            account_for(found)


def account_for(raw: Raw) -> None:
    """The laws for one table."""
    assert len(raw.columns) == len(raw.headers)
    assert all(len(column) == len(raw.lines) for column in raw.columns)
    places = [*raw.lines.tolist(), *(r.line for r in raw.rejects)]
    assert len(set(places)) == len(places) == raw.rows
    accounted(hear_table(raw))


def accounted(sheet: Sheet) -> None:
    """Rows in are used, superseded or rejected."""
    account = sheet.account
    assert account.rows == account.used + account.superseded + account.rejected
    assert account.rejected == len(sheet.rejects)
    assert account.used == sheet.table.num_rows
    assert all(r.reason and r.remedy for r in sheet.rejects)
    sheet.table.validate(full=True)
