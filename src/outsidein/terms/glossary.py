"""The glossary: what every word of the product means and who says so.

It is made from the docstrings of the terms (a class's first paragraph, the list of an enum's
values, the `Source:` line) and from the words about value and numbers that are no class.
"""

import inspect
import re
from collections.abc import Iterator, Mapping
from enum import Enum
from functools import cache
from importlib import import_module
from types import ModuleType
from typing import NamedTuple

from outsidein.terms.words.numbers import NUMBERS
from outsidein.terms.words.product import PRODUCT
from outsidein.terms.words.quality import QUALITY

MODULES = (
    "service",
    "relationship",
    "value",
    "quality",
    "promise",
    "expectation",
    "clock",
    "signal",
    "estimate",
    "finding",
    "agreement",
    "journey",
    "coverage",
    "option",
    "view",
    "case",
    "money",
    "minimum",
    "invitation",
    "reported",
    "description",
)
"""The modules whose classes are words, from the service to what is done about it."""

_MEMBER = re.compile(r"^- (?P<value>[^:]+): (?P<meaning>(?:.+)(?:\n  .+)*)", re.MULTILINE)
_SOURCE = re.compile(r"^Source: (?P<source>.+(?:\n.+)*)", re.MULTILINE)
_CAPITAL = re.compile(r"(?<=[a-z])(?=[A-Z])")


class Entry(NamedTuple):
    """One word: what it means here, who says so, and the class whose value it is, if any."""

    term: str
    meaning: str
    source: str
    within: str = ""


def plain_key(term: str) -> str:
    """The form in which words are looked up: `Green-but-red` and `green_but_red` are one word."""
    return re.sub(r"[\s_-]+", " ", term).strip().casefold()


def words_of(module: ModuleType) -> Iterator[Entry]:
    """The classes of one module of terms, each followed by the values of an enum."""
    classes = [
        c for c in vars(module).values() if inspect.isclass(c) and c.__module__ == module.__name__
    ]
    for word in classes:
        doc = inspect.getdoc(word) or ""
        found = _SOURCE.search(doc)
        source = " ".join(found["source"].split()).removesuffix(".") if found else ""
        name = _CAPITAL.sub(" ", word.__name__).lower()
        yield Entry(name, " ".join(doc.split("\n\n")[0].split()), source)
        if issubclass(word, Enum):
            meanings = {m["value"]: " ".join(m["meaning"].split()) for m in _MEMBER.finditer(doc)}
            for member in word:
                meaning = meanings.get(str(member.value), "")
                yield Entry(str(member.value), meaning[:1].upper() + meaning[1:], source, name)


def every_entry() -> tuple[Entry, ...]:
    """All entries, words that several enums share once for each."""
    modules = [import_module(f"outsidein.terms.{name}") for name in MODULES]
    written = [Entry(*word) for word in (*QUALITY, *PRODUCT, *NUMBERS)]
    return (*written, *(entry for module in modules for entry in words_of(module)))


@cache
def glossary() -> Mapping[str, Entry]:
    """Every word by its `plain_key`. Written words come before classes, classes before values."""
    entries = sorted(every_entry(), key=lambda e: bool(e.within))
    found: dict[str, Entry] = {}
    for entry in entries:
        found.setdefault(plain_key(entry.term), entry)
    return found


def explain(term: str) -> Entry | None:
    """The entry of a word in any spelling, None where the glossary has none."""
    return glossary().get(plain_key(term))
