"""The JSON of the findings keeps to its published schema."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from outsidein.report import schema, to_json
from outsidein.report.document import AuditDocument
from outsidein.report.schema import text

PUBLISHED = Path(__file__).resolve().parents[2] / "docs" / "schema" / "findings.schema.json"


def test_the_published_schema_is_up_to_date() -> None:
    assert PUBLISHED.read_text("utf-8") == text(), (
        "write it anew: python -m outsidein.report.schema > docs/schema/findings.schema.json"
    )


def test_the_schema_is_a_schema() -> None:
    jsonschema.Draft202012Validator.check_schema(schema())


def test_every_document_keeps_to_the_schema(any_document: AuditDocument) -> None:
    written = json.loads(json.dumps(to_json(any_document), allow_nan=False))
    assert not list(jsonschema.Draft202012Validator(schema()).iter_errors(written))


def test_the_schema_refuses_a_key_it_does_not_know(rich_document: AuditDocument) -> None:
    written = to_json(rich_document)
    written["chain"][0]["criterion_nmae"] = "x"
    with pytest.raises(jsonschema.ValidationError, match="criterion_nmae"):
        jsonschema.Draft202012Validator(schema()).validate(written)


def test_json_carries_the_numbers_of_the_document(rich_document: AuditDocument) -> None:
    written = to_json(rich_document)
    row = written["chain"][0]
    assert row["criterion"] == "accessibility"
    assert row["leak"] == "gap_2"
    gap = rich_document.chain[0].gap(rich_document.chain[0].gaps[1].gap)
    assert gap.size is not None
    assert row["gaps"][1]["size"]["value"] == gap.size.value
    assert written["customers"][0]["contract_value"]["currency"] == "EUR"
    assert isinstance(written["customers"][0]["contract_value"]["minor"], int)
    assert written["customers"][0]["renewal"].count("-") == 2


def test_a_number_that_is_not_finite_becomes_null(rich_document: AuditDocument) -> None:
    sentence = rich_document.answer[0]
    assert sentence.estimate is not None
    broken = replace(sentence, estimate=replace(sentence.estimate, value=float("nan")))
    written: dict[str, Any] = to_json(replace(rich_document, answer=(broken,)))
    assert written["answer"][0]["estimate"]["value"] is None
    json.dumps(written, allow_nan=False)


def test_text_is_kept_as_it_was_written(hostile: AuditDocument) -> None:
    assert to_json(hostile)["title"] == hostile.title
