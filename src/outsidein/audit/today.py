"""The day from which what is coming is counted: that of the last thing heard, not of the clock."""

from datetime import date, datetime

from outsidein.terms.signal import ColumnTerm, FileKind
from outsidein.understand.customers.records import Records
from outsidein.understand.ground import Ground
from outsidein.understand.silent import last_event


def today(records: Records, ground: Ground) -> date:
    """The day of the last answer or ticket; with contracts alone, of the last start of one.

    Contracts that tell no start count from their first renewal, so that each of them is coming.
    The same files give the same day whenever they are audited.
    """
    last = last_event(records)
    if last is not None:
        return last.date()
    renewals = [day for c in ground.roster.clients.values() for day in c.renewals]
    starts = [day for day in _starts(ground) if not renewals or day <= max(renewals)]
    return max(starts, default=min(renewals, default=date.min))


def _starts(ground: Ground) -> list[date]:
    """The days on which contracts of the files started."""
    found: list[date] = []
    for sheet in ground.hearing.of(FileKind.CONTRACTS):
        column = sheet.one(ColumnTerm.START_DATE)
        if column is not None:
            values = sheet.table.column(column.name).unique().to_pylist()
            found += [v.date() if isinstance(v, datetime) else v for v in values if v is not None]
    return [day for day in found if isinstance(day, date)]
