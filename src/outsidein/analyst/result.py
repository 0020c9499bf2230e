"""What every analyst's command gives back: numbers that print themselves."""

import json
import math
from abc import ABC, abstractmethod
from typing import Any

from rich.console import Group

from .grid import Grid, as_html, as_rich, as_text


class Result(ABC):
    """A result with the same content as a dictionary, JSON, terminal text and notebook HTML."""

    @abstractmethod
    def as_dict(self) -> dict[str, Any]:
        """The published keys of the command's JSON; a number that is not known is None."""

    @abstractmethod
    def title(self) -> str:
        """What was computed, in a few words."""

    @abstractmethod
    def facts(self) -> str:
        """The numbers of the whole, with their base, in one line."""

    @abstractmethod
    def grids(self) -> tuple[Grid, ...]:
        """The tables below the facts."""

    @property
    @abstractmethod
    def doubts(self) -> tuple[str, ...]:
        """The warnings."""

    def to_json(self) -> str:
        """The dictionary as JSON text, two spaces indented."""
        return json.dumps(self.as_dict(), indent=2, ensure_ascii=False, allow_nan=False)

    def __rich__(self) -> Group:
        return as_rich(self.title(), self.facts(), self.grids(), self.doubts)

    def __str__(self) -> str:
        return as_text(self.title(), self.facts(), self.grids(), self.doubts)

    def _repr_html_(self) -> str:
        return as_html(self.title(), self.facts(), self.grids(), self.doubts)


def known(value: float | None) -> float | None:
    """None in place of NaN and infinity, which JSON cannot hold."""
    return None if value is None or not math.isfinite(value) else float(value)


def shown(value: float | None, digits: int = 4, sign: bool = False) -> str:
    """A number for reading; a dash where it is not known."""
    if known(value) is None:
        return "–"
    return f"{value:{'+' if sign else ''}.{digits}f}"


def span(low: float | None, high: float | None, digits: int = 4, sign: bool = False) -> str:
    """An interval for reading; a dash where it is not known."""
    if known(low) is None or known(high) is None:
        return "–"
    return f"{shown(low, digits, sign)} to {shown(high, digits, sign)}"
