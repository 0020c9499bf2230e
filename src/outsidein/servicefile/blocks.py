"""Shapes of what holds values: blocks of keys, lists, tables of free keys, and either-or."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from ruamel.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from outsidein.servicefile.nodes import is_nothing, line_of, pairs
from outsidein.servicefile.notes import Notes, Path, listed, suggestion
from outsidein.servicefile.shapes import ABSENT, Schema, Shape


@dataclass(frozen=True)
class Field:
    """One key of a block. `also` are words that people write instead and that get a hint."""

    key: str
    shape: Shape
    about: str
    required: bool = False
    also: tuple[str, ...] = ()


def _pairs(node: MappingNode, notes: Notes) -> Iterator[tuple[str, Node, Node]]:
    """The keys and values of a block, each once; a key written twice is a trouble."""
    seen: dict[str, int] = {}
    for key, value, brought in pairs(node):
        if not isinstance(key, ScalarNode):
            notes.complain("a key must be one word.", "Write `key: value`.", line_of(key))
            continue
        name = str(key.value)
        if name not in seen:
            seen[name] = line_of(key)
            yield name, key, value
        elif not brought:
            notes.complain(
                f'"{name}" stands already on line {seen[name]}.',
                "Delete one of the two, or join them.",
                line_of(key),
            )


@dataclass(frozen=True)
class Block(Shape):
    """A block of known keys; unknown keys are told with the closest known one."""

    noun: str
    fields: tuple[Field, ...]

    @property
    def words(self) -> str:  # type: ignore[override]
        return f"{self.noun} as a block of keys"

    def read(self, node: Node, path: Path, notes: Notes) -> Any:
        if not isinstance(node, MappingNode):
            keys = ", ".join(f.key for f in self.fields)
            notes.complain(f"{self.words} is expected here.", f"Its keys: {keys}.", line_of(node))
            return ABSENT
        notes.lines.setdefault(path, line_of(node))
        known = {field.key: field for field in self.fields}
        troubles = len(notes.troubles)
        values: dict[str, Any] = {}
        seen: set[str] = set()
        for name, key, value in _pairs(node, notes):
            if name not in known:
                self._unknown(name, notes, line_of(key))
                continue
            notes.lines[(*path, name)] = line_of(key)
            seen.add(name)
            if is_nothing(value) and not known[name].required:
                continue
            read = known[name].shape.read(value, (*path, name), notes)
            if read is not ABSENT:
                values[name] = read
        for field in self.fields:
            if field.required and field.key not in seen:
                notes.complain(
                    f'{self.noun} lacks "{field.key}".',
                    f"Add `{field.key}:` ({field.about}).",
                    line_of(node),
                )
        if len(notes.troubles) > troubles:
            notes.damaged.add(path)
        return values

    def _unknown(self, name: str, notes: Notes, line: int) -> None:
        keys = [field.key for field in self.fields]
        meant = next((f.key for f in self.fields if name.casefold() in f.also), None)
        hint = f'Did you mean "{meant}"?' if meant else suggestion(name, keys)
        notes.complain(
            f'"{name}" is not a key of {self.noun}.',
            f"{hint} Keys: {listed(keys, 40)}.".strip(),
            line,
        )

    def schema(self) -> Schema:
        required = [field.key for field in self.fields if field.required]
        schema: Schema = {
            "type": "object",
            "properties": {
                field.key: {
                    "description": field.about,
                    **(
                        field.shape.schema() if field.required else or_nothing(field.shape.schema())
                    ),
                }
                for field in self.fields
            },
            "additionalProperties": False,
        }
        return {**schema, "required": required} if required else schema


@dataclass(frozen=True)
class Many(Shape):
    """A list of things of one shape."""

    each: Shape

    @property
    def words(self) -> str:  # type: ignore[override]
        return f"a list, each entry {self.each.words}"

    def read(self, node: Node, path: Path, notes: Notes) -> Any:
        if not isinstance(node, SequenceNode):
            notes.complain(
                f"{self.words}, is expected here.",
                "Begin each entry with a dash: `- ...`, or write [one, two].",
                line_of(node),
            )
            return ABSENT
        notes.lines.setdefault(path, line_of(node))
        values: list[Any] = []
        for child in node.value:
            notes.lines[(*path, len(values))] = line_of(child)
            read = self.each.read(child, (*path, len(values)), notes)
            if read is not ABSENT:
                values.append(read)
        return values

    def schema(self) -> Schema:
        return {"type": "array", "items": self.each.schema()}


@dataclass(frozen=True)
class Table(Shape):
    """Keys of the user's own choosing, each with a value of one shape.

    `keys` reads the key; it may be a reference or a choice.
    """

    noun: str
    keys: Shape
    each: Shape

    @property
    def words(self) -> str:  # type: ignore[override]
        return f"{self.noun} as a block of keys"

    def read(self, node: Node, path: Path, notes: Notes) -> Any:
        if not isinstance(node, MappingNode):
            notes.complain(
                f"{self.words} is expected here.", "Write `key: value` lines.", line_of(node)
            )
            return ABSENT
        notes.lines.setdefault(path, line_of(node))
        troubles = len(notes.troubles)
        values: dict[str, Any] = {}
        for name, key, value in _pairs(node, notes):
            notes.lines[(*path, name)] = line_of(key)
            read = ABSENT if self.keys.read(key, path, notes) is ABSENT else None
            if read is None and not is_nothing(value):
                read = self.each.read(value, (*path, name), notes)
                if read is not ABSENT:
                    values[name] = read
        if len(notes.troubles) > troubles:
            notes.damaged.add(path)
        return values

    def schema(self) -> Schema:
        schema: Schema = {"type": "object", "additionalProperties": or_nothing(self.each.schema())}
        keys = self.keys.schema()
        return {**schema, "propertyNames": {"enum": keys["enum"]}} if "enum" in keys else schema


@dataclass(frozen=True)
class Either(Shape):
    """A short form (one value) or a list, and a long form (a block)."""

    short: Shape
    long: Shape

    @property
    def words(self) -> str:  # type: ignore[override]
        return f"{self.short.words}, or {self.long.words}"

    def read(self, node: Node, path: Path, notes: Notes) -> Any:
        shape = self.long if isinstance(node, MappingNode) else self.short
        if isinstance(node, SequenceNode) and isinstance(self.long, Either):
            shape = self.long
        return shape.read(node, path, notes)

    def schema(self) -> Schema:
        return {"anyOf": [self.short.schema(), self.long.schema()]}


def or_nothing(schema: Schema) -> Schema:
    """The same, or left empty: a key without a value counts as not written."""
    if "anyOf" in schema:
        return {**schema, "anyOf": [*schema["anyOf"], {"type": "null"}]}
    kinds = schema["type"] if isinstance(schema["type"], list) else [schema["type"]]
    loose = {**schema, "type": [*kinds, "null"]}
    return {**loose, "enum": [*schema["enum"], None]} if "enum" in schema else loose
