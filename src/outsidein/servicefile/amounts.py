"""Shapes of numbers that carry a unit or a currency: `30 min`, `90 %`, `48000 EUR`."""

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from ruamel.yaml.nodes import Node

from outsidein.servicefile.nodes import NUMBER, is_plain, line_of
from outsidein.servicefile.notes import Notes, Path
from outsidein.servicefile.shapes import ABSENT, Schema, Shape, scalar
from outsidein.terms.currency import CODES, minor_digits
from outsidein.terms.money import Money
from outsidein.terms.unit import canonical

_NUMBER = r"[-+]?[0-9]+(?:\.[0-9]+)?"
_LEVEL = re.compile(rf"({_NUMBER})\s*(\S.*)")
_GROUPED = r"[0-9]{1,3}(?:[ \u00a0\u202f'_][0-9]{3})+(?:\.[0-9]+)?|[0-9]+(?:\.[0-9]+)?"
_AMOUNT = re.compile(rf"(?:([A-Za-z]{{3}})\s*)?({_GROUPED})(?:\s*([A-Za-z]{{3}}))?")
_COMMA = re.compile(r"[0-9],[0-9]")


@dataclass(frozen=True, slots=True)
class Level:
    """A number as it stands in the file, with its unit where one is written beside it."""

    number: float
    unit: str | None


@dataclass(frozen=True, slots=True)
class Amount:
    """An amount as it stands in the file, with its currency where one is written beside it."""

    number: Decimal
    currency: str | None

    def money(self, currency: str) -> Money:
        """Integer minor units; ValueError where the amount has more digits than the currency."""
        code = self.currency or currency
        digits = minor_digits(code)
        minor = self.number.scaleb(digits)
        if minor != minor.to_integral_value():
            raise ValueError(f"{code} has {digits} digits after the point, {self.number} has more")
        return Money(int(minor), code, digits)


@dataclass(frozen=True)
class LevelShape(Shape):
    """A level of a measure: a number, or a number and a unit."""

    words: str = 'a number, with its unit if it is not the measure\'s, such as "30 min"'

    def read(self, node: Node, path: Path, notes: Notes) -> Any:
        text = scalar(node, self.words, notes)
        if text is None:
            return ABSENT
        if NUMBER.fullmatch(text) and is_plain(node) and abs(float(text)) < 1e300:
            return Level(float(text), None)
        found = _LEVEL.fullmatch(text.strip())
        if found and found[2][0] not in ",.eE" and len(found[1]) < 300:
            return Level(float(found[1]), canonical(found[2]))
        notes.complain(f'"{text}" is not a level.', f"Write {self.words}.", line_of(node))
        return ABSENT

    def schema(self) -> Schema:
        return {"type": ["number", "string"], "pattern": rf"^\s*{_NUMBER}\s*\S"}


@dataclass(frozen=True)
class ShareShape(Shape):
    """A share from 0 to 1; `90 %` is 0.9."""

    words: str = 'a share from 0 to 1, or a percentage such as "90 %"'

    def read(self, node: Node, path: Path, notes: Notes) -> Any:
        text = scalar(node, self.words, notes)
        if text is None:
            return ABSENT
        number: float | None = None
        if text.rstrip().endswith("%") and NUMBER.fullmatch(bare := text.rstrip()[:-1].strip()):
            number = float(Decimal(bare) / 100)
        elif NUMBER.fullmatch(text) and is_plain(node):
            number = float(text)
        if number is not None and 0 <= number <= 1:
            return number
        remedy = f"Write {self.words}."
        if number is not None and 1 < number <= 100 and "%" not in text:
            remedy = f'Write {number / 100:g} or "{number:g} %".'
        notes.complain(f'"{text}" is not a share.', remedy, line_of(node))
        return ABSENT

    def schema(self) -> Schema:
        return {"type": ["number", "string"], "minimum": 0, "maximum": 1, "pattern": r"%\s*$"}


@dataclass(frozen=True)
class AmountShape(Shape):
    """An amount of money; without a currency it is in the organization's."""

    words: str = "an amount such as 48000 EUR"

    def read(self, node: Node, path: Path, notes: Notes) -> Any:
        text = scalar(node, self.words, notes)
        if text is None:
            return ABSENT
        found = _AMOUNT.fullmatch(text.strip())
        if found is None or (found[1] and found[3]) or len(found[2]) > 30:
            remedy = f"Write {self.words}: digits, a decimal point and a currency code."
            if _COMMA.search(text):
                remedy = "Write it without commas and with a decimal point: 48000.50 EUR."
            notes.complain(f'"{text}" is not an amount.', remedy, line_of(node))
            return ABSENT
        code = (found[1] or found[3] or "").upper() or None
        if code is not None and code not in CODES:
            notes.complain(
                f'"{code}" is not a currency code.',
                "Write its three letters (ISO 4217), such as EUR or USD.",
                line_of(node),
            )
            return ABSENT
        return Amount(Decimal(re.sub(r"[^0-9.]", "", found[2])), code)

    def schema(self) -> Schema:
        return {"type": ["number", "string"], "minimum": 0, "pattern": "[0-9]"}


@dataclass(frozen=True)
class Currency(Shape):
    """A currency by its three letters."""

    words: str = "a currency code such as EUR (ISO 4217)"

    def read(self, node: Node, path: Path, notes: Notes) -> Any:
        text = scalar(node, self.words, notes)
        if text is None:
            return ABSENT
        if text.upper() in CODES:
            return text.upper()
        notes.complain(f'"{text}" is not a currency code.', f"Write {self.words}.", line_of(node))
        return ABSENT

    def schema(self) -> Schema:
        return {"type": "string", "pattern": "^[A-Za-z]{3}$"}


@dataclass(frozen=True)
class Unit(Shape):
    """A unit, in its one spelling."""

    words: str = "a unit such as h, min, days, share, %, count or one of your own"

    def read(self, node: Node, path: Path, notes: Notes) -> Any:
        text = scalar(node, self.words, notes)
        if text is None:
            return ABSENT
        if text.strip():
            return canonical(text)
        notes.complain("the unit is empty.", f"Write {self.words}.", line_of(node))
        return ABSENT

    def schema(self) -> Schema:
        return {"type": ["string", "number", "boolean"], "pattern": r"\S"}
