"""The mapping of the page about own files says what can be said."""

import re
from pathlib import Path

from outsidein.listen import mapping
from outsidein.terms.signal import ColumnTerm

PAGE = Path(__file__).resolve().parents[2] / "docs" / "howto" / "read-your-own-files.md"


def test_the_mapping_loads() -> None:
    (example,) = re.findall(r"```yaml\n(.*?)```", PAGE.read_text("utf-8"), re.DOTALL)
    (file,) = mapping.loads(example).files
    assert len(file.columns) >= 3


def test_the_terms_named_are_terms() -> None:
    text = PAGE.read_text("utf-8")
    block = text[text.index("Terms are those") : text.index("`inspect` shows")]
    named = re.findall(r"`(\w+)`", block)
    assert len(named) > 30
    assert set(named) <= {term.value for term in ColumnTerm}
