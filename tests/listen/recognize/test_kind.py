"""What a file is, by the terms of its columns."""

from pathlib import Path

import pytest

from outsidein import audit, listen
from outsidein.terms.signal import FileKind


def kind(path: Path, head: str, rows: list[str]) -> FileKind:
    path.write_text("\n".join([head, *rows]) + "\n")
    (sheet,) = listen.hear([path]).sheets
    return sheet.kind


@pytest.mark.parametrize("customers", [1000, 11])
@pytest.mark.parametrize("asked", ["overall", "satisfaction", "nps", "effort"])
def test_a_customer_and_one_answer_are_a_survey(tmp_path: Path, customers: int, asked: str) -> None:
    rows = [f"C{i % customers},{i % 7 + 1}" for i in range(60)]
    assert kind(tmp_path / "a.csv", f"customer_id,{asked}", rows) is FileKind.SURVEY


def test_its_answers_are_in_the_audit(tmp_path: Path) -> None:
    rows = "".join(f"C{i},{i % 7 + 1}\n" for i in range(140))
    (tmp_path / "a.csv").write_text(f"customer_id,overall\n{rows}")
    (csat,) = [m for m in audit.run([tmp_path / "a.csv"]).metrics if m.metric == "csat"]
    # Every seventh answer is a 6 and every seventh a 7.
    assert csat.estimate.n == 140
    assert csat.estimate.value == pytest.approx(200 / 7)


def test_other_files_with_such_a_column_are_what_they_were(tmp_path: Path) -> None:
    tickets = [f"T{i},C{i % 9},2026-01-05,2026-01-06,{i % 5 + 1}" for i in range(40)]
    head = "ticket_id,customer_id,opened_at,resolved_at,satisfaction"
    assert kind(tmp_path / "t.csv", head, tickets) is FileKind.TICKETS
    contracts = [f"C{i},{1000 + i},2026-05-01,{i % 5 + 1}" for i in range(40)]
    head = "customer_id,annual_value,renewal_date,satisfaction"
    assert kind(tmp_path / "c.csv", head, contracts) is FileKind.CONTRACTS
    months = [f"2026-{i % 12 + 1:02},{i + 3},{i * 7},4.{i}" for i in range(12)]
    assert kind(tmp_path / "m.csv", "month,backlog,calls,csat", months) is FileKind.INDICATORS
