"""What is written reads back as the same, and is valid under the published schema."""

from dataclasses import replace

import jsonschema
import pytest
from hypothesis import HealthCheck, given, settings
from service_descriptions import descriptions

from outsidein import servicefile
from outsidein.servicefile.nodes import compose, plain
from outsidein.terms.description import ServiceDescription

SCHEMA = jsonschema.Draft202012Validator(servicefile.schema())


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(descriptions())
def test_reads_back_as_it_was(description: ServiceDescription) -> None:
    text = servicefile.write(description)
    assert servicefile.loads(text) == description
    SCHEMA.validate(plain(compose(text, "")))


def test_nothing_stated_is_nothing_read() -> None:
    nothing = ServiceDescription()
    assert servicefile.write(nothing) == "criteria: []\n"
    assert servicefile.loads(servicefile.write(nothing)) == nothing


@pytest.mark.parametrize("name", ["gronroos", "rater"])
def test_a_set_is_written_by_its_name(name: str) -> None:
    description = ServiceDescription(criteria=servicefile.criteria_sets[name])
    assert servicefile.write(description) == f"criteria: {name}\n"
    assert servicefile.loads(servicefile.write(description)) == description


def test_text_that_looks_like_something_else_stays_text() -> None:
    """The Norway problem, octal numbers, dates and empty signs inside text."""
    words = (
        "no",
        "0123",
        "1e5",
        "2026-01-01",
        "null",
        "~",
        "- a",
        "a: b",
        "#x",
        "*",
        "&a",
        "|",
        "'",
    )
    description = ServiceDescription(
        criteria=(), answers=dict(zip(("overall", "effort"), words, strict=False))
    )
    for word in words:
        changed = replace(description, answers={"overall": word, "effort": word + "\nsecond line"})
        assert servicefile.loads(servicefile.write(changed)) == changed
