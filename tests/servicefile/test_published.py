"""The published schema is a good schema, describes every key, and refuses what the reader does."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from outsidein import servicefile
from outsidein.servicefile.nodes import compose, plain
from outsidein.terms.trouble import Trouble

SCHEMA = servicefile.schema()
DOCS = Path(__file__).resolve().parents[2] / "docs"


def properties(schema: dict[str, Any], path: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    """Every key that the schema names, with its own schema."""
    for key, inner in schema.get("properties", {}).items():
        yield f"{path}.{key}".lstrip("."), inner
        yield from properties(inner, f"{path}.{key}")
    for inner in [schema.get("items"), *schema.get("anyOf", [])]:
        if isinstance(inner, dict):
            yield from properties(inner, path)
    if isinstance(schema.get("additionalProperties"), dict):
        yield from properties(schema["additionalProperties"], f"{path}.*")


def test_is_valid_draft_2020_12() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    assert SCHEMA["$schema"].endswith("2020-12/schema")


@pytest.mark.parametrize(("key", "inner"), list(properties(SCHEMA)), ids=lambda x: str(x)[:40])
def test_every_key_is_described(key: str, inner: dict[str, Any]) -> None:
    assert len(inner["description"]) > 5, key


def test_the_published_file_is_this_schema() -> None:
    published = json.loads((DOCS / "schema" / "service.schema.json").read_text("utf-8"))
    assert published == SCHEMA, "run docs/generate.py"


@pytest.mark.parametrize("path", sorted((Path(__file__).parent / "examples").glob("*.yaml")))
def test_examples_are_valid(path: Path) -> None:
    written = plain(compose(path.read_text("utf-8"), ""))
    assert not list(jsonschema.Draft202012Validator(SCHEMA).iter_errors(written))


@pytest.mark.parametrize(
    "text",
    [
        "organisation: {name: X}",
        "organization: {currency: EUR}",
        "organization: {name: X, simulated: 'true'}",
        "services: repair",
        "services: [repair]",
        "scale: {low: '1', high: 7}",
        "criteria: servqual",
        "period: weekly",
        "measures: [{id: m, name: M, unit: h, direction: lower, column: c}]",
        "beliefs: [{criterion: recovery, when: 3.4.2026, priority: 1}]",
        "beliefs: [{criterion: recovery, priority: 101}]",
        "answers: {overal: x}",
        "answers: {overall: [x]}",
        "minimums: {gap: 0}",
        "minimums: {gap: 1.5}",
        "intended_value: [{kind: benefit, text: T}]",
        "[a]",
        "words",
    ],
)
def test_schema_and_reader_refuse_alike(text: str) -> None:
    given = plain(compose(text, ""))
    assert not jsonschema.Draft202012Validator(SCHEMA).is_valid(given)
    with pytest.raises(Trouble):
        servicefile.loads(text)


@pytest.mark.parametrize(
    "text",
    [
        "moments: [{id: true, name: 5}, {id: 007, name: no, follows: true}]",
        "indicators: [{id: 1, name: 2, unit: 3, direction: more, column: 4}]",
        "contracts: [{customer: 1e5, value: 48 000.50 EUR, renewal: '2026-03-31'}]",
        "organization: {name: X, currency: eur}\ncontracts: [{customer: x, value: 5}]",
        "intended_value: [{kind: risk, effect: removed, text: T, probability: 5 %}]",
        "customer_weights: {recovery: 100, attitudes: }",
        "answers: {overall: &a {column: q}, renew: {<<: *a, value: yes}}",
        "criteria: rater\nbeliefs:\nscale: {low: .5, high: 1e1}",
        "minimums: {gap: 60.0}",
    ],
)
def test_what_the_reader_accepts_is_valid(text: str) -> None:
    servicefile.loads(text)
    errors = jsonschema.Draft202012Validator(SCHEMA).iter_errors(plain(compose(text, "")))
    assert not list(errors)
