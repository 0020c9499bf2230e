"""The commands and the mapping of the page about own files work as written."""

import re
from pathlib import Path

from outsidein import simulate
from outsidein.listen import mapping
from outsidein.terms.signal import ColumnTerm

PAGE = Path(__file__).resolve().parents[2] / "docs" / "howto" / "read-your-own-files.md"


def test_the_mapping_loads() -> None:
    (example,) = re.findall(r"```yaml\n(.*?)```", PAGE.read_text("utf-8"), re.DOTALL)
    (file,) = mapping.loads(example).files
    assert len(file.columns) == 3


def test_the_terms_named_are_terms() -> None:
    text = PAGE.read_text("utf-8")
    block = text[text.index("Terms are those") : text.index("`inspect` shows")]
    named = re.findall(r"`(\w+)`", block)
    assert len(named) > 30
    assert set(named) <= {term.value for term in ColumnTerm}


def test_the_commands_of_inspect_run(tmp_path: Path) -> None:
    from typer.testing import CliRunner

    from outsidein.cli import app

    simulate.write(tmp_path, seed=1, customers=20, months=3)
    (tmp_path / "work_orders.csv").rename(tmp_path / "tickets.csv")
    commands = re.findall(r"^    outsidein (inspect .*)$", PAGE.read_text("utf-8"), re.MULTILINE)
    assert len(commands) == 3
    for command in commands:
        words = [
            str(tmp_path / w) if re.search(r"\.(csv|yaml)$", w) else w for w in command.split()
        ]
        done = CliRunner().invoke(app, words)
        assert done.exit_code == 0, done.output
