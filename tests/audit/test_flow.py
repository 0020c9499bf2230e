"""The audit from files to document."""

import json
import re
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import jsonschema
import pytest

from outsidein import report
from outsidein.audit import Audited, audit, run
from outsidein.audit.definitions import all_definitions
from outsidein.audit.walk import estimates, with_estimates
from outsidein.report import AuditDocument
from outsidein.terms.estimate import Estimate
from outsidein.terms.finding import CustomerState
from outsidein.terms.option import OptionKind
from outsidein.terms.quality import Gap
from outsidein.terms.trouble import Trouble


def test_every_section_has_something_to_show(document: AuditDocument) -> None:
    filled = {
        "answer": document.answer,
        "gap_model": document.gap_model,
        "chain": document.chain,
        "customers": document.customers,
        "value_met": document.value_met,
        "drivers": document.drivers,
        "indicators": document.indicators,
        "moments": document.moments,
        "metrics": document.metrics,
        "changes": document.changes,
        "options": document.options,
        "intended_value": document.intended_value,
        "sources": document.sources,
        "definitions": document.definitions,
        "missing": document.missing,
    }
    assert [name for name, part in filled.items() if not part] == []
    assert document.simulated


def test_the_answer_names_the_planted_leak_the_customers_and_an_option(
    document: AuditDocument,
) -> None:
    where, whom, what = document.answer
    assert where.proof == "chain-accessibility"
    assert "gap 2" in where.text
    assert whom.proof == "customers"
    assert re.search(r"worth EUR \d+(\.\d)? M a year", whom.text)
    assert what.proof == "options"
    assert "goes together" in what.text
    for sentence in (where, what):
        assert sentence.estimate is not None
        assert sentence.estimate.low is not None


def test_options_follow_the_planted_gaps_and_what_could_be_relaxed(
    document: AuditDocument,
) -> None:
    closing = {o.criterion: o.gap for o in document.options if o.kind is OptionKind.CLOSE}
    assert closing["accessibility"] is Gap.SPECIFICATION
    assert closing["professionalism"] is Gap.MANAGEMENT_PERCEPTION
    assert closing["reliability"] is Gap.DELIVERY
    relaxed = [o.criterion for o in document.options if o.kind is OptionKind.RELAX]
    assert relaxed == ["recovery"]
    assert all(o.owner.startswith("Head of") for o in document.options)
    assert document.options[0].money_at_risk is not None


def test_customers_are_sorted_by_money_and_named_only_when_sure(document: AuditDocument) -> None:
    summary = document.customer_summary
    assert summary is not None
    for state in CustomerState:
        named = [c for c in document.customers if c.state is state]
        money = [c.contract_value.minor if c.contract_value else 0 for c in named]
        assert money == sorted(money, reverse=True)
        if state is not CustomerState.SILENT:
            assert all(c.probability is not None and c.probability >= 0.9 for c in named)
        assert all(c.say for c in named)
    assert summary.green_but_red > 0
    assert "expected to be named wrongly" in summary.sentence


def test_every_number_is_explained_and_holds_together(document: AuditDocument) -> None:
    notes = {note.key for note in document.definitions}
    for estimate in estimates(document):
        assert not estimate.definition or estimate.definition in notes, estimate
        if estimate.value is None:
            continue
        assert not estimate.withheld
        if estimate.low is not None and estimate.high is not None:
            assert estimate.low - 1e-9 <= estimate.value <= estimate.high + 1e-9, estimate


def test_the_definitions_say_something_each() -> None:
    for note in all_definitions().values():
        assert note.title
        assert len(note.meaning) > 20
        assert note.formula
        assert note.source


def test_association_is_never_called_cause(document: AuditDocument) -> None:
    text = json.dumps(report.to_json(document)).lower()
    for word in (" causes ", " leads to ", "because of this", " significant"):
        assert word not in text


def test_the_findings_keep_their_schema(document: AuditDocument) -> None:
    checked = jsonschema.Draft202012Validator(report.schema())
    assert not list(checked.iter_errors(report.to_json(document)))


def test_the_same_files_give_the_same_bytes_but_for_the_time_stamp(
    organization: Path, document: AuditDocument
) -> None:
    later = datetime(2031, 1, 1, tzinfo=UTC)
    again = run([organization], now=later)
    assert again.created_at == "2031-01-01T00:00:00+00:00"
    assert replace(again, created_at=document.created_at) == document
    same = replace(again, created_at=document.created_at)
    assert report.html(same) == report.html(document)


def test_files_in_any_order_and_named_one_by_one_say_the_same(
    organization: Path, document: AuditDocument
) -> None:
    files = sorted(organization.glob("*.csv"), reverse=True)
    apart = run([organization / "service.yaml", *files], now=datetime(2026, 7, 1, 12, tzinfo=UTC))
    assert apart.answer == document.answer
    assert apart.options == document.options
    assert apart.customers == document.customers


def test_the_time_stamp_follows_source_date_epoch(
    organization: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "0")
    assert run([organization / "contracts.csv"]).created_at == "1970-01-01T00:00:00+00:00"
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "soon")
    with pytest.raises(Trouble, match="SOURCE_DATE_EPOCH"):
        run([organization / "contracts.csv"])


def test_a_minimum_withholds_and_an_unknown_one_is_refused(organization: Path) -> None:
    survey = organization / "survey.csv"
    high = audit([survey], minimums={"metric": 100_000}).document
    assert all(m.estimate.withheld for m in high.metrics)
    with pytest.raises(Trouble, match="Did you mean metric"):
        audit([survey], minimums={"metrics": 3})
    with pytest.raises(Trouble, match="not possible"):
        audit([survey], minimums={"metric": 0})


def test_two_service_files_or_none_at_all_are_refused(organization: Path, tmp_path: Path) -> None:
    with pytest.raises(Trouble, match="2 YAML files"):
        run([organization / "service.yaml", _copy(organization / "service.yaml", tmp_path)])
    (tmp_path / "empty").mkdir()
    with pytest.raises(Trouble, match="there is no file in it that can be read"):
        run([tmp_path / "empty"])


def _copy(path: Path, folder: Path) -> Path:
    target = folder / path.name
    target.write_bytes(path.read_bytes())
    return target


def test_progress_runs_to_the_end(organization: Path) -> None:
    seen: list[float] = []
    run([organization / "contracts.csv"], progress=lambda what, done: seen.append(done))
    assert seen == sorted(seen)
    assert seen[-1] == pytest.approx(1.0)


def test_the_walk_changes_every_estimate_and_nothing_else(audited: Audited) -> None:
    document = audited.document
    counted = len(list(estimates(document)))
    assert counted > 500
    assert with_estimates(document, lambda e: e) is document
    gone = with_estimates(document, lambda e: e.withhold("gone"))
    assert all(e.withheld == "gone" for e in estimates(gone))
    assert gone.sources == document.sources
    assert isinstance(next(estimates(gone)), Estimate)


def test_customers_are_called_by_the_names_of_the_contracts(document: AuditDocument) -> None:
    named = {f.customer: f.name for f in document.customers if f.contract_value is not None}
    assert named
    for customer, name in named.items():
        assert name == f"Simulated customer {customer.removeprefix('C')}"
