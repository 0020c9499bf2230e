"""Writes the pages of the documentation that come from the code; `make docs` runs it.

Every page is a function in `PAGES`. A test compares each file with what its function gives.
"""

import inspect
import json
import re
from collections.abc import Callable, Iterator, Mapping
from importlib import import_module
from pathlib import Path

import click
import typer

import outsidein
from outsidein import servicefile
from outsidein.audit.definitions import all_definitions
from outsidein.cli import COMMANDS, app
from outsidein.listen.readers import registry
from outsidein.listen.readers.export import OURS
from outsidein.report.schema import text as findings_schema
from outsidein.servicefile.blocks import Block, Either, Field, Many, Table
from outsidein.servicefile.format import SERVICE_FILE
from outsidein.servicefile.shapes import Choice, Shape
from outsidein.terms.glossary import Entry, every_entry, plain_key
from outsidein.terms.minimum import MINIMUMS
from outsidein.understand.metrics.registry import METRICS
from outsidein.understand.metrics.summed import Summed

DOCS = Path(__file__).resolve().parent
NOTE = "<!-- Made by docs/generate.py from the code. Change it there. -->\n"


def glossary() -> str:
    """Every word by the alphabet, with its meaning, source and values."""
    entries = every_entry()
    values: dict[str, list[Entry]] = {}
    for entry in entries:
        if entry.within:
            values.setdefault(plain_key(entry.within), []).append(entry)
    words: dict[str, Entry] = {}
    for entry in entries:
        if not entry.within:
            words.setdefault(plain_key(entry.term), entry)
    lines = [
        NOTE,
        "# Glossary",
        "",
        "The words of the product, what they mean here, and whose they are.",
    ]
    for key in sorted(words):
        word = words[key]
        lines += ["", f"**{word.term}**: {word.meaning} *{word.source}.*"]
        inside = [f"- `{value.term}`: {value.meaning}" for value in values.get(key, ())]
        lines += ["", *inside] if inside else []
    return "\n".join(lines) + "\n"


def service_file() -> str:
    """The text about the service file and a table for each of its blocks."""
    text = (DOCS / "parts" / "service-file.md").read_text("utf-8")
    lines = [NOTE, text.rstrip(), "", "## Every key"]
    shown: list[Block] = []
    for path, block in _blocks("", SERVICE_FILE):
        if block not in shown:
            shown.append(block)
            title = f"`{path}` ({block.noun})" if path else "The blocks"
            lines += ["", f"### {title}", "", *_table(block)]
    lines += [
        "",
        "### minimums by name",
        "",
        "| name | default | what it guards |",
        "|---|---|---|",
    ]
    lines += [f"| `{name}` | {m.default} | {m.meaning} |" for name, m in MINIMUMS.items()]
    return "\n".join(lines) + "\n"


def _table(block: Block) -> list[str]:
    rows = [
        f"| `{field.key}` | {_cell(_about(field))} | {_cell(_must_be(field.shape))} |"
        for field in block.fields
    ]
    return ["| key | meaning | value |", "|---|---|---|", *rows]


def _about(field: Field) -> str:
    return f"required: {field.about}" if field.required else field.about


def _must_be(shape: Shape) -> str:
    """What a value must be, in a few words."""
    if isinstance(shape, Many):
        each = _must_be(shape.each)
        return "list of blocks" if each == "block" else f"list, each {each}"
    if isinstance(shape, Table):
        return f"keys, each with {_must_be(shape.each)}"
    if isinstance(shape, Either):
        return f"{_must_be(shape.short)}, or {_must_be(shape.long)}"
    if isinstance(shape, Choice):
        shown = ", ".join(f"`{choice}`" for choice in shape.choices)
        return shown if len(shape.choices) <= 10 else shape.noun
    return "block" if isinstance(shape, Block) else shape.words


def _blocks(title: str, shape: Shape) -> Iterator[tuple[str, Block]]:
    """A block and all blocks inside it, each with its path as a title."""
    if isinstance(shape, Block):
        yield title, shape
        for field in shape.fields:
            yield from _blocks(f"{title}.{field.key}".lstrip("."), field.shape)
    for inner in _inside(shape):
        yield from _blocks(title, inner)


def _inside(shape: Shape) -> tuple[Shape, ...]:
    if isinstance(shape, Many | Table):
        return (shape.each,)
    return (shape.short, shape.long) if isinstance(shape, Either) else ()


def metrics() -> str:
    """Every industry metric with its variants, formulas and sources."""
    lines = [
        NOTE,
        "# Metrics",
        "",
        "`outsidein metric NAME FILE --column COLUMN [--variant VARIANT]`",
        "",
        "Where a metric takes several columns by role, name each: `--column ROLE=COLUMN`. A column "
        "that is headed like its role need not be named. `--set NAME=VALUE` gives a setting.",
    ]
    for metric in METRICS.values():
        lines += ["", f"## {metric.title} (`{metric.slug}`)", "", metric.meaning, ""]
        lines += ["| variant | what | formula | source |", "|---|---|---|---|"]
        lines += [
            f"| `{v.slug}` | {_cell(v.text)} | {_cell(v.formula)} | {_cell(v.source)} |"
            for v in metric.variants
        ]
        if isinstance(metric, Summed):
            lines += _inputs(metric)
    return "\n".join(lines) + "\n"


def _inputs(metric: Summed) -> list[str]:
    """The columns that a metric takes by role, and its settings."""
    lines = ["", "| role | column | holds | needed |", "|---|---|---|---|"]
    for entry in metric.inputs:
        need = "for " + ", ".join(f"`{v}`" for v in entry.variants) if entry.variants else "always"
        if entry.way:
            need = f"where data are given as {entry.way}"
        lines.append(
            f"| `{entry.role}` | {_cell(entry.meaning)} | {entry.kind.value} | "
            f"{need if entry.required else 'optional'} |"
        )
    if metric.settings:
        lines += ["", "| setting | meaning | unless stated |", "|---|---|---|"]
    for setting in metric.settings:
        default = "–" if setting.default is None else f"{setting.default:g}"
        lines.append(f"| `{setting.name}` | {_cell(setting.meaning)} | {default} |")
    return lines


def _cell(text: str) -> str:
    """Text of a table's cell, its signs shown as they are."""
    for sign, safe in (("|", "\\|"), ("<", "&lt;"), ("\n", " "), (" *", " \\*"), ('.*"', '.\\*"')):
        text = text.replace(sign, safe)
    return text


def exports() -> str:
    """Every export that is known by name, with what it is and where its columns are documented."""
    lines = [
        NOTE,
        "# Exports known by name",
        "",
        "Their header rows, ids, times, unfinished answers and previews are understood without a "
        "mapping. [Add another](../howto/add-a-reader.md).",
    ]
    for export in (e for e in registry() if e.package == OURS):
        page = how_to_export(export.slug)
        kind = export.kind.value.replace("_", " ") if export.kind else "as its values show"
        formats = ", ".join(sorted({f"`{sample.suffix}`" for sample in export.samples}))
        lines += ["", f"## {export.title} (`{export.slug}`)", ""]
        lines += [f"Kind: {kind}. Sample: {formats}."]
        lines += [f"[How to export](../howto/{page.name})."] if page else []
        lines += ["", f"Columns: {_cell(export.source)}."]
    return "\n".join(lines) + "\n"


def how_to_export(slug: str) -> Path | None:
    """The page about an export; exports of one tool may share theirs (`zendesk_csv`: `zendesk`)."""
    words = slug.split("_")
    names = ["-".join(words[:count]) for count in range(len(words), 0, -1)]
    pages = [DOCS / "howto" / f"export-from-{name}.md" for name in names]
    return next((page for page in pages if page.exists()), None)


def definitions() -> str:
    """What every number of a report means, by the key that the JSON names."""
    found = all_definitions()
    lines = [
        NOTE,
        "# Definitions",
        "",
        "Every number of a report names its definition. The keys are those of `definition` in the "
        "JSON; the notes stand in the report under *Honesty*, as far as it uses them.",
    ]
    for key, note in found.items():
        if not key.startswith("metric."):
            lines += ["", f"## {note.title} (`{key}`)", "", _cell(note.meaning), ""]
            lines += [f"Formula: `{note.formula}`", "", f"Source: {_cell(note.source)}."]
    lines += [
        "",
        "## Metrics",
        "",
        "Their formulas and sources are on [their page](metrics.md).",
        "",
    ]
    lines += ["| key | what |", "|---|---|"]
    lines += [
        f"| `{key}` | {_cell(note.title)} |"
        for key, note in found.items()
        if key.startswith("metric.")
    ]
    return "\n".join(lines) + "\n"


PYTHON = {
    "outsidein": outsidein.__all__,
    "outsidein.audit": ("run", "audit"),
    "outsidein.report": ("html", "pdf", "xlsx", "to_json", "schema", "terminal"),
    "outsidein.listen": ("hear", "read_table"),
    "outsidein.servicefile": ("load", "loads", "write", "questionnaire", "schema"),
    "outsidein.simulate": ("write",),
}
"""The functions for those who write Python, by module."""


def python() -> str:
    """Every function that is meant to be called from outside, with its docstring."""
    lines = [
        NOTE,
        "# From Python",
        "",
        "`import outsidein as oi` is enough for the analyst's functions. A mistake in a file "
        "raises `outsidein.terms.trouble.Trouble`, with what to do. "
        "[How to use them](../howto/use-from-python.md).",
    ]
    for module, names in PYTHON.items():
        lines += ["", f"## {module}"]
        for name in names:
            function = getattr(import_module(module), name)
            lines += ["", f"### {module}.{name}", "", "```text", _signature(name, function), "```"]
            lines += ["", inspect.getdoc(function) or ""]
    return "\n".join(lines) + "\n"


def _signature(name: str, function: Callable[..., object]) -> str:
    """How a function is called, one argument a line, types without the modules they are in."""
    found = inspect.signature(function)
    lines = [f"{name}("]
    for parameter in found.parameters.values():
        if parameter.kind is parameter.KEYWORD_ONLY and "    *," not in lines:
            lines.append("    *,")
        default = "" if parameter.default is parameter.empty else f" = {parameter.default!r}"
        lines.append(f"    {parameter.name}: {_type(parameter.annotation)}{default},")
    return "\n".join([*lines, f") -> {_type(found.return_annotation)}"])


def _type(annotation: object) -> str:
    return re.sub(r"(?:\w+\.)+(?=\w)", "", inspect.formatannotation(annotation))


def service_schema() -> str:
    """The JSON Schema of the service file."""
    return json.dumps(servicefile.schema(), indent=2, ensure_ascii=False) + "\n"


ENVIRONMENT = {
    "OUTSIDEIN_DEBUG": "1 shows the traceback of an error",
    "OUTSIDEIN_FILE_MEMORY": "memory for reading one file, in GiB "
    "([limits](broken-files.md#limits-for-one-file))",
    "OUTSIDEIN_FILE_SECONDS": "time for reading one file, in seconds",
    "OUTSIDEIN_FILE_OUTPUT": "what reading one file may hand back, in GiB",
    "SOURCE_DATE_EPOCH": "the time stamp of reports, in seconds since 1970, as "
    "reproducible-builds.org defines it",
}
"""What the environment says to every command."""


def commands() -> str:
    """Every command with its arguments and options, as `--help` tells them."""
    lines = [
        NOTE,
        "# Commands",
        "",
        "`outsidein COMMAND --help` says the same in the terminal. A user's mistake ends with one "
        "message, what to do about it, and exit code 2; a defect of ours with exit code 70.",
    ]
    group = typer.main.get_command(app)
    with click.Context(group, info_name="outsidein") as above:
        for name in COMMANDS:
            command = group.get_command(above, name)  # type: ignore[attr-defined]
            lines += _command(name, command, above)
    lines += ["", "## Environment", "", "| variable | meaning |", "|---|---|"]
    lines += [f"| `{name}` | {meaning} |" for name, meaning in ENVIRONMENT.items()]
    return "\n".join(lines) + "\n"


def _command(name: str, command: click.Command, above: click.Context) -> list[str]:
    with click.Context(command, info_name=name, parent=above) as context:
        usage = " ".join(command.collect_usage_pieces(context))
        told = inspect.cleandoc(command.help or "")
        lines = ["", f"## {name}", "", f"`outsidein {name} {usage}`", "", told, ""]
        rows = [_option(p, context) for p in command.params if not getattr(p, "hidden", False)]
    return [*lines, "| argument or option | meaning |", "|---|---|", *rows]


def _option(parameter: click.Parameter, context: click.Context) -> str:
    """One row: how it is written, what it means, and its default."""
    name, text = parameter.get_help_record(context) or (parameter.name or "", "")
    text = (text or getattr(parameter, "help", None) or "").replace("\\[", "[")  # Rich's escape
    written = name.replace("|", "\\|")
    return f"| `{written}` | {_cell(' '.join(text.split()))} |"


PAGES: Mapping[str, Callable[[], str]] = {
    "reference/glossary.md": glossary,
    "reference/service-file.md": service_file,
    "reference/metrics.md": metrics,
    "reference/exports.md": exports,
    "reference/commands.md": commands,
    "reference/definitions.md": definitions,
    "reference/python.md": python,
    "schema/service.schema.json": service_schema,
    "schema/findings.schema.json": findings_schema,
}
"""Every generated page, by its path under docs/."""


def main() -> None:
    """Write every page anew."""
    for name, page in PAGES.items():
        path = DOCS / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(page(), encoding="utf-8")


if __name__ == "__main__":
    main()
