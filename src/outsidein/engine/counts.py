"""Tallies: how many rows say yes, of how many that say anything, by cell.

t = tally(survey, {"promoter": at_least("recommend", 9), "renewed": "renewed"},
          customer="customer", segment="segment")
t.share                                    # (n,), in the order of t.names
yes, observed = t.by_block()               # (64, n) each, for the jackknife
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from outsidein.stats.moments import Floats, Ints, Moments

from .cells import Cells, Label
from .conditions import Condition, Where, is_true
from .items import Flag, Item
from .labels import Labelled
from .reduce import reduce
from .source import Source


@dataclass(frozen=True, slots=True)
class Tally:
    """Yes-counts and observed rows of n statements; `cells` holds their moments (C, n, n).

    `cells.moments.products` counts the rows for which two statements hold together.
    """

    cells: Cells

    @property
    def names(self) -> tuple[str, ...]:
        """The statements."""
        return self.cells.names

    @property
    def yes(self) -> Ints:
        """Rows for which each statement holds (n,)."""
        return _yes(self.cells.total)

    @property
    def observed(self) -> Ints:
        """Rows that say whether it holds (n,)."""
        return self.cells.total.n()

    @property
    def share(self) -> Floats:
        """yes / observed (n,); NaN where nothing was observed."""
        with np.errstate(divide="ignore", invalid="ignore"):
            return np.asarray(self.yes / self.observed)

    def by_block(self) -> tuple[Ints, Ints]:
        """(yes, observed), each (64, n)."""
        moments = self.cells.by_block()
        return _yes(moments), moments.n()

    def by_segment_block(self) -> tuple[tuple[Label, ...], Ints, Ints]:
        """(segments, yes (S, 64, n), observed (S, 64, n))."""
        segments, moments = self.cells.by_segment_block()
        return segments, _yes(moments), moments.n()

    def where(self, segment: Label) -> "Tally":
        """The tally of one segment."""
        return Tally(self.cells.where(segment=segment))

    def __add__(self, other: "Tally") -> "Tally":
        """Merge two tallies of the same statements."""
        return Tally(self.cells + other.cells)


def tally(
    source: Source,
    statements: Mapping[str, str | Condition],
    *,
    customer: str | None = None,
    segment: Labelled = None,
    period: Labelled = None,
    where: Where = None,
    name: str | None = None,
) -> Tally:
    """Count yes and observed rows of statements by segment, period and block of customers.

    A statement is a column of booleans (or of 0 and 1) or a condition on a column; where that
    column is missing nothing is observed.
    """
    renamed: list[Item] = [
        Flag(title, statement if isinstance(statement, Condition) else is_true(statement))
        for title, statement in statements.items()
    ]
    cells = reduce(
        source,
        renamed,
        customer=customer,
        segment=segment,
        period=period,
        where=where,
        name=name,
    )
    return Tally(cells)


def _yes(moments: Moments) -> Ints:
    return np.diagonal(moments.sums, axis1=-2, axis2=-1)
