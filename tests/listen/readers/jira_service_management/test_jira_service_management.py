"""Jira Service Management: the header of a real export, stars, and the sign of an SLA."""

import csv
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from outsidein import listen
from outsidein.listen import readers
from outsidein.listen.readers.jira_service_management.tidy import met
from outsidein.terms.quality import Scale
from outsidein.terms.signal import ColumnTerm as T

_LINE = (
    "Summary,Issue key,Issue id,Issue Type,Status,Project key,Project name,Project type,"
    "Project lead,Project lead id,Project description,Priority,Resolution,Assignee,Assignee Id,"
    "Reporter,Reporter Id,Creator,Creator Id,Created,Updated,Last Viewed,Resolved,Due date,Votes,"
    "Description,Environment,Watchers,Watchers,Watchers Id,Watchers Id,Original estimate,"
    "Remaining Estimate,Time Spent,Work Ratio,Σ Original Estimate,Σ Remaining Estimate,"
    "Σ Time Spent,Security Level,Inward issue link (Cloners),Outward issue link (Cloners),"
    "Attachment,Custom field (Affected services),Custom field (Approvals),"
    "Custom field (Category),Custom field (Category),Custom field (Impact),Custom field (Impact),"
    "Custom field (Request Type),Custom field (Request language),"
    "Custom field (Request participants),Satisfaction rating,Custom field (Satisfaction date),"
    "Custom field (Severity),Custom field (Source),Sprint,Custom field (Team),"
    "Custom field (Time to done),Custom field (Time to first response),"
    "Custom field (Time to resolution),Custom field (Work category),"
    "Custom field ([CHART] Date of First Response),Custom field ([CHART] Time in Status),"
    "Comment,Comment,Parent,Parent key,Parent summary,Status Category,Status Category Changed"
)
REAL = next(csv.reader([_LINE]))
"""Headers of an export of all fields from Jira Cloud, as they stand in a public repository (the
demo data of an interface to Jira), without custom fields of that site; the same headers are listed
by Atlassian's documents on exporting search results."""


def jira(moment: Any) -> str:
    """Jira's default date format d/MMM/yy h:mm a."""
    clock = f"{moment:%I:%M %p}".lstrip("0")
    return f"{moment.day}/{moment:%b/%y} {clock}"


def rows(helpdesk: tuple[Any, ...]) -> list[dict[str, object]]:
    return [
        {
            "Summary": "Pump", "Issue key": f"SUP-{t.number}", "Issue id": 20_000 + t.number,
            "Issue Type": "Incident", "Status": "Resolved", "Project key": "SUP",
            "Project name": "Support", "Priority": ("Low", "Medium", "High")[t.number % 3],
            "Assignee": f"Agent {t.agent}", "Reporter": f"Org {t.customer}",
            "Reporter Id": f"712020:{t.customer}", "Created": jira(t.opened),
            "Updated": jira(t.solved), "Resolved": jira(t.solved),
            "Custom field (Request Type)": "Report a fault",
            "Satisfaction rating": "" if t.stars is None else t.stars,
            "Custom field (Time to resolution)": "-3:05" if t.late else "12:40",
        }
        for t in helpdesk
    ]  # fmt: skip


def test_the_headers_of_a_real_export(
    helpdesk: tuple[Any, ...], table: Callable[..., Path]
) -> None:
    (sheet,) = listen.hear([table("jira.csv", REAL, rows(helpdesk))]).sheets
    assert sheet.recognized_as == "Jira Service Management requests"
    assert (sheet.account.rows, sheet.account.used) == (2000, 2000)
    by_term = {c.term: c.name for c in sheet.columns if c.term is not T.OTHER}
    assert by_term == {
        T.TICKET: "Issue key", T.CATEGORY: "Custom field (Request Type)", T.STATE: "Status",
        T.PRIORITY: "Priority", T.EMPLOYEE: "Assignee", T.CUSTOMER: "Reporter",
        T.USER: "Reporter Id", T.OPENED: "Created", T.TIME: "Updated", T.RESOLVED: "Resolved",
        T.DUE: "Due date", T.SERVICE: "Project name",
        T.TEAM: "Custom field (Team)",
        T.RESPONDED: "Custom field ([CHART] Date of First Response)",
        T.OVERALL: "Satisfaction rating",
        T.SLA_MET: "SLA met (Time to resolution not below zero)",
    }  # fmt: skip
    stars = sheet.one(T.OVERALL)
    assert stars is not None
    assert stars.scale == Scale(1, 5)
    opened = sheet.table.column("Created").to_pylist()
    assert [o.replace(tzinfo=None) for o in opened] == [t.opened for t in helpdesk]
    assert all(r.decided for r in sheet.readings)


def test_the_audit_of_two_thousand_requests(
    helpdesk: tuple[Any, ...], table: Callable[..., Path], audited: Any
) -> None:
    found = audited(table("jira.csv", REAL, rows(helpdesk)))
    given = [t.stars for t in helpdesk if t.stars is not None]
    assert found["sla"] == pytest.approx(100 * sum(not t.late for t in helpdesk) / 2000)
    assert found["csat"] == pytest.approx(100 * sum(s > 3 for s in given) / len(given))


@pytest.mark.parametrize(
    ("left", "done", "verdict"),
    [
        ("3:20", True, "true"), ("0:00", True, "true"), ("-0:01", True, "false"),
        ("−12:05", True, "false"), ("-4:10", False, "false"), ("7:15", False, ""), ("", True, ""),
        ("4h 30m", True, "true"), ("-1d 2h", True, "false"), ("Paused", True, ""),
    ],
)  # fmt: skip
def test_what_remained_of_the_time_tells_whether_it_was_kept(
    left: str, done: bool, verdict: str
) -> None:
    """A completed SLA shows the time that remained, and a negative one when it was breached:
    Atlassian documentation, 'How teams see SLAs'."""
    assert met(left, done) == verdict


def test_the_sample_repeats_headers_and_breaks_lines() -> None:
    export = next(e for e in readers.registry() if e.slug == "jira_service_management")
    (sheet,) = listen.hear(list(export.samples)).sheets
    assert {"Labels (2)", "Watchers (2)", "Sprint (2)", "Comment (2)"} <= {
        c.name for c in sheet.columns
    }
    name = "SLA met (Time to resolution not below zero)"
    assert sheet.table.column(name).to_pylist() == [True, False, None]
    assert sheet.one(T.COMMENT) is None, "comments on a ticket are not the customer's alone"
