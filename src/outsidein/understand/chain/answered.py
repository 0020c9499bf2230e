"""Expectation and perception of every criterion, reduced once to cells."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

from outsidein.engine.cells import Cells
from outsidein.engine.items import Derived, Item
from outsidein.engine.reduce import reduce
from outsidein.stats.moments import Moments
from outsidein.understand.by_part import stacked
from outsidein.understand.gaps.pairs import expected_mean, perceived_mean
from outsidein.understand.means import BlockMeans
from outsidein.understand.resampled import Resampled
from outsidein.understand.study import CriterionColumns, Study
from outsidein.understand.study.groups import CURRENT, within


def expected_name(criterion: str) -> str:
    """The name of a criterion's expectation among the items."""
    return f"expected {criterion}"


def perceived_name(criterion: str) -> str:
    """The name of a criterion's perception among the items."""
    return f"perceived {criterion}"


@dataclass(frozen=True)
class Answered:
    """Each respondent's mean expectation and perception by criterion, by group and time.

    Where items were asked twice both means are over the pairs a respondent answered in full, so
    that perception minus expectation is the mean gap exactly.
    """

    cells: Cells
    rows: int
    _parts: dict[tuple[str | None, str | None, str], "AnsweredPart"] = field(
        default_factory=dict, compare=False, repr=False
    )

    def of(self, service: str | None, segment: str | None, when: str = CURRENT) -> "AnsweredPart":
        """The answers of one service, segment and part of time; None stands for all."""
        key = (service, segment, when)
        if key not in self._parts:
            labels = within(self.cells.segments, service, segment)
            self._parts[key] = AnsweredPart(self.cells.where(segment=labels, period=when))
        return self._parts[key]

    def by_segment(self, segments: Sequence[str], when: str = CURRENT) -> Moments:
        """Moments by segment and block (S, 64); customers without a segment are one of them."""
        parts = [self.of(None, segment, when) for segment in ("", *segments)]
        held = [part.cells.by_block() for part in parts if part.cells.rows]
        return stacked(held or [parts[0].cells.by_block()])


@dataclass(frozen=True)
class AnsweredPart:
    """Answers of one part of the whole, with the levels of both voices."""

    cells: Cells

    @cached_property
    def means(self) -> BlockMeans:
        """Means by item, with replicates."""
        return BlockMeans(self.cells.by_block())

    @cached_property
    def customers(self) -> int:
        """Distinct customers."""
        return self.cells.n_customers

    def has(self, name: str) -> bool:
        """Whether an item was asked and answered."""
        return name in self.cells.names and self.means.n(name) > 0

    def both(self, criterion: str) -> tuple[Resampled, Resampled] | None:
        """(expectation, perception) over those who gave both; None where nobody did."""
        e, p = expected_name(criterion), perceived_name(criterion)
        if not (self.has(e) and self.has(p)) or self.means.n(e, p) == 0:
            return None
        return self.means.mean(e, p), self.means.mean(p, e)

    def n(self, criterion: str) -> int:
        """Respondents behind both voices, or behind the one that was asked."""
        e, p = expected_name(criterion), perceived_name(criterion)
        if self.has(e) and self.has(p):
            return self.means.n(e, p)
        return max((self.means.n(name) for name in (e, p) if self.has(name)), default=0)

    def customers_of(self, criterion: str) -> int:
        """Customers behind a criterion: never more than the answers that speak about it.

        Where no answer names its customer each is one of its own, so that this is exact.
        """
        return min(self.customers, self.n(criterion))

    def blocks_of(self, criterion: str) -> int:
        """Blocks of customers that hold an answer about a criterion."""
        names = [f(criterion) for f in (expected_name, perceived_name)]
        return min((self.means.blocks(name) for name in names if self.has(name)), default=0)


def answered(study: Study) -> Answered | None:
    """Reduce the answers; None where no criterion was asked about."""
    table, answers = study.answer_rows, study.answers
    if table is None or answers is None or not answers.criteria:
        return None
    items: list[Item] = []
    for criterion in answers.criteria:
        items += criterion_items(criterion)
    items += [name for name in (*answers.points.values(), answers.overall) if name is not None]
    cells = reduce(
        table, items, customer="customer", segment="group", period="when", name=answers.source
    )
    return Answered(cells, table.num_rows)


def criterion_items(columns: CriterionColumns) -> list[Item]:
    """A respondent's mean expectation and mean perception of a criterion, as far as asked."""
    c = columns.criterion.id
    if columns.pairs:
        return [
            expected_mean(expected_name(c), columns.pairs),
            perceived_mean(perceived_name(c), columns.pairs),
        ]
    items: list[Item] = []
    if columns.expected:
        items.append(Derived(expected_name(c), columns.expected))
    if columns.perceived:
        items.append(Derived(perceived_name(c), columns.perceived))
    return items
