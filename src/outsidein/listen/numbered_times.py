"""Times that stand in a file as numbers: seconds since 1970, day numbers of a spreadsheet."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from outsidein.terms.language import message, say

from .missing import is_blank, is_marker, trimmed
from .numerals import parse, style_of
from .question import Choice, Decider, Question
from .raw import TEXT, Raw
from .recognize.profile import MOSTLY, SAMPLE
from .times import DAY, EARLIEST, LATEST

SECOND = 1_000_000
MILLISECOND = 1_000
FIRST, LAST = 7_305 * DAY, 25_567 * DAY
"""1990 and 2040: between them lie the times that an organization's files hold."""

QUESTION = message("Are its numbers times, and what do they count?")
NUMBER = "number"


class Counted(StrEnum):
    """What a number counts that stands for a time.

    A spreadsheet counts days from the end of 1899, or on old Macs from 1904 (ECMA-376, 18.17.4.1).
    """

    EPOCH_SECONDS = "epoch_seconds"
    EPOCH_MILLISECONDS = "epoch_milliseconds"
    EXCEL_1900 = "excel_1900"
    EXCEL_1904 = "excel_1904"

    @property
    def step(self) -> int:
        """Microseconds in one."""
        return _STEPS[self][0]

    @property
    def start(self) -> int:
        """Microseconds from 1970 to its zero."""
        return _STEPS[self][1]

    @property
    def in_utc(self) -> bool:
        """Whether it counts in UTC; a spreadsheet shows the clock on the wall."""
        return self in (Counted.EPOCH_SECONDS, Counted.EPOCH_MILLISECONDS)


_STEPS = {
    Counted.EPOCH_SECONDS: (SECOND, 0),
    Counted.EPOCH_MILLISECONDS: (MILLISECOND, 0),
    Counted.EXCEL_1900: (DAY, -25_569 * DAY),
    Counted.EXCEL_1904: (DAY, -24_107 * DAY),
}
MEANINGS = {
    Counted.EPOCH_SECONDS.value: message("seconds since 1970"),
    Counted.EPOCH_MILLISECONDS.value: message("milliseconds since 1970"),
    Counted.EXCEL_1900.value: message("days of a spreadsheet that counts from 1900"),
    Counted.EXCEL_1904.value: message("days of a spreadsheet that counts from 1904"),
    NUMBER: message("numbers, not times"),
}


@dataclass(frozen=True, slots=True)
class _Column:
    """The different cells of one column as numbers, and how many rows hold each."""

    index: int
    values: npt.NDArray[np.float64]
    ok: npt.NDArray[np.bool_]
    rows: npt.NDArray[np.int64]

    @property
    def dated(self) -> npt.NDArray[np.bool_]:
        """Which may be times: 0 is what programs write for none."""
        return np.asarray(self.ok & (self.values != 0))

    def micros(self, counted: Counted) -> npt.NDArray[np.float64]:
        """Microseconds since 1970; days with a clock are exact to the millisecond."""
        exact = np.where(self.dated, self.values, 0.0) * counted.step
        unit = MILLISECOND if counted.step == DAY else 1
        return np.rint(exact / unit) * unit + counted.start

    def fits(self, counted: Counted) -> bool:
        """Whether every number is a time of our days."""
        micros = self.micros(counted)[self.dated]
        return bool(len(micros)) and bool(((micros >= FIRST) & (micros < LAST)).all())


def as_times(
    raw: Raw,
    named: Mapping[int, bool],
    stated: Mapping[int, Counted],
    decider: Decider,
) -> Raw:
    """The table with numbers that stand for times written as times.

    `named` says for columns by their place that the header speaks of a time (True) or of nothing
    known (False); other columns are passed over. `stated` is what the mapping says they count.
    Numbers under a time's header are times where they all lie between 1990 and 2040 under exactly
    one reading; where several fit, the question is open and they stay numbers.
    """
    for index in sorted({*named, *stated}):
        column = _column(raw, index)
        if column is None:
            continue
        counted = _settle(raw, column, named.get(index, True), stated.get(index), decider)
        if counted is not None:
            raw = _written(raw, column, counted)
    return raw


def _column(raw: Raw, index: int) -> _Column | None:
    """A column of numbers; None where it holds something else, told by a sample."""
    array = raw.columns[index]
    if not pa.types.is_dictionary(array.type):
        return _typed(array, index)
    if not _may_be_numbers(trimmed(array.dictionary[:SAMPLE])):
        return None
    texts = trimmed(array.dictionary)
    rows = np.bincount(array.indices.to_numpy(), minlength=len(texts)).astype(np.int64)
    filled = _filled(texts) & (rows > 0)
    numbers = parse(texts, style_of(texts.filter(pa.array(filled))).notation)
    ok = numbers.ok & filled
    if rows[ok].sum() < MOSTLY * rows[filled].sum():
        return None
    return _Column(index, numbers.values, ok, rows)


def _may_be_numbers(sample: pa.Array) -> bool:
    """Whether half of some texts are numbers: few columns of times are, and a look is cheap."""
    filled = sample.filter(pa.array(_filled(sample)))
    return len(filled) > 0 and bool(parse(filled, style_of(filled).notation).ok.mean() > 0.5)


def _filled(texts: pa.Array) -> npt.NDArray[np.bool_]:
    absent = pc.or_(is_blank(texts), is_marker(texts))
    return ~np.asarray(absent.to_numpy(zero_copy_only=False))


def _typed(array: pa.Array, index: int) -> _Column | None:
    kind = array.type
    if not (pa.types.is_integer(kind) or pa.types.is_floating(kind)):
        return None
    values = np.array(array.cast(pa.float64()).to_numpy(zero_copy_only=False), np.float64)
    return _Column(index, values, np.isfinite(values), np.ones(len(values), np.int64))


def _settle(
    raw: Raw, column: _Column, named: bool, stated: Counted | None, decider: Decider
) -> Counted | None:
    """What the numbers count; None where they stay numbers."""
    fitting = [counted for counted in Counted if column.fits(counted)]
    if not named:
        # Any number of five digits is a day of a spreadsheet.
        fitting = [counted for counted in fitting if counted.in_utc]
    if stated is None and not fitting:
        return None
    name = raw.names[column.index]
    question = Question(
        raw.source,
        name,
        say(QUESTION),
        tuple(Choice(c, say(MEANINGS[c])) for c in (*fitting, NUMBER)),
        _evidence(column, fitting, named) if fitting else "",
        NUMBER,
        (name,),
        say("State `time: {one}` or `time: {other}` in the mapping.", one=fitting[0],
            other=fitting[-1]) if fitting else "",
    )  # fmt: skip
    evident = fitting[0].value if len(fitting) == 1 else None
    answer = decider.settle(
        question, stated=stated.value if stated else None, evident=evident if named else NUMBER
    )
    return None if answer == NUMBER else Counted(answer)


def _evidence(column: _Column, fitting: list[Counted], named: bool) -> str:
    numbers = int(column.rows[column.dated].sum())
    values = column.values[column.dated]
    told = {"low": f"{values.min():.15g}", "high": f"{values.max():.15g}"}
    times = column.micros(fitting[0])[column.dated]
    told |= {"first": _day(times.min()), "last": _day(times.max())}
    if not named:
        return say(
            "the header does not say time; {n:,} numbers from {low} to {high} would be {first} to "
            "{last}: if they are times, state `time: {stated}` in the mapping",
            n=numbers, stated=fitting[0], **told,
        )  # fmt: skip
    if len(fitting) > 1:
        other = column.micros(fitting[1])[column.dated]
        return say(
            "{n:,} numbers from {low} to {high} are {first} to {last} as {what}, and {first_2} to "
            "{last_2} as {what_2}",
            n=numbers, what=say(MEANINGS[fitting[0]]), what_2=say(MEANINGS[fitting[1]]),
            first_2=_day(other.min()), last_2=_day(other.max()), **told,
        )  # fmt: skip
    none = int(column.rows[column.ok & ~column.dated].sum())
    if none:
        return say(
            "{n:,} numbers from {low} to {high} are times between 1990 and 2040 only so: {first} "
            "to {last}; {none:,} zeros are no time",
            n=numbers, none=none, **told,
        )  # fmt: skip
    return say(
        "{n:,} numbers from {low} to {high} are times between 1990 and 2040 only so: {first} to "
        "{last}",
        n=numbers, **told,
    )  # fmt: skip


def _day(micros: float) -> str:
    return str(np.datetime64(int(micros), "us").astype("datetime64[D]"))


def _written(raw: Raw, column: _Column, counted: Counted) -> Raw:
    """The table with one column written as times; how it stood is kept as `written`."""
    array, micros = raw.columns[column.index], column.micros(counted)
    lived = column.dated & (micros >= EARLIEST) & (micros < LATEST)
    stamps = np.where(lived, micros, 0).astype(np.int64)
    if pa.types.is_dictionary(array.type):
        now = _texts(array, column, stamps, lived, counted)
    else:
        zone = "UTC" if counted.in_utc else None
        now = pa.array(stamps, mask=~lived).cast(pa.timestamp("us", zone))
    columns = (*raw.columns[: column.index], now, *raw.columns[column.index + 1 :])
    return replace(raw, columns=columns, written={column.index: array, **raw.written})


def _texts(
    array: pa.Array,
    column: _Column,
    stamps: npt.NDArray[np.int64],
    lived: npt.NDArray[np.bool_],
    counted: Counted,
) -> pa.Array:
    """Each different number as a time in the plainest form; what is none stays as it stands."""
    unit = "ms" if (stamps % SECOND).any() else "s"
    whole_days = not counted.in_utc and not (stamps % DAY).any()
    moments = pa.array(stamps, pa.timestamp("us")).cast(pa.timestamp(unit), safe=False)
    written = moments.cast(pa.date32()).cast(pa.string()) if whole_days else moments.cast("string")
    if counted.in_utc:
        written = pc.binary_join_element_wise(written, pa.scalar("Z"), "")
    zeros = pa.array(column.ok & ~column.dated)
    kept = pc.if_else(zeros, pa.scalar(""), array.dictionary)
    encoded = pc.if_else(pa.array(lived), written, kept).dictionary_encode()
    indices = encoded.indices.take(array.indices)
    return pa.DictionaryArray.from_arrays(indices, encoded.dictionary).cast(TEXT)
