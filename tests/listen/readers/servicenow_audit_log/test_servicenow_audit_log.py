"""ServiceNow's audit log: the sample, and the real log of 24,918 incidents."""

import datetime as dt
from pathlib import Path

import pyarrow.compute as pc
import pytest

from outsidein import listen
from outsidein.listen import readers
from outsidein.terms.signal import ColumnTerm, FileKind

TERMS = {
    "number": ColumnTerm.TICKET,
    "made_sla": ColumnTerm.SLA_MET,
    "reopen_count": ColumnTerm.REOPENED,
    "reassignment_count": ColumnTerm.REASSIGNED,
    "opened_at": ColumnTerm.OPENED,
    "resolved_at": ColumnTerm.RESOLVED,
    "closed_at": ColumnTerm.CLOSED,
    "caller_id": ColumnTerm.CUSTOMER,
    "assignment_group": ColumnTerm.TEAM,
}


def test_the_sample() -> None:
    export = next(e for e in readers.registry() if e.slug == "servicenow_audit_log")
    (sheet,) = listen.hear(export.samples).sheets
    account = sheet.account
    assert (account.rows, account.used, account.superseded) == (5, 2, 3)
    assert {c.name: c.term for c in sheet.columns if c.name in TERMS} == TERMS
    assert sheet.table.column("made_sla").to_pylist() == [True, False]
    assert sheet.table.column("assigned_to").to_pylist() == ["Resolver 3", "Resolver 5"]
    opened = sheet.table.column("opened_at").to_pylist()
    assert opened[1] == dt.datetime(2024, 3, 1, 14, 0, tzinfo=dt.UTC)


@pytest.mark.outside
def test_the_real_log(outside: Path) -> None:
    """The last event of each incident: SLA met 63.42 %, reopened 1.10 %, reassignments .93964."""
    (sheet,) = listen.hear([outside / "data/incidents/incident_event_log.zip"]).sheets
    account = sheet.account
    assert sheet.kind is FileKind.EVENT_LOG
    assert account.rows == 141_712
    assert (account.used, account.superseded, account.rejected) == (24_918, 116_794, 0)
    table = sheet.table
    assert round(100 * pc.mean(table.column("made_sla")).as_py(), 2) == 63.42
    reopened = pc.greater(table.column("reopen_count"), 0)
    assert round(100 * pc.mean(reopened).as_py(), 2) == 1.10
    assert round(pc.mean(table.column("reassignment_count")).as_py(), 5) == 0.93964
    days = [r for r in sheet.readings if r.question == "Does the day or the month stand first?"]
    assert {r.chosen for r in days} == {"the day stands first"}
    assert all(r.decided for r in days)
    assert all(r.decided for r in sheet.readings)
