"""ServiceNow's incident list: labels as in Excel, field names as in CSV."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter

from outsidein import listen
from outsidein.listen import readers
from outsidein.listen.formats import read_path
from outsidein.terms.signal import ColumnTerm as T
from outsidein.terms.signal import FileKind

LABELS = ("Number", "Opened", "Short description", "Caller", "Priority", "State", "Category",
          "Assignment group", "Assigned to", "Updated", "Updated by", "Made SLA", "Reopen count",
          "Reassignment count", "Resolved", "Closed")  # fmt: skip
NAMES = ("number", "opened_at", "short_description", "caller_id", "priority", "state", "category",
         "assignment_group", "assigned_to", "sys_updated_on", "sys_updated_by", "made_sla",
         "reopen_count", "reassignment_count", "resolved_at", "closed_at")  # fmt: skip
"""The default list of incidents and some more of its fields, by label and by name, as table
Incident [incident] has them; which of the two an export takes: ServiceNow documentation, 'Default
values for column headers and column values'."""

TERMS = [T.TICKET, T.OPENED, T.OTHER, T.CUSTOMER, T.PRIORITY, T.STATE, T.CATEGORY, T.TEAM,
         T.EMPLOYEE, T.TIME, T.OTHER, T.SLA_MET, T.REOPENED, T.REASSIGNED, T.RESOLVED,
         T.CLOSED]  # fmt: skip


def cells(helpdesk: tuple[Any, ...]) -> list[list[object]]:
    return [
        [
            f"INC{t.number:07d}", t.opened, "Pump", f"Caller {t.customer}", f"{1 + t.number % 4}",
            "Closed", "Hardware", f"Group {t.agent % 3}", f"Agent {t.agent}", t.solved, "system",
            str(not t.late).lower(), int(t.reopened), t.handed_on, t.solved, t.solved,
        ]
        for t in helpdesk
    ]  # fmt: skip


@pytest.mark.parametrize("header", [LABELS, NAMES], ids=["labels", "names"])
def test_both_kinds_of_headers(
    helpdesk: tuple[Any, ...], table: Callable[..., Path], header: tuple[str, ...]
) -> None:
    rows = [dict(zip(header, row, strict=True)) for row in cells(helpdesk)]
    (sheet,) = listen.hear([table("incident.csv", header, rows)]).sheets
    assert sheet.recognized_as == "ServiceNow incident list"
    assert sheet.kind is FileKind.TICKETS
    assert [c.term for c in sheet.columns] == TERMS
    assert (sheet.account.rows, sheet.account.used) == (2000, 2000)


def test_the_audit_of_two_thousand_incidents(
    helpdesk: tuple[Any, ...], table: Callable[..., Path], audited: Any
) -> None:
    rows = [dict(zip(NAMES, row, strict=True)) for row in cells(helpdesk)]
    found = audited(table("incident.csv", NAMES, rows))
    assert found["sla"] == pytest.approx(100 * sum(not t.late for t in helpdesk) / 2000)
    assert found["reopen"] == pytest.approx(sum(t.reopened for t in helpdesk) / 20)
    assert found["reassignment"] == pytest.approx(sum(t.handed_on for t in helpdesk) / 2000)


def test_a_workbook(helpdesk: tuple[Any, ...], tmp_path: Path) -> None:
    """Excel takes the labels, and its cells are dates and numbers."""
    path = tmp_path / "incident.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        page, day = (
            book.add_worksheet("Page 1"),
            book.add_format({"num_format": "yyyy-mm-dd hh:mm"}),
        )
        page.write_row(0, 0, LABELS)
        for place, row in enumerate(cells(helpdesk[:50]), start=1):
            for column, value in enumerate(row):
                kind = day if column in (1, 9, 14, 15) else None
                page.write(place, column, value, kind)
    (sheet,) = listen.hear([path]).sheets
    assert sheet.recognized_as == "ServiceNow incident list"
    assert [c.term for c in sheet.columns] == TERMS
    assert sheet.account.used == 50
    assert [o.replace(tzinfo=None) for o in sheet.table.column("Opened").to_pylist()] == [
        t.opened for t in helpdesk[:50]
    ]


def test_an_audit_log_is_no_list() -> None:
    by_slug = {e.slug: e for e in readers.registry()}
    (log,) = read_path(by_slug["servicenow_audit_log"].samples[0])
    assert readers.confidence(by_slug["servicenow_incidents"], log) == 0.0


def test_durations_in_words_reject_nothing(table: Callable[..., Path]) -> None:
    """Excel writes "Business resolve time" in seconds or, as a duration, in words."""
    header = (*LABELS, "Business resolve time")
    rows = [
        {"Number": f"INC{n}", "Opened": f"2025-02-0{n} 08:00", "Business resolve time": "2 Hours"}
        for n in range(1, 6)
    ]
    (sheet,) = listen.hear([table("x.csv", header, rows)]).sheets
    assert sheet.rejects == ()
    assert sheet.columns[-1].term is T.OTHER
