"""A ticket in several files of one export: its latest row counts."""

import json
from pathlib import Path
from typing import Any

from outsidein import audit, listen
from outsidein.engine.sheet import Sheet
from outsidein.listen.later import QUESTION

HEAD = "ticket_id,customer_id,opened_at,resolved_at,updated_at,sla_met"


def line(i: int, updated: str = "2026-02-01", met: str = "yes", opened: str = "08:00") -> str:
    return f"T{i},C{i % 35},2026-01-{i % 28 + 1:02} {opened},2026-01-30 10:00,{updated} 09:00,{met}"


def write(path: Path, *rows: str, head: str = HEAD) -> Path:
    path.write_text("\n".join([head, *rows]) + "\n")
    return path


def accounts(sheets: tuple[Sheet, ...]) -> list[tuple[int, int, int, int]]:
    found = [(s.account.rows, s.account.used, s.account.superseded, s.account.rejected)
             for s in sheets]  # fmt: skip
    assert [len(s.table) for s in sheets] == [used for _, used, _, _ in found]
    return found


def test_the_later_update_counts_whatever_the_order_of_the_files(tmp_path: Path) -> None:
    new = write(tmp_path / "a.csv", *(line(i, "2026-03-01", "no") for i in range(20, 60)))
    old = write(tmp_path / "b.csv", *(line(i) for i in range(40)))
    sheets = listen.hear([new, old]).sheets
    assert accounts(sheets) == [(40, 40, 0, 0), (40, 20, 20, 0)]
    (said,) = [r for r in sheets[1].readings if r.question == QUESTION]
    assert said.decided
    assert said.chosen == "its latest row counts"
    assert said.evidence == (
        "20 tickets of this file stand in a.csv too, with other values and updated later"
    )
    document = audit.run([new, old])
    (sla,) = [m for m in document.metrics if m.metric == "sla"]
    assert sla.estimate.n == 60


def test_without_an_update_the_order_of_the_files_tells(tmp_path: Path) -> None:
    head = "ticket_id,customer_id,opened_at,resolved_at,sla_met"
    rows = [f"T{i},C{i % 5},2026-01-05 08:00,2026-01-06 08:00" for i in range(30)]
    first = write(tmp_path / "a.csv", *(f"{r},no" for r in rows), head=head)
    second = write(tmp_path / "b.csv", *(f"{r},yes" for r in rows[:12]), head=head)
    sheets = listen.hear([first, second]).sheets
    assert accounts(sheets) == [(30, 18, 12, 0), (12, 12, 0, 0)]
    (said,) = [r for r in sheets[0].readings if r.question == QUESTION]
    assert said.decided
    assert "the files come in this order" in said.evidence


def test_equal_ids_opened_at_other_times_are_other_tickets(tmp_path: Path) -> None:
    berlin = write(tmp_path / "berlin.csv", *(line(i) for i in range(30)))
    munich = write(tmp_path / "munich.csv", *(line(i, opened="11:30") for i in range(30)))
    sheets = listen.hear([berlin, munich]).sheets
    assert accounts(sheets) == [(30, 30, 0, 0), (30, 30, 0, 0)]


def test_equal_rows_and_later_rows_are_both_superseded_once(tmp_path: Path) -> None:
    first = write(tmp_path / "a.csv", *(line(i) for i in range(30)))
    rows = [line(i) for i in range(10)] + [line(i, "2026-03-01", "no") for i in range(10, 20)]
    second = write(tmp_path / "b.csv", *rows)
    assert accounts(listen.hear([first, second]).sheets) == [(30, 20, 10, 0), (20, 10, 10, 0)]


def zendesk(path: Path, ids: range, updated: str, status: str, **more: Any) -> Path:
    rows = [
        {
            "id": i, "url": f"https://example.zendesk.com/api/v2/tickets/{i}.json",
            "created_at": f"2026-01-{i % 28 + 1:02}T08:00:00Z", "updated_at": updated,
            "requester_id": 900 + i % 4, "organization_id": 70 + i % 4, "status": status,
            "priority": "high", "subject": "x", "via": {"channel": "web"}, "group_id": 5,
            "assignee_id": 6, "tags": [], "submitter_id": 900, "brand_id": 1, "ticket_form_id": 2,
            "satisfaction_rating": {"score": "unoffered"}, **more,
        }
        for i in ids
    ]  # fmt: skip
    path.write_text(json.dumps({"tickets": rows, "count": len(rows), "end_of_stream": True}))
    return path


def test_pages_of_an_incremental_export(tmp_path: Path) -> None:
    one = zendesk(tmp_path / "1.json", range(1, 31), "2026-02-01T00:00:00Z", "open")
    # A page may hold fields that the page before had not.
    two = zendesk(tmp_path / "2.json", range(21, 51), "2026-02-09T00:00:00Z", "solved", due_at=None)
    sheets = listen.hear([one, two]).sheets
    assert len({s.recognized_as for s in sheets}) == 1
    assert accounts(sheets) == [(30, 20, 10, 0), (30, 30, 0, 0)]


def test_equal_ids_of_another_kind_of_export_are_not_merged(tmp_path: Path) -> None:
    zen = zendesk(tmp_path / "1.json", range(1, 31), "2026-02-01T00:00:00Z", "open")
    rows = [f"{i},C{i % 5},2026-01-{i % 28 + 1:02}T08:00:00Z,2026-05-01,yes" for i in range(1, 31)]
    own = write(
        tmp_path / "own.csv", *rows, head="ticket_id,customer_id,opened_at,updated_at,sla_met"
    )
    assert accounts(listen.hear([zen, own]).sheets) == [(30, 30, 0, 0), (30, 30, 0, 0)]


def test_where_only_ids_tell_the_question_is_open(tmp_path: Path) -> None:
    head = "ticket_id,resolved_at,priority,sla_met"
    one = write(tmp_path / "a.csv", *(f"{i},2026-01-05,2,no" for i in range(20)), head=head)
    two = write(tmp_path / "b.csv", *(f"{i},2026-01-07,2,yes" for i in range(20)), head=head)
    sheets = listen.hear([one, two]).sheets
    (said,) = [r for r in sheets[0].readings if r.question == QUESTION]
    assert not said.decided
    assert set(said.affects) == set(head.split(","))
    sheets = listen.hear([one, two], ask=lambda q: "each").sheets
    assert accounts(sheets) == [(20, 20, 0, 0), (20, 20, 0, 0)]
