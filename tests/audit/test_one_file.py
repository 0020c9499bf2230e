"""Any one file alone is enough for what it can say, and the rest is said to be missing."""

from pathlib import Path

import pytest

from outsidein.audit import run
from outsidein.report import AuditDocument, html, terminal
from outsidein.terms.finding import MetricFinding
from outsidein.terms.quality import Gap, Voice


def metric(document: AuditDocument, name: str) -> MetricFinding:
    return next(m for m in document.metrics if m.metric == name)


def missing(document: AuditDocument) -> str:
    return " ".join(f"{m.what} {m.why}" for m in document.missing)


def test_the_incident_log_against_the_published_figures(outside: Path) -> None:
    """UCI event log, last event per incident (outside README): 63.42 %, 1.10 %, .93964."""
    document = run([next((outside / "data" / "incidents").glob("*.zip"))])
    (source,) = document.sources
    assert (source.account.rows, source.account.used) == (141_712, 24_918)
    assert source.account.superseded == 141_712 - 24_918
    sla, again = metric(document, "sla").estimate, metric(document, "reopen").estimate
    handed = metric(document, "reassignment").estimate
    assert sla.value == pytest.approx(63.42, abs=0.005)
    assert again.value == pytest.approx(1.10, abs=0.005)
    assert handed.value == pytest.approx(0.93964, abs=5e-6)
    where, whom, what = document.answer
    assert "63.42" in where.text
    assert "no survey was given" in where.text
    assert "1.10" in whom.text
    assert "0.94" in what.text
    assert "what customers expect and perceive" in missing(document)
    assert document.chain == ()


def test_the_kiosk_survey_with_a_service_file(outside: Path) -> None:
    """Respondents' means against R: expectation 5.998067, perception 4.838703 over 24 items.

    The six factors hold 20 of them; here each criterion against its own items, by pandas.
    """
    import pandas as pd

    path = outside / "data" / "kiosk" / "kiosk_clean.csv"
    described = Path(__file__).parents[1] / "servicefile" / "examples" / "kiosk.yaml"
    document = run([path, described])
    frame = pd.read_csv(path)
    rows = {r.criterion: r for r in document.chain if r.segment is None and r.service is None}
    factors = {"security": [19, 20, 21], "control": [7, 8], "tangible": [4, 5, 6, 22]}
    for criterion, items in factors.items():
        expected = frame[[f"sq{i}_1" for i in items]].mean(axis=1).mean()
        perceived = frame[[f"sq{i}_2" for i in items]].mean(axis=1).mean()
        row = rows[criterion]
        level = {v: row.voice(v).level for v in (Voice.EXPECTATION, Voice.PERCEPTION)}
        assert level[Voice.EXPECTATION].value == pytest.approx(expected)  # type: ignore[union-attr]
        assert level[Voice.PERCEPTION].value == pytest.approx(perceived)  # type: ignore[union-attr]
        gap = row.gap(Gap.PERCEIVED_QUALITY).size
        assert gap is not None
        assert gap.value == pytest.approx(perceived - expected)
    assert len(document.drivers) >= 1
    assert sum(d.lmg.value or 0 for d in document.drivers[0].drivers) == pytest.approx(
        document.drivers[0].r2.value
    )
    assert "gap 4" in missing(document)
    assert "management believes" in missing(document)


def test_the_airline_file_waits_for_the_meaning_of_zero(outside: Path, tmp_path: Path) -> None:
    path = outside / "data" / "airline" / "airline_passenger_satisfaction.zip"
    open_ = run([path])
    assert open_.drivers == ()
    assert open_.missing[0].what.startswith("every number from Departure and Arrival Time")
    assert "not_applicable" in open_.missing[0].collect


def test_tickets_alone(organization: Path) -> None:
    document = run([organization / "work_orders.csv"])
    assert {m.metric for m in document.metrics} >= {"sla", "reopen", "reassignment"}
    assert "met their service level" in document.answer[0].text
    assert document.options == ()
    assert document.customer_summary is not None
    assert "No customer can be judged" in document.customer_summary.sentence


def test_a_survey_alone(organization: Path) -> None:
    document = run([organization / "survey.csv"])
    assert document.answer[0].proof.startswith("chain-")
    assert "not known yet" in document.answer[0].text
    assert {m.metric for m in document.metrics} == {"nps", "csat", "servqual", "servperf"}
    assert all(row.leak is None for row in document.chain)


def test_contracts_alone(organization: Path) -> None:
    document = run([organization / "contracts.csv"])
    assert "contracts worth" in document.answer[1].text
    assert document.answer[0].proof == "honesty"


def test_a_service_file_alone(organization: Path) -> None:
    document = run([organization / "service.yaml"])
    assert document.sources == ()
    assert len(document.intended_value) == 5
    assert document.organization is not None


@pytest.mark.parametrize(
    "name",
    ["contracts.csv", "employees.csv", "indicators.csv", "service.yaml", "survey.csv"],
)
def test_every_file_alone_can_be_shown(organization: Path, name: str) -> None:
    document = run([organization / name])
    assert len(document.answer) == 3
    assert html(document).startswith("<!doctype html>")
    assert terminal(document) is not None


def test_a_table_that_means_nothing(tmp_path: Path) -> None:
    path = tmp_path / "colours.csv"
    path.write_text("colour,shade\nred,dark\nblue,light\n", encoding="utf-8")
    document = run([path])
    assert "cannot be said" in document.answer[0].text
    assert document.sources[0].account.rows == 2


def test_an_empty_table(tmp_path: Path) -> None:
    path = tmp_path / "survey.csv"
    path.write_text("customer_id,overall,recommend\n", encoding="utf-8")
    assert len(run([path]).answer) == 3


def test_monthly_exports_with_the_same_columns_are_one(organization: Path, tmp_path: Path) -> None:
    lines = (organization / "survey.csv").read_text("utf-8").splitlines(keepends=True)
    half = len(lines) // 2
    (tmp_path / "early.csv").write_text("".join(lines[:half]), encoding="utf-8")
    (tmp_path / "late.csv").write_text("".join([lines[0], *lines[half:]]), encoding="utf-8")
    apart = run([tmp_path, organization / "service.yaml"])
    whole = run([organization / "survey.csv", organization / "service.yaml"])
    assert apart.metrics == whole.metrics
    assert apart.chain == whole.chain
    assert apart.warnings == ()


def test_a_survey_with_other_columns_is_left_out_and_said(tmp_path: Path) -> None:
    rows = "".join(f"A{i},C{i % 60},{1 + i % 7},{i % 11}\n" for i in range(200))
    head = "answer_id,customer_id,overall,recommend\n"
    (tmp_path / "large.csv").write_text(f"{head}{rows}", encoding="utf-8")
    rows = "".join(f"B{i},C{i % 60},{i % 11}\n" for i in range(99))
    head = "answer_id,customer_id,recommend\n"
    (tmp_path / "small.csv").write_text(f"{head}{rows}", encoding="utf-8")
    document = run([tmp_path])
    assert len(document.sources) == 2
    assert any("small.csv" in warning for warning in document.warnings)
    assert metric(document, "nps").estimate.n == 200
    assert "Net Promoter Score" in document.answer[0].text


def test_contracts_in_two_currencies_are_not_added_up(tmp_path: Path) -> None:
    path = tmp_path / "contracts.csv"
    path.write_text(
        "contract_id,customer_id,annual_value,currency,renewal_date\n"
        "K1,C1,1000.00,EUR,2026-10-01\nK2,C2,2000.00,USD,2026-11-01\n",
        encoding="utf-8",
    )
    document = run([path])
    assert any("EUR, USD" in warning for warning in document.warnings)
    assert "money beside the findings" in missing(document)
