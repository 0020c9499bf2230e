"""What `init` writes loads as it is, and with its examples uncommented as a file of every block."""

import re

import jsonschema
import pytest

from outsidein import servicefile
from outsidein.servicefile.format import SERVICE_FILE
from outsidein.servicefile.nodes import compose, plain

SETS = list(servicefile.criteria_sets)
ACTIVE = re.compile(r"^criteria: \w+$|^criteria:\n  set: own\n  list: \[\]$", re.MULTILINE)


def uncommented(text: str) -> str:
    """Every example in force; the example of the criteria replaces what stands active."""
    text, replaced = ACTIVE.subn("", text)
    assert replaced == 1
    return re.sub(r"^# ", "", text, flags=re.MULTILINE)


@pytest.mark.parametrize("name", SETS)
def test_loads_as_it_is(name: str) -> None:
    assert servicefile.loads(servicefile.template(name)).criteria == servicefile.criteria_sets[name]


@pytest.mark.parametrize("name", SETS)
def test_its_examples_fill_every_block(name: str) -> None:
    text = uncommented(servicefile.template(name))
    description = servicefile.loads(text, "s.yaml")
    given = plain(compose(text, ""))
    assert isinstance(given, dict)
    assert set(given) == {field.key for field in SERVICE_FILE.fields}
    jsonschema.Draft202012Validator(servicefile.schema()).validate(given)
    assert servicefile.loads(servicefile.write(description), "s.yaml") == description
    assert sum(description.customer_weights.values()) == 100


@pytest.mark.parametrize("name", SETS)
def test_lines_are_short_and_explained(name: str) -> None:
    text = servicefile.template(name)
    assert max(map(len, text.splitlines())) <= 104
    for block in SERVICE_FILE.fields:
        at = re.search(rf"^(# )?{block.key}:", text, re.MULTILINE)
        assert at is not None
        before = text[: at.start()].rstrip("\n").splitlines()[-1]
        assert before.startswith("##"), f"{block.key} has no explanation above it"
