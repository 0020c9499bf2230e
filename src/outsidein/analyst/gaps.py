"""Expectation against perception."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from outsidein.listen import select_columns
from outsidein.servicefile import load
from outsidein.terms.quality import Criterion, Voice
from outsidein.terms.trouble import Trouble
from outsidein.understand.gaps import GapLine, GapTable, gap_table

from .columns import Names, columns_of, heard, numbers_only, with_warnings
from .grid import Grid
from .result import Result, known, shown, span


@dataclass(frozen=True)
class Gaps(Result):
    """Gap 5 (perception minus expectation), by item, by criterion and over all items.

    SERVQUAL, unweighted and weighted (Parasuraman, Zeithaml and Berry 1988, 1991), with SERVPERF
    (perception alone, Cronin and Taylor 1992) beside it.
    """

    table: GapTable

    def as_dict(self) -> dict[str, Any]:
        """`gap` is the mean over respondents of their mean P - E, weighted where points are given.

        `expected` and `perceived` are the unweighted means behind it.
        """
        whole, gap = self.table.overall, self.table.weighted or self.table.overall.gap
        return {
            "n": gap.n,
            "expected": known(whole.expected.value),
            "perceived": known(whole.perceived.value),
            "gap": known(gap.value),
            "gap_low": known(gap.low),
            "gap_high": known(gap.high),
            "items": [_line(line) for line in self.table.items],
            "criteria": [_line(line) for line in self.table.criteria],
            "excluded": self.table.excluded + self.table.n - gap.n,
            "warnings": list(self.doubts),
        }

    def title(self) -> str:
        """What was computed."""
        return f"Gap 5 over {len(self.table.items)} items (perceived - expected)"

    def facts(self) -> str:
        """The overall gap, its two sides, and the reliabilities."""
        table, whole = self.table, self.table.overall
        text = (
            f"expected {shown(whole.expected.value)}, perceived {shown(whole.perceived.value)}, "
            f"gap {_gap(whole.gap)}, n {table.n:,}, excluded {table.excluded:,}"
        )
        if table.weighted is not None:
            text += f"\nweighted by each respondent's points: {_gap(table.weighted)}"
        alphas = (table.alpha_expected, table.alpha_perceived, table.alpha_difference)
        if table.alpha_perceived is not None:
            text += "\nalpha of expectations {}, perceptions {}, differences {}".format(
                *(shown(alpha) for alpha in alphas)
            )
        return text

    def grids(self) -> tuple[Grid, ...]:
        """The criteria, where given, and the items."""
        parts = []
        if self.table.criteria:
            parts.append(_grid("criterion", self.table.criteria))
        parts.append(_grid("item", self.table.items))
        return tuple(parts)

    @property
    def doubts(self) -> tuple[str, ...]:
        """The warnings."""
        return self.table.warnings


def gaps(
    table: Any,
    expected: Names,
    perceived: Names,
    *,
    criteria: str | Path | Sequence[Criterion] | None = None,
    weights: Names | None = None,
    missing: Sequence[float | str] = (),
    customer: str | None = None,
) -> Gaps:
    """Expectation, perception and gap of paired columns, with 95 % intervals.

    The n-th of `expected` belongs to the n-th of `perceived`; a respondent counts with the pairs
    answered in full. `criteria` is a service file (or its criteria) that says which items belong
    together. `weights` names each respondent's 100 points, one column for each criterion in their
    order; without criteria, one for each pair. `table`, column lists, `missing` and `customer` are
    as in `drivers`. Raises `Trouble` where the lists do not pair.
    """
    columns = columns_of(table)
    e, p = columns.names(expected), columns.names(perceived)
    points = columns.names(weights) if weights else []
    client = columns.name(customer)
    sheet = columns.read([*e, *p, *points], texts=(client,), missing=missing)
    numbers_only(sheet, [*e, *p, *points])
    groups = _groups(criteria, e, p)
    if points and not groups:
        groups = {column: (place,) for place, column in enumerate(p)}
    found = gap_table(sheet, e, p, groups, points or None, customer=client)
    return Gaps(with_warnings(found, heard(sheet)))


def _groups(
    criteria: str | Path | Sequence[Criterion] | None, e: Sequence[str], p: Sequence[str]
) -> dict[str, tuple[int, ...]]:
    """Which pairs belong to which criterion, by the columns its items name."""
    if criteria is None:
        return {}
    known_criteria = load(criteria).criteria if isinstance(criteria, str | Path) else criteria
    found: dict[str, tuple[int, ...]] = {}
    for criterion in known_criteria:
        places = _places(criterion, e, p)
        if places:
            found[criterion.name] = places
    if not found:
        raise Trouble(
            "no criterion has an item among these columns",
            source=str(criteria) if isinstance(criteria, str | Path) else None,
            remedy="Give its items the headers of the columns: `expectation:` and `perception:`.",
        )
    return found


def _places(criterion: Criterion, e: Sequence[str], p: Sequence[str]) -> tuple[int, ...]:
    places: list[int] = []
    for item in criterion.items:
        for voice, names in ((Voice.PERCEPTION, p), (Voice.EXPECTATION, e)):
            place = _place(item.column_for(voice), names)
            if place is not None:
                places.append(place)
                break
    return tuple(dict.fromkeys(places))


def _place(wanted: str, names: Sequence[str]) -> int | None:
    try:
        return select_columns(names, wanted)[0]
    except Trouble:
        # The criteria may name more items than this table asks about.
        return None


def _line(line: GapLine) -> dict[str, Any]:
    return {
        "name": line.name,
        "n": line.n,
        "expected": known(line.expected.value),
        "perceived": known(line.perceived.value),
        "gap": known(line.gap.value),
        "low": known(line.gap.low),
        "high": known(line.gap.high),
    }


def _gap(gap: Any) -> str:
    return f"{shown(gap.value, sign=True)} ({span(gap.low, gap.high, sign=True)})"


def _grid(kind: str, lines: Sequence[GapLine]) -> Grid:
    header = (kind, "n", "expected", "perceived", "gap", "95 % interval")
    rows = tuple(
        (
            line.name,
            f"{line.n:,}",
            shown(line.expected.value),
            shown(line.perceived.value),
            shown(line.gap.value, sign=True),
            span(line.gap.low, line.gap.high, sign=True),
        )
        for line in lines
    )
    return Grid("", header, rows)
