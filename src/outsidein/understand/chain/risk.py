"""Whom a shortfall touches, and the contract money behind them."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from outsidein.engine.values import values_of
from outsidein.stats.moments import Ints
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
        labels, group = self._groups
        wanted = set(within(labels, service, segment))
        chosen = np.array([label in wanted for label in labels], dtype=bool)[group]
        total = np.zeros(len(self.customers), dtype=np.int64)
        np.add.at(total, self.who[chosen], self.sums[criterion][chosen])
        short = np.flatnonzero(total < 0)
        return len(short), self._money(short)

    @cached_property
    def _groups(self) -> tuple[tuple[str | None, ...], Ints]:
        """The different groups, and the place among them of each entry's."""
        place = {label: i for i, label in enumerate(dict.fromkeys(self.group))}
        return tuple(place), np.array([place[label] for label in self.group], dtype=np.int64)

    def _money(self, places: Ints) -> Money | None:
        """None where no contract states a value or currencies differ, which never add up."""
        coins, coin, minor = self._amounts
        stated = np.unique(coin[places])
        stated = stated[stated >= 0]
        if len(stated) != 1:
            return None
        return Money(int(minor[places].sum()), *coins[int(stated[0])])

    @cached_property
    def _amounts(self) -> tuple[list[tuple[str, int]], Ints, Ints]:
        """Currencies with their digits; and by customer its currency's place, -1, and its money.

        The money is in Python's integers, which have no largest.
        """
        of = self.study.ground.roster.of
        values = [of(customer).value for customer in self.customers]
        coins = sorted({(v.currency, v.digits) for v in values if v is not None})
        coin = [-1 if v is None else coins.index((v.currency, v.digits)) for v in values]
        minor = np.array([0 if v is None else v.minor for v in values], dtype=object)
        return coins, np.array(coin, dtype=np.int64), minor


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
