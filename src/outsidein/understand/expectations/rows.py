"""The answers row by row: when, whose, in which segment, and the mean of some of their ratings."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from outsidein.stats.moments import Floats, Ints
from outsidein.terms.signal import Column, ColumnTerm
from outsidein.understand.ground import CUSTOMER, TIME
from outsidein.understand.ground import Answers as Heard
from outsidein.understand.resampled import BLOCKS, Resampled
from outsidein.understand.study import Answers, Study
from outsidein.understand.study.groups import CURRENT, PREVIOUS
from outsidein.understand.study.people import People, people

Flags = npt.NDArray[np.bool_]


@dataclass(frozen=True)
class Rows:
    """The answers of a study; every array has one entry for each row.

    The rows are those of the survey, so that its columns that belong to no voice fit beside them.
    """

    study: Study
    heard: Heard
    answers: Answers
    table: pa.Table

    @cached_property
    def people(self) -> People:
        """Whose row it is; a row without a customer is a customer of its own."""
        link = self.study.link
        if link is not None:
            return link.people
        return people(self.answers.table["customer"], self.answers.source)

    @cached_property
    def current(self) -> Flags:
        """Rows of the period in question."""
        return _equal(self.table["when"], CURRENT)

    @cached_property
    def previous(self) -> Flags:
        """Rows of the period before."""
        return _equal(self.table["when"], PREVIOUS)

    @cached_property
    def month(self) -> Ints:
        """12 x year + month - 1; -1 where the time is not known."""
        months = pc.fill_null(self.answers.table["month"], -1)
        return np.asarray(months.to_numpy(), dtype=np.int64)

    @cached_property
    def day(self) -> Ints:
        """Days since 1970; far in the past where the time is not known."""
        micros = pc.fill_null(self.heard.table[TIME].cast(pa.int64()), -(2**62))
        return np.asarray(micros.to_numpy() // 86_400_000_000, dtype=np.int64)

    @property
    def named(self) -> bool:
        """Whether any answer names its customer."""
        return self.heard.knows(CUSTOMER)

    def asked(self, term: ColumnTerm) -> tuple[Column, ...]:
        """The survey's columns that hold a term."""
        return self.heard.sheet.of(term)

    def is_in(self, column: str, *values: str) -> Flags:
        """Rows in which a text of the answers (`segment`, `service`) is one of some values."""
        held = pc.is_in(self.answers.table[column], value_set=pa.array(values, pa.string()))
        return np.asarray(held.to_numpy(), dtype=bool)

    def known(self, column: str) -> Flags:
        """Rows in which a text of the answers is known."""
        return np.asarray(pc.is_valid(self.answers.table[column]).to_numpy(), dtype=bool)

    def numbers(self, name: str) -> Floats:
        """A column of the survey as numbers; NaN where nothing was answered."""
        column = self.heard.table.column(name).cast(pa.float64())
        return np.asarray(pc.fill_null(column, float("nan")).to_numpy(), dtype=np.float64)

    def mean_of(self, names: Sequence[str]) -> Floats:
        """Each row's mean over the columns it answered; NaN where it answered none."""
        sums, counts = np.zeros(len(self.month)), np.zeros(len(self.month))
        for name in names:
            numbers = self.numbers(name)
            held = np.isfinite(numbers)
            sums += np.where(held, numbers, 0.0)
            counts += held
        return np.where(counts > 0, sums / np.maximum(counts, 1), np.nan)

    def customers(self, where: Flags) -> int:
        """How many customers some rows are from."""
        return int(np.count_nonzero(np.bincount(self.people.code[where])))

    def by_block(self, values: Floats, where: Flags) -> tuple[Floats, Floats]:
        """(sums, counts), each (64,), of some rows' values by block of customers."""
        block = self.people.block[where]
        return summed(block, values[where]), summed(block, np.ones(len(block)))

    def mean(self, values: Floats, where: Flags) -> Resampled:
        """The mean of some rows' values, with what it is without each block."""
        return ratio(*self.by_block(values, where))


def summed(block: Ints, values: Floats) -> Floats:
    """Sums by block (64,)."""
    return np.asarray(np.bincount(block, values, BLOCKS), dtype=np.float64)


def ratio(part: Floats, whole: Floats) -> Resampled:
    """Sum over sum (64,), with what it is without each block; NaN of nothing."""
    used = whole > 0
    with np.errstate(divide="ignore", invalid="ignore"):
        value = float(part.sum() / whole.sum()) if whole.sum() > 0 else float("nan")
        without = (part.sum() - part) / (whole.sum() - whole)
    return Resampled(value, np.where(used, without, value), used)


def rows_of(study: Study) -> Rows | None:
    """The answers row by row; None where nobody was asked about a criterion."""
    heard, answers, table = study.ground.answers, study.answers, study.answer_rows
    if heard is None or answers is None or table is None or not answers.criteria:
        return None
    return Rows(study, heard, answers, table)


def _equal(column: pa.ChunkedArray, label: str) -> Flags:
    if pa.types.is_dictionary(column.type):
        column = column.cast(column.type.value_type)
    return np.asarray(pc.fill_null(pc.equal(column, label), False).to_numpy(), dtype=bool)
