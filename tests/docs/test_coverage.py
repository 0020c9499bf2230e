"""Nothing that a user can name is undocumented, and the pages name nothing that is not there."""

import re
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import click
import pytest
import typer

import outsidein
from outsidein.audit.definitions import all_definitions
from outsidein.cli import COMMANDS, app
from outsidein.listen.readers import registry
from outsidein.listen.readers.export import OURS
from outsidein.servicefile.blocks import Block, Either, Many, Table
from outsidein.servicefile.format import SERVICE_FILE
from outsidein.terms.glossary import every_entry, plain_key
from outsidein.terms.minimum import MINIMUMS
from outsidein.terms.signal import ColumnTerm
from outsidein.understand.metrics.registry import METRICS

ROOT = Path(__file__).resolve().parents[2]
DOCS = ROOT / "docs"
PAGES = sorted(DOCS.rglob("*.md"))
METHODS = sorted((DOCS / "methods").glob("*.md"))
BLOCK = re.compile(r"^```sh\n(.*?)^```", re.MULTILINE | re.DOTALL)


def page(name: str) -> str:
    return (DOCS / name).read_text("utf-8")


def undocumented(names: Iterator[str] | list[str], text: str) -> list[str]:
    return [name for name in names if f"`{name}`" not in text]


def options() -> Iterator[tuple[str, str]]:
    """Every command with each of its long options."""
    group = typer.main.get_command(app)
    with click.Context(group, info_name="outsidein") as above:
        for name in COMMANDS:
            command = group.get_command(above, name)  # type: ignore[attr-defined]
            for parameter in command.params:
                yield from ((name, o) for o in parameter.opts if o.startswith("--"))


def test_every_option_is_in_the_reference() -> None:
    text = page("reference/commands.md")
    parts = {p.partition("\n")[0]: p for p in text.split("\n## ")[1:]}
    assert set(parts) >= set(COMMANDS)
    lost = [(c, o) for c, o in options() if not re.search(rf"`[^`]*{o}\b", parts[c])]
    assert lost == []


def test_every_command_and_option_is_shown_at_work() -> None:
    """A list of options helps whoever knows what to look for; an example helps the others."""
    readme = (ROOT / "README.md").read_text("utf-8")
    shown = "\n".join(b for p in PAGES for b in BLOCK.findall(p.read_text("utf-8"))) + readme
    told = "\n".join(p.read_text("utf-8") for p in PAGES if p.name != "commands.md") + readme
    assert [c for c in COMMANDS if f"outsidein {c}" not in shown] == []
    short = {"--output": "-o "}
    assert [(c, o) for c, o in options() if short.get(o, o) not in told] == []


def test_every_metric_and_variant_is_documented() -> None:
    text = page("reference/metrics.md")
    variants = [v.slug for m in METRICS.values() for v in m.variants]
    assert undocumented([*METRICS, *variants], text) == []


def test_every_definition_is_documented() -> None:
    assert undocumented(list(all_definitions()), page("reference/definitions.md")) == []


def test_every_term_is_in_the_glossary() -> None:
    text = page("reference/glossary.md")
    told: dict[str, bool] = {}
    for entry in every_entry():  # a word that two modules explain is told once
        key = plain_key(f"{entry.within} {entry.term}")
        told[key] = told.get(key, False) or (entry.term in text and entry.meaning in text)
    assert len(told) > 100
    assert [word for word, there in told.items() if not there] == []
    assert undocumented([term.value for term in ColumnTerm], text) == []


def test_every_export_and_minimum_is_documented() -> None:
    slugs = [e.slug for e in registry() if e.package == OURS]
    assert undocumented(slugs, page("reference/exports.md")) == []
    assert undocumented(list(MINIMUMS), page("reference/service-file.md")) == []


def keys(shape: object) -> Iterator[tuple[str, str]]:
    """Every key of the service file with the noun of its block."""
    if isinstance(shape, Block):
        for field in shape.fields:
            yield shape.noun, field.key
            yield from keys(field.shape)
    elif isinstance(shape, Many | Table):
        yield from keys(shape.each)
    elif isinstance(shape, Either):
        yield from keys(shape.short)
        yield from keys(shape.long)


def test_every_key_of_the_service_file_is_documented() -> None:
    text = page("reference/service-file.md")
    parts = text.split("\n### ")
    for noun, key in keys(SERVICE_FILE):
        told = [p for p in parts if f"({noun})" in p.partition("\n")[0] or not noun]
        assert any(f"| `{key}` |" in p for p in told or parts), (noun, key)


def test_every_function_of_the_package_is_documented() -> None:
    text = page("reference/python.md")
    assert [n for n in outsidein.__all__ if f"### outsidein.{n}\n" not in text] == []


def test_every_environment_variable_is_documented() -> None:
    code = "\n".join(p.read_text("utf-8") for p in (ROOT / "src").rglob("*.py"))
    told = "\n".join(p.read_text("utf-8") for p in PAGES)
    assert [v for v in set(re.findall(r"OUTSIDEIN_[A-Z_]+", code)) if v not in told] == []


@pytest.mark.parametrize("name", [str(p.relative_to(DOCS)) for p in PAGES])
def test_names_and_paths_in_the_text_exist(name: str) -> None:
    text = page(name)
    dotted = set(re.findall(r"`(outsidein(?:\.[A-Za-z_]\w*)+)`", text))
    assert sorted(n for n in dotted if not exists(n)) == []
    paths = set(re.findall(r"`((?:src|tests|docs|benchmarks|translations)/[\w./*-]+)`", text))
    assert sorted(p for p in paths if not list(ROOT.glob(p))) == []


def exists(name: str) -> bool:
    """Whether a dotted name is a module, or something in one."""
    parts = name.split(".")
    for cut in range(len(parts), 0, -1):
        try:
            found: object = import_module(".".join(parts[:cut]))
        except ModuleNotFoundError:
            continue
        for part in parts[cut:]:
            if not hasattr(found, part):
                return False
            found = getattr(found, part)
        return True
    return False


@pytest.mark.parametrize("method", METHODS, ids=lambda p: p.stem)
def test_a_method_says_what_it_rests_on(method: Path) -> None:
    """Source by author and year, what it was checked against, and where it ends."""
    text = method.read_text("utf-8")
    assert re.search(r"\((?:\w.*?, )?\d{4}\)|\w+ (?:\()?\d{4}", text), "no source"
    wanted = ("Checked against", "Limits")
    assert [w for w in wanted if not re.search(rf"^(?:## |\*){w}", text, re.MULTILINE)] == []
    checked = set(re.findall(r"`(tests/[\w/.*]+)`", text))
    assert checked, "no test is named"
