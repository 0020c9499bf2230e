"""The pages that come from the code are those in the repository."""

import re
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType

import pytest

from outsidein import servicefile

DOCS = Path(__file__).resolve().parents[2] / "docs"


def generator() -> ModuleType:
    """docs/generate.py as a module."""
    spec = spec_from_file_location("generate", DOCS / "generate.py")
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


GENERATE = generator()


@pytest.mark.parametrize("name", GENERATE.PAGES)
def test_page_is_up_to_date(name: str) -> None:
    written = (DOCS / name).read_text("utf-8")
    assert written == GENERATE.PAGES[name](), "the code has changed: run `make docs`"


def test_examples_in_the_text_about_the_service_file_load() -> None:
    text = (DOCS / "parts" / "service-file.md").read_text("utf-8")
    blocks = re.findall(r"(?:^    (?!outsidein ).+\n|^\n(?=    ))+", text, re.MULTILINE)
    examples = [re.sub(r"^    ", "", b, flags=re.MULTILINE) for b in blocks if b.strip()]
    assert len(examples) == 3
    for example in examples:
        proof = "measures: [{id: time_to_person, name: T, unit: h, direction: less, column: c}]\n"
        assert servicefile.loads(proof + example).criteria
