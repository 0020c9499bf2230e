"""What the process that reads files is asked for."""

import fnmatch
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from ..delimited import Stated
from ..select import select_columns
from .limits import Limits


class What(StrEnum):
    """All tables behind a path, the only one, or the column names of the only one."""

    TABLES = "tables"
    TABLE = "table"
    NAMES = "names"


@dataclass(frozen=True, slots=True)
class Layout:
    """What is stated about the text of files by that name or pattern."""

    pattern: str
    encoding: str | None = None
    delimiter: str | None = None


@dataclass(frozen=True, slots=True)
class Wanted:
    """Columns to read, as in `select_columns` (None: all), and those to keep as text."""

    columns: tuple[str, ...] | None = None
    texts: tuple[str, ...] = ()

    def chosen(self, names: Sequence[str]) -> tuple[list[int], set[int]]:
        """Positions of the columns in their order, and those among them to keep as text."""
        texts = {select_columns(names, name)[0] for name in self.texts}
        columns = self.columns
        named = list(range(len(names))) if columns is None else select_columns(names, columns)
        return [*named, *(i for i in sorted(texts) if i not in named)], texts

    def needed(self, names: Sequence[str]) -> list[int] | None:
        """Positions of the columns to read; None for all."""
        chosen, _ = self.chosen(names)
        return None if self.columns is None else chosen


@dataclass(frozen=True, slots=True)
class Task:
    """One file to read: what of it, the name it is reported under, what is stated, its limits."""

    what: What
    name: str
    limits: Limits
    layouts: tuple[Layout, ...] = ()
    wanted: Wanted = Wanted()
    language: str = "en"
    """In which notes and reasons are written."""

    def stated(self, name: str) -> Stated:
        """What is stated about the layout of one data file; an exact name before a pattern."""
        found = fitting([layout.pattern for layout in self.layouts], name)
        if found is None:
            return Stated()
        return Stated(self.layouts[found].encoding, self.layouts[found].delimiter)


def fitting(patterns: Sequence[str], name: str) -> int | None:
    """Which pattern fits a name: the same name, else the first pattern that matches."""
    if name in patterns:
        return list(patterns).index(name)
    return next((i for i, p in enumerate(patterns) if fnmatch.fnmatchcase(name, p)), None)
