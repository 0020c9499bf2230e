"""Every example of the documentation runs: commands in their order, Python, files that are shown.

A page runs in a folder of its own. HTML comments, which readers do not see, say what is needed:

    <!-- needs: survey.csv from organization/survey.csv -->  a file or folder is put there first
    <!-- write: service.yaml -->   the block below is saved under this name
    <!-- output -->                each line of the block below stands in what was printed last
    <!-- exits: 2 -->              the command below ends with this code
    <!-- deep -->                  the block below runs in `make check-deep` only
    <!-- not run: why -->          the block below needs what no test has

`organization` is the simulated one of 150 customers; other paths are those of the repository.
`zip of PATH` packs a file.
"""

import io
import os
import re
import shlex
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from contextlib import redirect_stdout
from pathlib import Path
from typing import NamedTuple

import pytest
from typer.testing import CliRunner

from outsidein import servicefile, simulate
from outsidein.cli import app
from outsidein.listen import mapping
from outsidein.terms.trouble import Trouble

ROOT = Path(__file__).resolve().parents[2]
DOCS = ROOT / "docs"
FENCE = re.compile(
    r"^(?P<marks>(?:<!-- .+ -->\n+)*)```(?P<language>\w*)\n(?P<body>(?s:.*?))^```$", re.M
)
NEEDS = re.compile(r"^<!-- needs: (?P<name>\S+) from (?P<zip>zip of )?(?P<path>\S+) -->$", re.M)
MARK = re.compile(r"<!-- (?P<name>write|output|exits|deep|not run)(?:: (?P<value>.+))? -->")
SHELL = re.compile(r"[|><;&$`]")
LANGUAGES = {"sh", "python", "yaml", "json", "toml", "text"}


class Block(NamedTuple):
    """One fenced block with what its comments say."""

    language: str
    body: str
    marks: dict[str, str]


def blocks(page: Path) -> Iterator[Block]:
    for found in FENCE.finditer(page.read_text("utf-8")):
        marks = {m["name"]: m["value"] or "" for m in MARK.finditer(found["marks"])}
        yield Block(found["language"], found["body"], marks)


def pages() -> list[Path]:
    found = sorted(p for p in DOCS.rglob("*.md") if "parts" not in p.parts)
    return [ROOT / "README.md", *found]


def runs(page: Path, *, deep: bool) -> bool:
    """Whether there is anything to run on a page: with `deep`, only in the deep tests."""
    found = [b for b in blocks(page) if "not run" not in b.marks]
    if deep:
        return any("deep" in b.marks for b in found)
    return any("deep" not in b.marks and (b.language in ("sh", "python")) for b in found)


def name_of(page: Path) -> str:
    return str(page.relative_to(ROOT).with_suffix("")).removeprefix("docs/")


@pytest.fixture(scope="session")
def organization(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The files of a small organization, made once."""
    folder = tmp_path_factory.mktemp("documents") / "organization"
    simulate.write(folder, seed=1, customers=150, months=12)
    return folder


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder in which a page runs, as it would at a terminal of eighty columns."""
    monkeypatch.chdir(tmp_path)
    scripts = Path(sys.executable).parent
    monkeypatch.setenv("PATH", f"{scripts}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setenv("COLUMNS", "80")
    return tmp_path


def put(page: Path, folder: Path, organization: Path) -> None:
    """Put the files that a page needs under the names it uses."""
    for need in NEEDS.finditer(page.read_text("utf-8")):
        first, _, rest = need["path"].partition("/")
        source = organization / rest if first == "organization" else ROOT / need["path"]
        target = folder / need["name"]
        target.parent.mkdir(parents=True, exist_ok=True)
        if need["zip"]:
            with zipfile.ZipFile(target, "w") as archive:
                archive.write(source, source.name)
        elif source.is_dir():
            shutil.copytree(source, target)
        else:
            shutil.copy(source, target)


def run(page: Path, folder: Path, *, deep: bool) -> None:
    """Run the blocks of a page in their order."""
    printed = ""
    for block in blocks(page):
        if "not run" in block.marks or ("deep" in block.marks and not deep):
            printed = ""
        elif block.language == "sh":
            printed = shell(block.body, folder, int(block.marks.get("exits", 0)))
        elif block.language == "python":
            printed = python(block.body)
        elif "write" in block.marks:
            (folder / block.marks["write"]).write_text(block.body, "utf-8")
        elif "output" in block.marks:
            assert missing_lines(block.body, printed) == [], printed


def shell(body: str, folder: Path, code: int) -> str:
    """Run commands: plain ones of ours in this process, which is quick, all else in a shell."""
    lines = [line for line in body.replace("\\\n", " ").splitlines() if line.strip()]
    lines = [line for line in lines if not re.match(r"\s*#|\. .*/activate$", line)]
    if all(re.match(r"outsidein\b", line) and not SHELL.search(line) for line in lines):
        return "\n".join(command(line, folder, code) for line in lines)
    return process(["bash", "-c", f"set -eu\n{body}"], folder, code)


def command(line: str, folder: Path, code: int) -> str:
    words: list[str] = []
    for word in shlex.split(line, comments=True)[1:]:
        quoted = f"'{word}'" in line or f'"{word}"' in line
        named = [] if quoted or "*" not in word else sorted(folder.glob(word))
        words += [str(path.relative_to(folder)) for path in named] or [word]
    done = CliRunner().invoke(app, words)
    if isinstance(done.exception, Trouble):  # what `main` tells and ends with 2
        assert code == 2, f"{line}: {done.exception}"
        return f"{done.exception}\n{done.exception.remedy}"
    assert done.exit_code == code, f"{line}\n{done.output}\n{done.exception}"
    return done.output


def python(body: str) -> str:
    """Run Python with nothing left from the block before."""
    printed = io.StringIO()
    with redirect_stdout(printed):
        exec(compile(body, "example", "exec"), {"__name__": "__main__"})  # noqa: S102
    return printed.getvalue()


def process(words: list[str], folder: Path, code: int) -> str:
    done = subprocess.run(
        words, cwd=folder, capture_output=True, text=True, check=False, timeout=300
    )
    assert done.returncode == code, f"{words[-1]}\n{done.stdout[-3000:]}\n{done.stderr[-3000:]}"
    return done.stdout + done.stderr


def plain(text: str) -> str:
    return " ".join(text.split())


def missing_lines(shown: str, printed: str) -> list[str]:
    """Lines that a page shows and the command did not print; dots stand for what is left out."""
    whole = plain(printed)
    return [
        part
        for line in shown.splitlines()
        for part in (plain(piece) for piece in re.split(r"\.\.\.|…", line))
        if part not in whole
    ]


@pytest.mark.parametrize("page", [p for p in pages() if runs(p, deep=False)], ids=name_of)
def test_page_runs(page: Path, here: Path, organization: Path) -> None:
    put(page, here, organization)
    run(page, here, deep=False)


@pytest.mark.deep
@pytest.mark.parametrize("page", [p for p in pages() if runs(p, deep=True)], ids=name_of)
def test_page_runs_whole(page: Path, here: Path, organization: Path) -> None:
    put(page, here, organization)
    run(page, here, deep=True)


@pytest.mark.parametrize("page", pages(), ids=name_of)
def test_every_block_says_what_it_is(page: Path) -> None:
    """A command that stands in no fenced block would never run."""
    text = page.read_text("utf-8")
    assert {b.language for b in blocks(page)} <= LANGUAGES
    assert text.count("```") == 2 * len(list(blocks(page)))
    outside = FENCE.sub("", text)
    if "generate.py" not in text.partition("\n")[0]:
        assert (
            re.findall(r"^(?: {4}|\t)+(?:outsidein|pip|make|from|import) .*$", outside, re.M) == []
        )


@pytest.mark.parametrize("page", pages(), ids=name_of)
def test_every_yaml_loads(page: Path) -> None:
    """A block of YAML is a mapping (`files:`) or a service file, whole or in part."""
    for block in blocks(page):
        if block.language == "yaml":
            if block.body.startswith("files:"):
                assert mapping.loads(block.body).files
            else:
                servicefile.loads(block.body)
