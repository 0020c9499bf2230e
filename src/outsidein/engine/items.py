"""What is measured on each row: a column, or a small formula of the row's own columns.

    "speed_1"                                       a column
    Derived("speed", ("s1", "s2", "s3"))            mean of the row's observed items
    Derived("gap", ("p1", "p2"), minus=("e1", "e2"))  mean of perception minus expectation
    Derived("weighted", (gap_1, gap_2), weights=("points_1", "points_2"))
    Flag("promoter", at_least("recommend", 9))      1 or 0, missing where the column is missing
    Duration("hours to repair", "opened_at", "resolved_at", "h")

Row scores are kept to a millionth (`Derived.decimals`) and durations in whole seconds, so that
they too add up exactly.
"""

from dataclasses import dataclass

from .conditions import Condition

SECONDS = {"s": 1, "min": 60, "h": 3600, "days": 86400}
"""Seconds in each unit that a duration may be given in."""


@dataclass(frozen=True, slots=True)
class Derived:
    """A respondent's own score: the (weighted) mean of the observed terms.

    Term i is `columns[i]`, or `columns[i] - minus[i]`; it is observed where all its parts are,
    its weight too, and `beside[i]`, which else plays no part. The score is the sum of weight times
    term over the sum of weights (all 1 where none are given), and missing where fewer than
    `minimum` terms are observed or the weights sum to zero. Terms may be scores themselves. With
    each respondent's 100 points as weights of gap scores this is the weighted SERVQUAL score
    (Parasuraman, Zeithaml and Berry 1991).
    """

    name: str
    columns: tuple["str | Derived", ...]
    minus: tuple["str | Derived", ...] = ()
    weights: tuple[str, ...] = ()
    minimum: int = 1
    decimals: int = 6
    beside: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if not self.columns:
            raise ValueError(f"{self.name}: a row score needs at least one column")
        if self.minus and len(self.minus) != len(self.columns):
            raise ValueError(f"{self.name}: every column needs the one it is compared with")
        if self.weights and len(self.weights) != len(self.columns):
            raise ValueError(f"{self.name}: every column needs its weight")
        if self.beside and len(self.beside) != len(self.columns):
            raise ValueError(f"{self.name}: every column needs the one it stands beside")


@dataclass(frozen=True, slots=True)
class Flag:
    """1 where the condition holds, 0 where it does not, missing where the column is missing.

    A condition about missing values itself (`is_known`, `is_missing`) is never missing.
    """

    name: str
    condition: Condition


@dataclass(frozen=True, slots=True)
class Duration:
    """Time from one event column to another in `unit` (s, min, h, days), to the whole second.

    Missing where either event is missing or the end lies before the start.
    """

    name: str
    start: str
    end: str
    unit: str = "h"

    def __post_init__(self) -> None:
        if self.unit not in SECONDS:
            raise ValueError(f"{self.name}: the unit must be one of {', '.join(SECONDS)}")


Item = str | Derived | Flag | Duration


def name_of(item: Item) -> str:
    """The name an item has in the moments."""
    return item if isinstance(item, str) else item.name


def columns_of(item: Item) -> tuple[str, ...]:
    """The columns that an item reads."""
    if isinstance(item, str):
        return (item,)
    if isinstance(item, Flag):
        return (item.condition.column,)
    if isinstance(item, Duration):
        return (item.start, item.end)
    parts = (*item.columns, *item.minus, *item.weights, *item.beside)
    return tuple(dict.fromkeys(column for part in parts for column in columns_of(part)))
