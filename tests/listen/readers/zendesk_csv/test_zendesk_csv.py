"""Zendesk's CSV: the columns that Zendesk documents, and an export as large as they are."""

import re
import statistics
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from outsidein import listen
from outsidein.audit import run
from outsidein.listen import readers
from outsidein.listen.formats import read_path
from outsidein.terms.signal import ColumnTerm as T

DOCUMENTED = (
    "ID", "Requester", "Requester ID", "Requester external id", "Requester email",
    "Requester domain", "Submitter", "Assignee", "Group", "Subject", "Tags", "Status", "Priority",
    "Via", "Ticket type", "Created at", "Updated at", "Assigned at", "Organization", "Due date",
    "Initially assigned at", "Solved at", "Resolution time", "Satisfaction Score",
    "Group stations", "Assignee stations", "Reopens", "Replies", "First reply time in minutes",
    "First reply time in minutes within business hours", "First resolution time in minutes",
    "First resolution time in minutes within business hours", "Full resolution time in minutes",
    "Full resolution time in minutes within business hours", "Agent wait time in minutes",
    "Agent wait time in minutes within business hours", "Requester wait time in minutes",
    "Requester wait time in minutes within business hours", "On hold time in minutes",
    "On hold time in minutes within business hours",
)  # fmt: skip
"""Zendesk help, 'Exporting data to a JSON, CSV, or XML file', section 'CSV export', in its order
(https://support.zendesk.com/hc/en-us/articles/4408886165402). Real files start with a further
column "Summation column"."""


def rows(helpdesk: tuple[Any, ...]) -> list[dict[str, object]]:
    scores = {None: "Not Offered", 1: "Bad", 2: "Bad", 3: "Offered", 4: "Good", 5: "Good"}
    return [
        {
            "ID": t.number + 1, "Requester": f"P{t.customer}", "Requester ID": 360_000 + t.customer,
            "Assignee": f"Agent {t.agent}", "Group": f"Group {t.agent % 3}", "Status": "Closed",
            "Priority": ("Low", "Normal", "High")[t.number % 3], "Via": "Mail",
            "Ticket type": "Incident", "Created at": f"{t.opened:%Y-%m-%d %H:%M}",
            "Updated at": f"{t.solved:%Y-%m-%d %H:%M}", "Organization": f"Org {t.customer}",
            "Solved at": f"{t.solved:%Y-%m-%d %H:%M}", "Resolution time": t.minutes // 60,
            "Satisfaction Score": scores[t.stars], "Group stations": 1,
            "Assignee stations": 1 + t.handed_on, "Reopens": int(t.reopened), "Replies": 2,
            "Full resolution time in minutes": t.minutes,
            "Full resolution time in minutes within business hours": t.minutes // 3,
        }
        for t in helpdesk
    ]  # fmt: skip


def test_the_documented_columns(helpdesk: tuple[Any, ...], table: Callable[..., Path]) -> None:
    (sheet,) = listen.hear([table("t.csv", DOCUMENTED, rows(helpdesk))]).sheets
    assert sheet.recognized_as == "Zendesk tickets (CSV)"
    assert (sheet.account.rows, sheet.account.used) == (2000, 2000)
    by_term = {c.term: c.name for c in sheet.columns if c.term not in (T.OTHER, T.MEASURE)}
    assert by_term == {
        T.TICKET: "ID", T.USER: "Requester", T.EMPLOYEE: "Assignee", T.TEAM: "Group",
        T.STATE: "Status", T.PRIORITY: "Priority", T.CHANNEL: "Via", T.CATEGORY: "Ticket type",
        T.OPENED: "Created at", T.TIME: "Updated at", T.CUSTOMER: "Organization",
        T.DUE: "Due date", T.RESOLVED: "Solved at", T.OVERALL: "Satisfaction Score",
        T.REOPENED: "Reopens", T.REASSIGNED: "Reassignments (assignee stations after the first)",
    }  # fmt: skip
    clocks = {c.name: (c.unit, c.evidence) for c in sheet.of(T.MEASURE)}
    assert len(clocks) == 13
    name = "Full resolution time in minutes"
    assert clocks[name] == ("min", "minutes on the calendar's clock")
    assert clocks[f"{name} within business hours"][1] == "minutes on the clock of business hours"
    handed = sheet.table.column("Reassignments (assignee stations after the first)").to_pylist()
    assert handed == [t.handed_on for t in helpdesk]


def test_the_audit_hears_scores_beside_tickets(
    helpdesk: tuple[Any, ...], table: Callable[..., Path], audited: Any
) -> None:
    found = audited(table("t.csv", ("Summation column", *DOCUMENTED), rows(helpdesk)))
    good = sum(1 for t in helpdesk if t.stars in (4, 5))
    bad = sum(1 for t in helpdesk if t.stars in (1, 2))
    assert found["csat"] == pytest.approx(100 * good / (good + bad))
    assert found["reopen"] == pytest.approx(sum(t.reopened for t in helpdesk) / 20)
    assert found["reassignment"] == pytest.approx(sum(t.handed_on for t in helpdesk) / 2000)


def test_minutes_become_a_number_as_the_page_says(
    helpdesk: tuple[Any, ...], table: Callable[..., Path], tmp_path: Path
) -> None:
    page = Path(__file__).resolve().parents[4] / "docs" / "howto" / "export-from-zendesk-csv.md"
    (named,) = re.findall(r"```yaml\n(.*?)```", page.read_text("utf-8"), re.DOTALL)
    service = tmp_path / "service.yaml"
    service.write_text("organization: {name: Helpdesk}\n" + named, "utf-8")
    document = run([table("t.csv", DOCUMENTED, rows(helpdesk)), service])
    (found,) = [m for m in document.metrics if (m.metric, m.about) == ("median", "full resolution")]
    middle = statistics.median(t.minutes // 3 for t in helpdesk)
    assert found.estimate.value == pytest.approx(middle, rel=0.02)
    assert found.estimate.unit == "min"


def test_without_organizations_the_requester_is_the_customer(
    helpdesk: tuple[Any, ...], table: Callable[..., Path]
) -> None:
    alone = [{**row, "Organization": ""} for row in rows(helpdesk)]
    (sheet,) = listen.hear([table("t.csv", DOCUMENTED, alone)]).sheets
    customer = sheet.one(T.CUSTOMER)
    assert customer is not None
    assert customer.name == "Requester ID"


def test_a_view() -> None:
    """Columns by Zendesk's API reference, 'Views', table 'View columns': ID, Subject, Requester,
    Requested, Updated, Group, Assignee, Priority, Type, Satisfaction, Solved, Status."""
    export = next(e for e in readers.registry() if e.slug == "zendesk_csv")
    (sheet,) = listen.hear([export.samples[1]]).sheets
    assert {c.term for c in sheet.columns} >= {
        T.TICKET, T.OPENED, T.TIME, T.TEAM, T.EMPLOYEE, T.PRIORITY, T.CATEGORY, T.OVERALL,
    }  # fmt: skip
    assert sheet.table.column("Satisfaction").to_pylist() == [True, False, None]


def test_offered_is_no_answer_and_said_so() -> None:
    export = next(e for e in readers.registry() if e.slug == "zendesk_csv")
    (raw,) = read_path(export.samples[0])
    (reading,) = export.prepare(raw).readings
    assert (reading.column, reading.chosen) == ("Satisfaction Score", "no")
    assert "2 rows" in reading.evidence
