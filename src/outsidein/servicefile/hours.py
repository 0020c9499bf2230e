"""Shapes of working hours: `08:00-18:00`, several of them with a comma, or `closed`."""

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from ruamel.yaml.nodes import Node

from outsidein.servicefile.nodes import line_of
from outsidein.servicefile.notes import Notes, Path
from outsidein.servicefile.shapes import ABSENT, Schema, Shape, scalar
from outsidein.terms.clock import DAY, HOUR, Hours

_ONE = r"([01]?[0-9]|2[0-4]):([0-5][0-9])\s*[-–]\s*([01]?[0-9]|2[0-4]):([0-5][0-9])"
_SPAN = re.compile(_ONE)
_CLOSED = "closed"


@dataclass(frozen=True)
class HoursShape(Shape):
    """The hours of one day; a span whose end is not after its start ends on the next day."""

    words: str = 'hours such as "08:00-18:00", "08:00-12:00, 13:00-17:00" or closed'

    def read(self, node: Node, path: Path, notes: Notes) -> Any:
        text = scalar(node, self.words, notes)
        if text is None:
            return ABSENT
        if text.strip().casefold() == _CLOSED:
            return ()
        spans = [_SPAN.fullmatch(part.strip()) for part in text.split(",")]
        hours = [_seconds(found) for found in spans if found]
        if len(hours) < len(spans) or not all(start < DAY and end for start, end in hours):
            notes.complain(f'"{text}" are no hours.', f"Write {self.words}.", line_of(node))
            return ABSENT
        hours.sort()
        if any(later[0] < earlier[1] for earlier, later in pairwise(hours)):
            notes.complain(
                f'the hours "{text}" overlap.', "Write spans that lie apart.", line_of(node)
            )
            return ABSENT
        return tuple(hours)

    def schema(self) -> Schema:
        return {"type": "string", "pattern": rf"^\s*({_CLOSED}|{_ONE}(\s*,\s*{_ONE})*)\s*$"}


def _seconds(found: re.Match[str]) -> tuple[int, int]:
    a, b, c, d = (int(digits) for digits in found.groups())
    start, end = a * HOUR + b * 60, c * HOUR + d * 60
    if end > DAY or start > DAY:
        return start, 0
    return start, end if end > start else end + DAY


def written(hours: Hours) -> str:
    """Hours as they stand in a service file."""
    if not hours:
        return _CLOSED
    return ", ".join(f"{_clock(start)}-{_clock(end)}" for start, end in hours)


def _clock(second: int) -> str:
    second = second - DAY if second > DAY else second
    return f"{second // HOUR:02d}:{second % HOUR // 60:02d}"
