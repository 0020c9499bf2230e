"""The README shows every command, and the command that it installs answers.

Its examples run with those of all pages (tests/docs/test_examples.py), its links are checked with
all links (tests/docs/test_links.py).
"""

import subprocess
import sys
from pathlib import Path

from outsidein import __version__
from outsidein.cli import COMMANDS

ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "README.md").read_text("utf-8")


def test_every_command_is_in_the_readme() -> None:
    assert [name for name in COMMANDS if f"outsidein {name}" not in README] == []


def test_the_command_is_installed_where_the_readme_says() -> None:
    command = Path(sys.executable).parent / "outsidein"
    done = subprocess.run([command, "--version"], capture_output=True, text=True, check=True)
    assert done.stdout == f"outsidein {__version__}\n"


def test_its_picture_is_there_and_described() -> None:
    assert "![The first screen of a report" in README
    assert (ROOT / "docs" / "pictures" / "report.png").stat().st_size > 20_000
