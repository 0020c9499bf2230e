"""The first sentence of the answer says no less than what is known."""

from pathlib import Path

from outsidein import audit

HEAD = "ticket_id,customer_id,opened_at,resolved_at,sla_met,satisfaction"


def first(folder: Path, ratings: int) -> str:
    rows = [
        f"T{i},C{i % 60},2026-01-05 08:00,2026-01-06 08:00,{'no' if i % 4 == 0 else 'yes'},"
        f"{i % 5 + 1 if i < ratings else ''}"
        for i in range(400)
    ]
    (folder / "tickets.csv").write_text("\n".join([HEAD, *rows]) + "\n")
    document = audit.run([folder])
    shown = {m.metric: m.estimate.shown for m in document.metrics}
    assert shown["sla"]
    assert shown.get("csat", False) is (ratings > 100)
    return document.answer[0].text


def test_ratings_beside_tickets_are_not_denied(tmp_path: Path) -> None:
    said = first(tmp_path, ratings=400)
    assert "met their service level" in said
    assert "too few answers" not in said
    assert "Customers judge the whole with " in said
    assert "from 400 answers. What drives it cannot be said: no criterion was asked about." in said


def test_too_few_ratings_are_called_so(tmp_path: Path) -> None:
    said = first(tmp_path, ratings=5)
    assert said.endswith(
        "Whether customers felt it cannot be said: too few answers about a criterion or the whole "
        "were heard."
    )


def test_expectations_below_their_minimum_are_not_called_unasked(tmp_path: Path) -> None:
    named = ("accessibility", "reliability")
    heads = [f"{c}_{i}_{v}" for c in named for i in (1, 2) for v in ("expected", "perceived")]
    rows = []
    for n in range(400):
        level, shift = n % 5, n // 5 % 3
        answers = [6 - n % 2, 2 + level, 6 - shift % 2, 1 + level, 7, 3 + shift, 6, 2 + shift]
        rows.append([f"A{n}", f"C{n % 80}", *answers, min(7, 1 + level + shift)])
    lines = [
        ",".join(map(str, row)) for row in (["answer_id", "customer_id", *heads, "overall"], *rows)
    ]
    (tmp_path / "survey.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    said = audit.run([tmp_path], minimums={"gap": 5000}).answer[0].text
    assert "goes together most with the overall judgement" in said
    assert "Too few customers said what they expect" in said
