"""Conditions on a column: which rows count, and which answers make a flag.

They hold values, never SQL text, and are evaluated on Arrow batches. A null satisfies only
`is_missing` and `is_in(column, None)`.

    >>> at_least("recommend", 9)
    Condition(column='recommend', kind='at_least', values=(9,))
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

import pyarrow as pa
import pyarrow.compute as pc

from outsidein.terms.trouble import Trouble

Kind = Literal[
    "is_in", "at_least", "at_most", "below", "above", "is_known", "is_missing", "is_true"
]


@dataclass(frozen=True, slots=True)
class Condition:
    """One condition on one column."""

    column: str
    kind: Kind
    values: tuple[object, ...] = ()

    @property
    def speaks_of_missing(self) -> bool:
        """Whether a missing value answers the condition too."""
        return self.kind in ("is_known", "is_missing") or None in self.values

    def holds(self, table: pa.Table) -> pa.ChunkedArray:
        """One boolean for each row, never null."""
        values = table.column(self.column)
        if self.kind == "is_known":
            return pc.is_valid(values)
        if self.kind == "is_missing":
            return pc.is_null(values)
        if pa.types.is_dictionary(values.type) and not self.speaks_of_missing:
            # Each different value is compared once.
            coded = values.combine_chunks()
            different = pa.chunked_array([coded.dictionary])
            return pc.fill_null(self._compare(different).take(coded.indices), False)
        return pc.fill_null(self._compare(values), False)

    def _compare(self, values: pa.ChunkedArray) -> pa.ChunkedArray:
        if pa.types.is_dictionary(values.type):
            values = values.cast(values.type.value_type)
        try:
            if self.kind == "is_in":
                return _is_in(values, self.values)
            if self.kind == "is_true":
                return _is_true(values)
            compare = {
                "at_least": pc.greater_equal,
                "at_most": pc.less_equal,
                "below": pc.less,
                "above": pc.greater,
            }[self.kind]
            return compare(values, pa.scalar(self.values[0]))
        except (pa.ArrowInvalid, pa.ArrowNotImplementedError, pa.ArrowTypeError) as error:
            if self.kind == "is_true":
                raise Trouble(
                    "The column holds more than yes and no.",
                    remedy="Give a column of booleans or of 0 and 1, or state a condition.",
                    column=self.column,
                ) from error
            raise Trouble(
                f"{_said(self.values)} cannot be compared with values of type {values.type}.",
                remedy="Give values of the column's own type.",
                column=self.column,
            ) from error


def is_in(column: str, *values: object) -> Condition:
    """The value is one of those given; `None` stands for a missing value."""
    return Condition(column, "is_in", values)


def at_least(column: str, value: object) -> Condition:
    """The value is this or more."""
    return Condition(column, "at_least", (value,))


def at_most(column: str, value: object) -> Condition:
    """The value is this or less."""
    return Condition(column, "at_most", (value,))


def below(column: str, value: object) -> Condition:
    """The value is less than this."""
    return Condition(column, "below", (value,))


def above(column: str, value: object) -> Condition:
    """The value is more than this."""
    return Condition(column, "above", (value,))


def is_known(column: str) -> Condition:
    """There is a value."""
    return Condition(column, "is_known")


def is_true(column: str) -> Condition:
    """The column of booleans, or of 0 and 1, says yes."""
    return Condition(column, "is_true")


def is_missing(column: str) -> Condition:
    """There is no value."""
    return Condition(column, "is_missing")


Where = Mapping[str, object] | Sequence[Condition] | Condition | None
"""Conditions that must all hold; a mapping gives a column's value, or a list of its values."""


def conditions(where: Where) -> tuple[Condition, ...]:
    """All the ways to say `where` as conditions."""
    if where is None:
        return ()
    if isinstance(where, Condition):
        return (where,)
    if isinstance(where, Mapping):
        return tuple(
            is_in(column, *value) if isinstance(value, list | tuple | set) else is_in(column, value)
            for column, value in where.items()
        )
    return tuple(where)


def _is_in(values: pa.ChunkedArray, wanted: tuple[object, ...]) -> pa.ChunkedArray:
    known = [value for value in wanted if value is not None]
    found = pc.is_in(values, value_set=pa.array(known, type=values.type), skip_nulls=True)
    return pc.or_(found, pc.is_null(values)) if None in wanted else found


def _is_true(values: pa.ChunkedArray) -> pa.ChunkedArray:
    if pa.types.is_boolean(values.type):
        return values
    other = pc.invert(pc.is_in(values, value_set=pa.array([0, 1], type=values.type)))
    if pc.any(pc.and_(other, pc.is_valid(values))).as_py():
        raise pa.ArrowInvalid("values other than 0 and 1")
    return pc.equal(values, pa.scalar(1, type=values.type))


def _said(values: tuple[object, ...]) -> str:
    return ", ".join(repr(value) for value in values)
