"""Metrics in the audit: what the files and the service file allow, and what is withheld."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import numpy as np
import pytest

from outsidein.audit import run
from outsidein.report.document import AuditDocument
from outsidein.report.findings import to_json
from outsidein.report.page import html
from outsidein.terms.finding import MetricFinding
from outsidein.terms.trouble import Trouble

NOW = datetime(2026, 1, 1, tzinfo=UTC)
SERVICE = "criteria: gronroos\nanswers:\n  recommend: recommend\n  customer: customer\n"


def survey(folder: Path) -> Path:
    """300 answers of 100 customers from January to June 2025; zeros are among them."""
    rng = np.random.default_rng(4)
    lines = ["answer_id,answered_at,customer,recommend"]
    for i in range(300):
        day = date(2025, 1, 1) + timedelta(days=int(rng.integers(0, 180)))
        given = rng.choice([0, 5, 7, 8, 9, 10])
        lines.append(f"A{i},{day}T10:00:00Z,C{i % 100:03d},{given}")
    file = folder / "survey.csv"
    file.write_text("\n".join(lines) + "\n")
    return file


def service(folder: Path, text: str = "") -> Path:
    file = folder / "service.yaml"
    file.write_text(SERVICE + text)
    return file


def tickets(folder: Path, n: int) -> Path:
    """Every fourth promise is broken, every fifth service level missed."""
    lines = ["ticket_id,customer,opened_at,resolved_at,promised_at,sla_met"]
    for i in range(n):
        opened = datetime(2025, 1, 1, 8, tzinfo=UTC) + timedelta(hours=7 * i)
        late = timedelta(hours=1 if i % 4 == 0 else -1)
        promised = opened + timedelta(hours=6)
        lines.append(
            f"T{i},C{i % 60:03d},{opened:%Y-%m-%dT%H:%M:%SZ},{promised + late:%Y-%m-%dT%H:%M:%SZ},"
            f"{promised:%Y-%m-%dT%H:%M:%SZ},{'false' if i % 5 == 0 else 'true'}"
        )
    file = folder / "tickets.csv"
    file.write_text("\n".join(lines) + "\n")
    return file


def contracts(folder: Path, *, ended: bool) -> Path:
    """60 customers with yearly contracts; with `ended`, those of 2024 are listed too.

    Of these, ten were not followed by another, and ten were followed by one of half the value.
    """
    lines = ["contract_id,customer_id,annual_value_eur,start_date,renewal_date"]
    for i in range(60):
        if ended:
            lines.append(f"K{i}a,C{i:03d},1000,2024-06-01,2025-06-01")
        if not ended or i >= 10:
            value = 500 if i < 20 else 1000
            lines.append(f"K{i}b,C{i:03d},{value},2025-06-01,2026-06-01")
    file = folder / "contracts.csv"
    file.write_text("\n".join(lines) + "\n")
    return file


def named(document: AuditDocument, slug: str) -> list[MetricFinding]:
    return [m for m in document.metrics if m.metric == slug and not m.by]


def test_one_ticket_is_no_rate(tmp_path: Path) -> None:
    """The share of a single ticket is withheld, and why is said."""
    document = run([tickets(tmp_path, 1)], now=NOW)
    (sla,) = named(document, "sla")
    assert sla.estimate.value is None
    assert sla.estimate.withheld == "1 customer in 1 block, and 40 in 20 are needed"
    shown = run([tickets(tmp_path, 1)], now=NOW, minimums={"metric": 1, "metric_blocks": 1})
    assert named(shown, "sla")[0].estimate.value == 0.0


def test_promises_kept_from_a_promised_time(tmp_path: Path) -> None:
    (kept,) = named(run([tickets(tmp_path, 400)], now=NOW), "promise_kept")
    assert kept.estimate.value == pytest.approx(75)
    assert (kept.estimate.n, kept.estimate.customers) == (400, 60)
    assert kept.estimate.low is not None


def test_retention_needs_contracts_that_ended(tmp_path: Path) -> None:
    """60,000 a year before; 40 keep 1,000, ten pay 500, ten left: 45,000."""
    whole = run([contracts(tmp_path, ended=True)], now=NOW)
    values = {s: [m.estimate.value for m in named(whole, s)] for s in ("grr", "nrr")}
    assert values == {"grr": [pytest.approx(75)], "nrr": [pytest.approx(75)]}
    assert named(whole, "logo_retention")[0].estimate.value == pytest.approx(100 * 50 / 60)
    assert not named(run([contracts(tmp_path, ended=False)], now=NOW), "grr")


def test_attach_rate_from_contracts_and_customers(tmp_path: Path) -> None:
    listed = tmp_path / "customers.csv"
    rows = [f"C{i:03d},Customer {i},mid-size" for i in range(80)]
    listed.write_text("customer_id,customer_name,segment\n" + "\n".join(rows) + "\n")
    document = run([contracts(tmp_path, ended=False), listed], now=NOW)
    (rate,) = named(document, "attach_rate")
    assert rate.estimate.value == pytest.approx(75)
    assert rate.estimate.n == 80


def test_response_rate_where_invitations_are_stated(tmp_path: Path) -> None:
    """300 answers of 1,000 invited, 200 of which did not arrive: 30 %, and 37.5 % of the rest."""
    stated = service(tmp_path, "invitations: {invited: 1000, undelivered: 200}\n")
    found = named(run([survey(tmp_path), stated], now=NOW), "response_rate")
    assert {m.variant: m.estimate.value for m in found} == {
        "rr1": pytest.approx(30),
        "rr5": pytest.approx(37.5),
    }
    more = service(tmp_path, "invitations: {invited: 200}\n")
    (many,) = named(run([survey(tmp_path), more], now=NOW), "response_rate")
    assert many.estimate.withheld == "more answers were heard than invitations arrived"


def test_net_value_is_the_providers_claim_until_confirmed(tmp_path: Path) -> None:
    stated = service(
        tmp_path,
        "organization: {name: Nordwerk, currency: EUR}\nintended_value:\n"
        "  - {kind: outcome, text: line runs, amount: 9000 EUR, confirmation: confirmed,"
        " evidence: review of May}\n"
        "  - {kind: cost, effect: imposed, text: fee, amount: 4000 EUR}\n"
        "  - {kind: risk, effect: removed, text: stop, probability: 10 %, impact: 20000 EUR}\n",
    )
    total, confirmed = named(run([survey(tmp_path), stated], now=NOW), "net_value")
    assert total.estimate.value == pytest.approx(7000)
    assert total.estimate.low is None, "stated lines are no sample"
    assert "2 of 3 lines are not confirmed" in " ".join(total.estimate.notes)
    assert confirmed.estimate.value == pytest.approx(9000)


def test_a_reported_figure_is_explained(tmp_path: Path) -> None:
    """The old tool left out zeros, which it took for no answer."""
    plain = run([survey(tmp_path), service(tmp_path)], now=NOW)
    ours = named(plain, "nps")[0].estimate.value
    answers = [int(line.rsplit(",", 1)[1]) for line in survey(tmp_path).read_text().split()[1:]]
    above = np.array([a for a in answers if a > 0])
    theirs = 100 * ((above >= 9).mean() - (above <= 6).mean())
    stated = service(
        tmp_path, f"reported:\n  - {{metric: nps, value: {theirs:.2f}, source: The old tool}}\n"
    )
    document = run([survey(tmp_path), stated], now=NOW)
    told = named(document, "nps")[0].reported
    assert told is not None
    assert told.reproduced
    assert told.found == pytest.approx(theirs)
    assert f"The old tool reports {theirs:.2f}; here it is {ours:.4f}." in told.sentence
    assert "leaves out zeros" in told.sentence
    assert "leaves out zeros" in html(document)
    assert to_json(document)["metrics"][0]["reported"]["reproduced"] is True


def test_a_figure_that_cannot_be_compared_or_does_not_exist(tmp_path: Path) -> None:
    alone = service(tmp_path, "reported:\n  - {metric: sla, value: 97, source: Service desk}\n")
    (sla,) = named(run([survey(tmp_path), alone], now=NOW), "sla")
    assert sla.estimate.withheld == "the files do not hold what it is computed from"
    assert sla.about == "Service desk reports 97"
    wrong = service(tmp_path, "reported:\n  - {metric: npss, value: 65}\n")
    with pytest.raises(Trouble, match='no metric "npss"'):
        run([survey(tmp_path), wrong], now=NOW)


def test_a_metric_whose_columns_the_service_file_names(tmp_path: Path) -> None:
    """Every third of 300 closed tickets has an article linked."""
    lines = ["ticket_id,customer,opened_at,kb_linked"]
    lines += [
        f"T{i},C{i % 60:03d},2025-01-{i % 28 + 1:02d}T08:00:00Z,{'yes' if i % 3 == 0 else 'no'}"
        for i in range(300)
    ]
    log = tmp_path / "tickets.csv"
    log.write_text("\n".join(lines) + "\n")
    stated = service(
        tmp_path, "metrics:\n  - {metric: kcs_link_rate, columns: {linked: kb_linked}}\n"
    )
    (rate,) = named(run([log, stated], now=NOW), "kcs_link_rate")
    assert rate.estimate.value == pytest.approx(100 / 3)
    assert (rate.estimate.n, rate.estimate.customers, rate.about) == (300, 60, "tickets.csv")
    absent = service(tmp_path, "metrics:\n  - {metric: kcs_link_rate, columns: {linked: no}}\n")
    (none,) = named(run([log, absent], now=NOW), "kcs_link_rate")
    assert none.estimate.withheld == "no file holds the columns it is computed from"
    for wrong, words in (
        ("{metric: nps, columns: {x: y}}", "takes no columns by role"),
        ("{metric: kcs_link_rate, variant: x}", 'has no variant "x"'),
        ("{metric: kcs_link_rate, settings: {day: x}}", 'no setting "day"'),
    ):
        with pytest.raises(Trouble, match=words):
            run([log, service(tmp_path, f"metrics:\n  - {wrong}\n")], now=NOW)
