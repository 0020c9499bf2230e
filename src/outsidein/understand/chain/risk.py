"""Whom a shortfall touches, and the contract money behind them."""

from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from outsidein.engine.values import values_of
from outsidein.terms.money import Money
from outsidein.understand.gaps.pairs import gap_mean
from outsidein.understand.study import Study
from outsidein.understand.study.groups import CURRENT, within

_STEPS = 1_000_000


@dataclass(frozen=True)
class Touched:
    """By customer and group, the sum of gaps in the period, in whole millionths of a point.

    A customer is touched by a shortfall where the mean of perception minus expectation over
    their answers of the period lies below zero. That describes the answers given; it does not
    estimate anything about those who did not answer.
    """

    customers: tuple[str, ...]
    who: np.ndarray[tuple[int, ...], np.dtype[np.int64]]
    group: tuple[str | None, ...]
    sums: dict[str, np.ndarray[tuple[int, ...], np.dtype[np.int64]]]
    study: Study

    def by(
        self, criterion: str, service: str | None, segment: str | None
    ) -> tuple[int | None, Money | None]:
        """(customers touched, the yearly money of all their contracts); None where unknown."""
        if criterion not in self.sums or not self.customers:
            return None, None
        labels = set(within(tuple(dict.fromkeys(self.group)), service, segment))
        chosen = np.array([label in labels for label in self.group], dtype=bool)
        total = np.zeros(len(self.customers), dtype=np.int64)
        np.add.at(total, self.who[chosen], self.sums[criterion][chosen])
        short = np.flatnonzero(total < 0)
        return len(short), self._money([self.customers[i] for i in short])

    def _money(self, customers: list[str]) -> Money | None:
        """None where no contract states a value or currencies differ, which never add up."""
        roster = self.study.ground.roster
        amounts = [m for c in customers if (m := roster.of(c).value) is not None]
        if not amounts or len({(m.currency, m.digits) for m in amounts}) > 1:
            return None
        return Money(sum(m.minor for m in amounts), amounts[0].currency, amounts[0].digits)


def touched(study: Study) -> Touched | None:
    """Sum the gaps of every customer in the period; None where nobody gave pairs."""
    table, answers = study.answer_rows, study.answers
    paired = [c for c in answers.criteria if c.pairs] if answers else []
    if table is None or not paired:
        return None
    columns = {name: table[name] for name in ("customer", "group", "when")}
    names = [f"gap{i}" for i in range(len(paired))]
    for name, criterion in zip(names, paired, strict=True):
        gap = values_of(gap_mean("gap", criterion.pairs), table)
        steps = np.rint(np.asarray(gap.numbers, dtype=np.float64) / gap.per_unit * _STEPS)
        columns[name] = pa.array(np.where(gap.mask(), steps, 0).astype(np.int64))
    rows = pa.table(columns)
    rows = rows.filter(pc.equal(rows["when"], CURRENT)).drop_columns(["when"])
    rows = rows.filter(pc.is_valid(rows["customer"]))
    summed = rows.group_by(["customer", "group"]).aggregate([(n, "sum") for n in names])
    coded = summed["customer"].combine_chunks().dictionary_encode()
    return Touched(
        tuple(coded.dictionary.to_pylist()),
        np.asarray(coded.indices.to_numpy(), dtype=np.int64),
        tuple(summed["group"].to_pylist()),
        {
            c.criterion.id: np.asarray(summed[f"{n}_sum"].to_numpy())
            for n, c in zip(names, paired, strict=True)
        },
        study,
    )
