"""One audit's material: answers, work, people and periods."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from outsidein.terms.description import ServiceDescription
from outsidein.terms.minimum import minimum
from outsidein.understand.ground import Ground
from outsidein.understand.periods import Periods, split_time

from .answers import Answers, lay_answers
from .groups import labelled
from .link import Link, link
from .work import Work, lay_work


@dataclass(frozen=True)
class Study:
    """What was heard and described, laid out once for every question that is put to it."""

    ground: Ground
    answers: Answers | None
    work: Work | None

    @property
    def description(self) -> ServiceDescription:
        """What the service file states."""
        return self.ground.description

    def minimum(self, name: str) -> int:
        """A minimum in force."""
        return minimum(name, self.description.minimums)

    @cached_property
    def periods(self) -> Periods:
        """How time is divided: by the answers, or by the work where nobody answered."""
        source = self.answers or self.work
        if source is None:
            return Periods(None)
        return split_time(_by_month(source.table), self.description.period, self.minimum("gap"))

    @cached_property
    def answer_rows(self) -> pa.Table | None:
        """The answers with `group` and `when`."""
        return labelled(self.answers.table, self.periods) if self.answers else None

    @cached_property
    def work_rows(self) -> pa.Table | None:
        """The work with `group` and `when`."""
        return labelled(self.work.table, self.periods) if self.work else None

    @cached_property
    def link(self) -> Link | None:
        """Which work each answer is about; None where there are no answers or no work."""
        if self.answers is None or self.work is None or self.answer_rows is None:
            return None
        return link(self.answer_rows, self.work.table, self.answers.source)

    @cached_property
    def segments(self) -> tuple[str, ...]:
        """The customer segments that answers or work know, in order."""
        return self._labels("segment")

    @cached_property
    def services(self) -> tuple[str, ...]:
        """The services that answers or work know, in order."""
        return self._labels("service")

    def _labels(self, column: str) -> tuple[str, ...]:
        found: set[str] = set()
        for source in (self.answers, self.work):
            if source is not None:
                found |= set(pc.unique(source.table[column]).drop_null().to_pylist())
        return tuple(sorted(found))


def study(ground: Ground) -> Study:
    """Lay out what was heard for understanding."""
    work = lay_work(ground)
    return Study(ground, lay_answers(ground, work), work)


def _by_month(table: pa.Table) -> dict[int, int]:
    numbers = table["month"].drop_null().to_numpy().astype(np.int64)
    values, counts = np.unique(numbers, return_counts=True)
    return dict(zip(values.tolist(), counts.tolist(), strict=True))
