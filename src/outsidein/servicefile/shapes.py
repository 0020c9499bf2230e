"""Shapes of single values: each reads a node, complains with line and remedy, and is a schema.

The one declaration of a shape gives the reader, the published JSON Schema and the documentation,
so that these three never disagree. `read` returns ABSENT after it has complained.
"""

import math
import re
from abc import ABC, abstractmethod
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any, Final

from ruamel.yaml.nodes import MappingNode, Node, ScalarNode

from outsidein.servicefile.nodes import NUMBER, is_nothing, is_plain, line_of
from outsidein.servicefile.notes import Notes, Path, Reference, listed, suggestion


class Absent:
    """The mark of a value that is not there or could not be read."""

    def __repr__(self) -> str:
        return "ABSENT"


ABSENT: Final = Absent()
Schema = dict[str, Any]


class Shape(ABC):
    """What a value must look like. `words` is its noun in messages and documentation."""

    words: str = "value"

    @abstractmethod
    def read(self, node: Node, path: Path, notes: Notes) -> Any:
        """The value, or ABSENT after a complaint."""

    @abstractmethod
    def schema(self) -> Schema:
        """The JSON Schema of the value."""


def scalar(node: Node, words: str, notes: Notes) -> str | None:
    """The letters of a single value; None, after a complaint, where it is no single value."""
    if isinstance(node, ScalarNode) and not is_nothing(node):
        return str(node.value)
    if is_nothing(node):
        found = "nothing"
    else:
        found = "a block of keys" if isinstance(node, MappingNode) else "a list"
    notes.complain(f"{words} is expected here, not {found}.", f"Write {words}.", line_of(node))
    return None


@dataclass(frozen=True)
class Text(Shape):
    """Any text; a bare number is taken as it is written, so that ids keep their zeros."""

    words: str = "text"

    def read(self, node: Node, path: Path, notes: Notes) -> Any:
        text = scalar(node, self.words, notes)
        if text is None:
            return ABSENT
        if not text.strip():
            notes.complain(
                f"{self.words} is expected here.", "Fill it in or delete the line.", line_of(node)
            )
            return ABSENT
        return text

    def schema(self) -> Schema:
        return {"type": ["string", "number", "boolean"], "pattern": r"\S"}


_NAME = re.compile(r"[^\W_](?:[\w.-]*\w)?")


@dataclass(frozen=True)
class Name(Shape):
    """An id by which other parts of the file refer to the thing: no blanks, so it can be a key."""

    kind: str
    words: str = "an id"

    def read(self, node: Node, path: Path, notes: Notes) -> Any:
        text = scalar(node, self.words, notes)
        if text is None:
            return ABSENT
        if not _NAME.fullmatch(text):
            notes.complain(
                f'"{text}" cannot be the id of a {self.kind}.',
                "Use letters, digits, _, - and . without blanks, beginning with a letter or digit.",
                line_of(node),
            )
            return ABSENT
        notes.declare(self.kind, text, line_of(node))
        return text

    def schema(self) -> Schema:
        return {"type": ["string", "number", "boolean"], "pattern": r"^[^\s]+$"}


@dataclass(frozen=True)
class Ref(Shape):
    """The id of something that the file states elsewhere."""

    kind: str

    @property
    def words(self) -> str:  # type: ignore[override]
        return f"the id of a {self.kind}"

    def read(self, node: Node, path: Path, notes: Notes) -> Any:
        text = scalar(node, self.words, notes)
        if text is None:
            return ABSENT
        notes.references.append(Reference(self.kind, text, line_of(node)))
        return text

    def schema(self) -> Schema:
        return {"type": ["string", "number", "boolean"], "pattern": r"\S"}


@dataclass(frozen=True)
class Number(Shape):
    """A number with a decimal point, within bounds."""

    low: float = -math.inf
    high: float = math.inf
    whole: bool = False

    @property
    def words(self) -> str:  # type: ignore[override]
        noun = "a whole number" if self.whole else "a number"
        if math.isfinite(self.high):
            return f"{noun} from {self.low:g} to {self.high:g}"
        return f"{noun} of at least {self.low:g}" if math.isfinite(self.low) else noun

    def read(self, node: Node, path: Path, notes: Notes) -> Any:
        text = scalar(node, self.words, notes)
        if text is None:
            return ABSENT
        if not is_plain(node) or not NUMBER.fullmatch(text):
            remedy = f"Write {self.words}"
            if NUMBER.fullmatch(text):
                remedy += f" without quotes: {text}"
            elif NUMBER.fullmatch(text.replace(",", ".")):
                remedy += f" with a decimal point: {text.replace(',', '.')}"
            notes.complain(f'"{text}" is not {self.words}.', remedy + ".", line_of(node))
            return ABSENT
        number = float(text)
        if not (self.low <= number <= self.high and math.isfinite(number)) or (
            self.whole and not number.is_integer()
        ):
            notes.complain(f"{text} is not {self.words}.", f"Write {self.words}.", line_of(node))
            return ABSENT
        return int(number) if self.whole else number

    def schema(self) -> Schema:
        schema: Schema = {"type": "integer" if self.whole else "number"}
        if math.isfinite(self.low):
            schema["minimum"] = self.low
        if math.isfinite(self.high):
            schema["maximum"] = self.high
        return schema


@dataclass(frozen=True)
class Flag(Shape):
    """true or false."""

    words: str = "true or false"

    def read(self, node: Node, path: Path, notes: Notes) -> Any:
        text = scalar(node, self.words, notes)
        if text is None:
            return ABSENT
        if is_plain(node) and text in ("true", "True", "TRUE", "false", "False", "FALSE"):
            return text.casefold() == "true"
        notes.complain(f'"{text}" is not true or false.', "Write true or false.", line_of(node))
        return ABSENT

    def schema(self) -> Schema:
        return {"type": "boolean"}


_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


@dataclass(frozen=True)
class Day(Shape):
    """A date as year-month-day (ISO 8601); other orders are ambiguous and refused."""

    words: str = "a date such as 2026-03-31"

    def read(self, node: Node, path: Path, notes: Notes) -> Any:
        text = scalar(node, self.words, notes)
        if text is None:
            return ABSENT
        if _DAY.fullmatch(text):
            try:
                return date.fromisoformat(text)
            except ValueError:
                notes.complain(f"there is no day {text}.", "Mend the date.", line_of(node))
                return ABSENT
        notes.complain(f'"{text}" is not {self.words}.', "Write year-month-day.", line_of(node))
        return ABSENT

    def schema(self) -> Schema:
        return {"type": "string", "format": "date", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"}


@dataclass(frozen=True)
class Choice(Shape):
    """One of a few words; `meanings` are the words of an enum or any list."""

    choices: tuple[str, ...]
    noun: str

    @classmethod
    def of(cls, enum: type[StrEnum], noun: str) -> "Choice":
        """The values of an enum of the terms."""
        return cls(tuple(member.value for member in enum), noun)

    @property
    def words(self) -> str:  # type: ignore[override]
        return self.noun

    def read(self, node: Node, path: Path, notes: Notes) -> Any:
        text = scalar(node, self.noun, notes)
        if text is None:
            return ABSENT
        if text in self.choices:
            return text
        notes.complain(f'"{text}" is not {self.noun}.', choose(text, self.choices), line_of(node))
        return ABSENT

    def schema(self) -> Schema:
        return {"type": "string", "enum": list(self.choices)}


def choose(wrong: str, known: Iterable[str]) -> str:
    """The remedy for a word that is not among those allowed."""
    every = list(known)
    return f"{suggestion(wrong, every)} Choose one of: {listed(every, 60)}.".strip()
