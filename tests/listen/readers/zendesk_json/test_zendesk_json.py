"""Zendesk's API: the documented ticket and its metrics, side-loaded, and the account's NDJSON."""

import json
from pathlib import Path
from typing import Any

import pytest

from outsidein import listen
from outsidein.listen import readers
from outsidein.terms.signal import ColumnTerm as T

TICKET = {
    "allow_attachments": True, "allow_channelback": False, "assignee_id": 235323, "brand_id": 1,
    "collaborator_ids": [35334, 234], "created_at": "2009-07-20T22:55:29Z",
    "custom_fields": [{"id": 27642, "value": "745"}, {"id": 27648, "value": "yes"}],
    "custom_status_id": 123, "description": "The fire is very colorful.", "due_at": None,
    "email_cc_ids": [], "external_id": "ahg35h3jh", "follower_ids": [35334, 234],
    "from_messaging_channel": False, "generated_timestamp": 1304553600, "group_id": 98738,
    "has_incidents": False, "id": 35436, "organization_id": 509974, "priority": "high",
    "problem_id": 9873764, "raw_subject": "{{dc.printer_on_fire}}",
    "recipient": "support@company.com", "requester_id": 20978392,
    "satisfaction_rating": {"comment": "Great support!", "id": 1234, "score": "good"},
    "sharing_agreement_ids": [84432], "status": "open", "subject": "Help, my printer is on fire!",
    "submitter_id": 76872, "tags": ["enterprise", "other_tag"], "ticket_form_id": 2,
    "type": "incident", "updated_at": "2011-05-05T10:38:52Z",
    "url": "https://company.zendesk.com/api/v2/tickets/35436.json", "via": {"channel": "web"},
}  # fmt: skip
"""Fields and example values of the Zendesk API reference, 'Tickets', JSON format and 'Show Ticket'
(https://developer.zendesk.com/api-reference/ticketing/tickets/tickets/)."""

TIMES = ("agent_wait", "first_resolution", "full_resolution", "on_hold", "reply", "requester_wait")
METRICS = {
    "assigned_at": "2011-05-05T10:38:52Z", "assignee_stations": 1,
    "assignee_updated_at": "2011-05-06T10:38:52Z", "created_at": "2009-07-20T22:55:29Z",
    "custom_status_updated_at": "2011-05-09T10:38:52Z", "group_stations": 7, "id": 33,
    "initially_assigned_at": "2011-05-03T10:38:52Z",
    "latest_comment_added_at": "2011-05-09T10:38:52Z", "reopens": 55, "replies": 322,
    "requester_updated_at": "2011-05-07T10:38:52Z", "solved_at": "2011-05-09T10:38:52Z",
    "status_updated_at": "2011-05-04T10:38:52Z", "ticket_id": 35436,
    "updated_at": "2011-05-05T10:38:52Z",
    **{f"{name}_time_in_minutes": {"business": 737, "calendar": 2391} for name in TIMES},
}  # fmt: skip
"""Properties of the Zendesk API reference, 'Ticket Metrics', JSON format."""


def answer(helpdesk: tuple[Any, ...]) -> dict[str, Any]:
    scores = {None: "unoffered", 1: "bad", 2: "bad", 3: "offered", 4: "good", 5: "good"}
    tickets, metrics = [], []
    for t in helpdesk:
        number = t.number + 1
        tickets.append({
            **TICKET, "id": number, "organization_id": 500 + t.customer, "assignee_id": t.agent,
            "status": "closed", "created_at": f"{t.opened.isoformat()}Z",
            "updated_at": f"{t.solved.isoformat()}Z",
            "satisfaction_rating": {"score": scores[t.stars]},
        })  # fmt: skip
        metrics.append({
            **METRICS, "ticket_id": number, "solved_at": f"{t.solved.isoformat()}Z",
            "reopens": int(t.reopened), "assignee_stations": 1 + t.handed_on,
        })  # fmt: skip
    names = [{"id": 500 + c, "name": f"Org {c}"} for c in range(120)]
    return {"tickets": tickets, "metric_sets": metrics, "organizations": names, "count": 2000,
            "next_page": None, "end_time": 1390362485, "end_of_stream": True}  # fmt: skip


def test_the_documented_ticket_with_its_metrics(tmp_path: Path) -> None:
    path = tmp_path / "tickets.json"
    second = {**TICKET, "id": 35437, "organization_id": 1, "satisfaction_rating": {"score": "bad"}}
    path.write_text(json.dumps({"tickets": [TICKET, second], "metric_sets": [METRICS], "count": 2}))
    (sheet,) = listen.hear([path]).sheets
    assert sheet.recognized_as == "Zendesk tickets (JSON)"
    by_term = {c.term: c.name for c in sheet.columns if c.term not in (T.OTHER, T.MEASURE)}
    assert by_term == {
        T.TICKET: "id", T.CUSTOMER: "organization_id", T.EMPLOYEE: "assignee_id",
        T.TEAM: "group_id", T.SERVICE: "brand_id", T.STATE: "status", T.PRIORITY: "priority",
        T.CATEGORY: "type", T.CHANNEL: "via.channel", T.OPENED: "created_at",
        T.TIME: "updated_at", T.DUE: "due_at", T.RESOLVED: "metric_set.solved_at",
        T.OVERALL: "satisfaction_rating.score", T.COMMENT: "satisfaction_rating.comment",
        T.REOPENED: "metric_set.reopens",
        T.REASSIGNED: "reassignments (assignee_stations after the first)",
    }  # fmt: skip
    assert len(sheet.of(T.MEASURE)) == 12
    assert {c.unit for c in sheet.of(T.MEASURE)} == {"min"}
    business = sheet.table.column("metric_set.full_resolution_time_in_minutes.business")
    assert business.to_pylist() == [737, None]
    assert sheet.table.column("custom_fields.count").to_pylist() == [2, 2]


def test_one_ticket_a_line_as_the_account_export_writes_them(tmp_path: Path) -> None:
    """`{"ticket": {...}}` on each line: Zendesk help, section 'Full JSON export'."""
    path = tmp_path / "export.json"
    lines = [{"ticket": {**TICKET, "id": n, "comments": [{"id": 1}]}} for n in (1, 2, 3)]
    path.write_text("".join(json.dumps(line) + "\n" for line in lines))
    (sheet,) = listen.hear([path]).sheets
    assert sheet.recognized_as == "Zendesk tickets (JSON)"
    assert sheet.table.column("id").to_pylist() == ["1", "2", "3"]
    assert sheet.table.column("comments.count").to_pylist() == [1, 1, 1]


def test_deleted_tickets_are_left_out_and_counted(tmp_path: Path) -> None:
    path = tmp_path / "tickets.json"
    deleted = {**TICKET, "id": 2, "status": "deleted"}
    path.write_text(json.dumps({"tickets": [TICKET, deleted], "count": 2}))
    (sheet,) = listen.hear([path]).sheets
    assert (sheet.account.rows, sheet.account.used, sheet.account.rejected) == (2, 1, 1)
    assert sheet.rejects[0].reason == "the tool marks it as deleted"
    assert sheet.table.column("satisfaction_rating.score").to_pylist() == [True], (
        "one word is known"
    )


def test_the_audit_of_a_long_answer(
    helpdesk: tuple[Any, ...], tmp_path: Path, audited: Any
) -> None:
    path = tmp_path / "tickets.json"
    path.write_text(json.dumps(answer(helpdesk)))
    found = audited(path)
    good = sum(1 for t in helpdesk if t.stars in (4, 5))
    bad = sum(1 for t in helpdesk if t.stars in (1, 2))
    assert found["csat"] == pytest.approx(100 * good / (good + bad))
    assert found["reopen"] == pytest.approx(sum(t.reopened for t in helpdesk) / 20)
    assert found["reassignment"] == pytest.approx(sum(t.handed_on for t in helpdesk) / 2000)


def test_names_of_people_and_groups_are_joined() -> None:
    export = next(e for e in readers.registry() if e.slug == "zendesk_json")
    (sheet,) = listen.hear([export.samples[0]]).sheets
    names = {c.term: c.name for c in sheet.columns}
    assert names[T.EMPLOYEE] == "assignee.name"
    assert names[T.TEAM] == "group.name"
    assert names[T.CUSTOMER_NAME] == "organization.name"
    assert sheet.table.column("assignee.name").to_pylist()[:2] == ["Ben Ott", "Eli Roth"]
