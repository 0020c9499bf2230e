"""Every export that is known by name has a page on how to get it."""

import re
from pathlib import Path

import pytest

from outsidein.listen import mapping, readers
from outsidein.listen.readers import Export
from outsidein.listen.readers.export import OURS

HOWTO = Path(__file__).resolve().parents[2] / "docs" / "howto"
EXPORTS = [e for e in readers.registry() if e.package == OURS]
PARTS = ("## What is read", "## Traps")


@pytest.mark.parametrize("export", EXPORTS, ids=lambda e: e.slug)
def test_a_page_says_how_to_export(export: Export) -> None:
    page = HOWTO / f"export-from-{export.slug.replace('_', '-')}.md"
    text = page.read_text("utf-8")
    assert [part for part in PARTS if f"\n{part}" not in text] == []


def test_what_pages_say_about_the_mapping_can_be_stated() -> None:
    for page in HOWTO.glob("export-from-*.md"):
        text = page.read_text("utf-8")
        for block in re.findall(r"```yaml\n(.*?)```", text, re.DOTALL):
            if block.startswith("files:"):
                assert mapping.loads(block).files
        for stated in re.findall(r"`(\w+:\s+(?:count|leave_out))`", text):
            assert mapping.loads(f"files:\n  a.csv: {{{stated}}}\n").of("a.csv").asides


def test_the_example_of_a_reader_is_the_one_in_the_tests() -> None:
    text = (HOWTO / "add-a-reader.md").read_text("utf-8")
    package = HOWTO.parents[1] / "tests/listen/readers/example_package"
    (entry,) = re.findall(r"```toml\n(.*?)```", text, re.DOTALL)
    assert entry.strip() in (package / "pyproject.toml").read_text("utf-8")
    (example,) = re.findall(r"```python\n(.*?)```", text, re.DOTALL)
    fields = set(re.findall(r"^    (\w+)=", example, re.MULTILINE))
    assert fields <= set(Export.__dataclass_fields__)
    used = (package / "src/outsidein_door_signs/__init__.py").read_text("utf-8")
    assert set(re.findall(r"^    (\w+)=", used, re.MULTILINE)) <= fields
