"""How one field of a finding becomes columns: a number brings its interval and its base along."""

from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass
from datetime import date
from enum import Enum
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

from outsidein.report.views import word_of
from outsidein.terms.estimate import Estimate
from outsidein.terms.language import say
from outsidein.terms.money import Money
from outsidein.terms.quality import Scale
from outsidein.terms.signal import RowAccount

Cell = str | float | int | bool | date | None


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its heading, whether it holds long text, and how its numbers are shown."""

    title: str
    long: bool = False
    shown_as: str = "text"


_ESTIMATE = ("", "low", "high", "unit", "n", "customers", "excluded", "withheld", "definition")
COLUMNS: dict[type, tuple[str, ...]] = {
    Estimate: _ESTIMATE,
    Money: ("", "currency"),
    Scale: ("low", "high", "reverse"),
    RowAccount: ("rows", "used", "superseded", "rejected"),
}
_LONG = frozenset(
    {"text", "sentence", "say", "meaning", "how", "why", "collect", "reason", "remedy"}
)
_WHOLE = frozenset({"n", "customers", "excluded", "rows", "used", "superseded", "rejected"})


@dataclass(frozen=True, slots=True)
class Field:
    """One field that fits into columns: its name and its type without None."""

    name: str
    kind: type

    @property
    def columns(self) -> Iterator[Column]:
        """The columns of this field, in their order."""
        title = word_of(self.name)
        parts = COLUMNS.get(self.kind)
        if parts is None:
            yield Column(title, self.name in _LONG, _shown_as(self.kind))
            return
        for part in parts:
            kind = "whole" if part in _WHOLE else "text" if part in _TEXTS else "number"
            name = say("{field} {part}", field=title, part=say(part)) if part else title
            yield Column(name, part == "withheld", kind)

    def cells(self, thing: object) -> Iterator[Cell]:
        """The values of those columns; blank where the field is."""
        value = getattr(thing, self.name)
        parts = COLUMNS.get(self.kind)
        if parts is None:
            yield _plain(value)
        elif value is None:
            yield from (None for _ in parts)
        else:
            main = value.amount if isinstance(value, Money) else getattr(value, "value", None)
            yield from (_plain(getattr(value, part) if part else main) for part in parts)


_TEXTS = frozenset({"unit", "withheld", "definition", "currency", "reverse"})


def flat_fields(kind: type, leave_out: frozenset[str] = frozenset()) -> list[Field]:
    """The fields of a dataclass that fit into columns; nested lists have sheets of their own."""
    hints = get_type_hints(kind)
    named: Any = kind
    made = []
    for name in (f.name for f in fields(named)):
        plain = _without_none(hints[name])
        if name not in leave_out and _fits(plain):
            made.append(Field(name, plain if isinstance(plain, type) else tuple))
    return made


def _without_none(hint: Any) -> Any:
    if get_origin(hint) in (Union, UnionType):
        rest = [part for part in get_args(hint) if part is not NoneType]
        return rest[0] if len(rest) == 1 else hint
    return hint


def _fits(hint: Any) -> bool:
    if get_origin(hint) is tuple:
        return all(part in (str, int, float, Ellipsis) for part in get_args(hint))
    if not isinstance(hint, type):
        return False
    return hint in COLUMNS or hint in (str, int, float, bool, date) or issubclass(hint, Enum)


def _shown_as(kind: type) -> str:
    names: dict[type, str] = {int: "whole", float: "number", date: "date"}
    return names.get(kind, "text")


def _plain(value: object) -> Cell:
    """A value as a cell holds it."""
    if isinstance(value, Enum):
        return say(str(value.value))
    if isinstance(value, tuple):
        return "; ".join(str(part) for part in value) or None
    if value is None or isinstance(value, str | float | int | bool | date):
        return value
    if is_dataclass(value):
        raise TypeError(f"a cell holds no {type(value).__name__}")
    return str(value)
