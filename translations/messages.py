"""Every message of the product: those in the code and templates, and those of its registries."""

import ast
from collections.abc import Iterator
from dataclasses import is_dataclass
from enum import Enum
from importlib import import_module
from inspect import isclass
from pathlib import Path
from typing import get_type_hints

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir

from outsidein.audit.wording import WORDING
from outsidein.listen import readers
from outsidein.report.workbook.cells import COLUMNS
from outsidein.report.workbook.parts import PARTS
from outsidein.servicefile import criteria_sets
from outsidein.terms.glossary import MODULES, every_entry
from outsidein.terms.signal import ColumnTerm, FileKind
from outsidein.terms.value import Effect, ValueKind
from outsidein.understand.metrics.registry import METRICS

SOURCE = Path(__file__).resolve().parents[1] / "src" / "outsidein"
METHODS = [("**/templates/**.html", "jinja2.ext:babel_extract")]
KEYWORDS: dict[str, tuple[int, ...] | None] = {
    "say": None,
    "message": None,
    "say_many": (1, 2),
    "term": None,
}

Message = str | tuple[str, ...]


def template() -> Catalog:
    """A catalog of every message, none of them translated, by the alphabet."""
    catalog = Catalog(charset="utf-8")
    found = {
        *_in_code(),
        *_in_templates(),
        *_counted(),
        *_of_registries(),
        *_of_terms(),
        *_of_the_workbook(),
    }
    for message in sorted(found, key=lambda m: (m,) if isinstance(m, str) else m):
        catalog.add(message)
    return catalog


def _in_code() -> Iterator[Message]:
    """The literals that are said; Babel's own reader loses the plural where a value is said too."""
    for path in sorted(SOURCE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
                taken = node.args[: {"say": 1, "message": 1, "say_many": 2}.get(node.func.id, 0)]
                texts = [str(a.value) for a in taken if isinstance(a, ast.Constant)]
                if texts and len(texts) == len(taken):
                    yield texts[0] if len(texts) == 1 else (texts[0], texts[1])


def _in_templates() -> Iterator[Message]:
    options = {"**/templates/**.html": {"trimmed": "true", "silent": "false"}}
    for _, _, message, _, _ in extract_from_dir(
        str(SOURCE), METHODS, options_map=options, keywords=KEYWORDS
    ):
        yield message


def _counted() -> Iterator[Message]:
    """The nouns of `plural(count, one, many)`."""
    for path in sorted(SOURCE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
                nouns = [a.value for a in node.args[1:] if isinstance(a, ast.Constant)]
                if node.func.id == "plural" and nouns:
                    one, many = nouns[0], nouns[1] if len(nouns) > 1 else f"{nouns[0]}s"
                    yield f"{{n:,}} {one}", f"{{n:,}} {many}"


def _of_registries() -> Iterator[Message]:
    """Words, definitions and metrics: their texts are said by whoever shows them."""
    texts: list[str] = []
    for entry in every_entry():
        texts += [entry.term, entry.meaning]
    for note in WORDING.values():
        texts += note
    for metric in METRICS.values():
        texts += [metric.title, metric.unit, metric.meaning]
        for variant in metric.variants:
            texts += [variant.text, variant.formula, variant.source]
            texts.append(variant.slug.replace("_", " "))
    for criteria in criteria_sets.values():
        texts += [text for one in criteria for text in (one.name, one.description)]
    yield from (text for text in texts if text)
    yield from _of_files()


def _of_files() -> Iterator[Message]:
    """What files and columns are called, and what the headers of known exports mean."""
    yield from (kind.value.replace("_", " ") for kind in FileKind)
    yield from (term.value.replace("_", " ") for term in ColumnTerm)
    for export in readers.registry():
        yield export.title
        yield from (guess.evidence for guess in export.known.values())


def _of_terms() -> Iterator[Message]:
    """What the report calls the values of enums, and the fields that hold a number."""
    for name in MODULES:
        for kind in vars(import_module(f"outsidein.terms.{name}")).values():
            if isclass(kind) and issubclass(kind, Enum):
                yield from (str(member.value).replace("_", " ") for member in kind)
            elif is_dataclass(kind):
                hints = get_type_hints(kind).items()
                yield from (n.replace("_", " ") for n, hint in hints if "Estimate" in str(hint))
    yield from (f"{kind.value} {effect.value}" for kind in ValueKind for effect in Effect)


def _of_the_workbook() -> Iterator[Message]:
    """The sheets, what they are about, and the heads of their columns."""
    for part in PARTS:
        yield from (part.name, part.about)
        yield from (one.name.replace("_", " ") for fields in part.fields for one in fields)
    for parts in COLUMNS.values():
        yield from (part for part in parts if part)
