"""Cells become values of their term; a cell that cannot be one rejects its row."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from outsidein.terms.language import say, say_many
from outsidein.terms.signal import Column, Reject
from outsidein.terms.signal import ColumnTerm as T

from . import flags, numerals, times
from .columns import smallest
from .missing import TEXT_MARKERS, is_blank, is_marker, trimmed
from .numerals import Notation
from .raw import Raw
from .recognize.profile import Profile
from .scales import RATED

INSTANTS = {T.TIME, T.OPENED, T.RESPONDED, T.RESOLVED, T.CLOSED, T.DUE, T.PROMISED}
DATES = {T.RENEWAL_DATE, T.START_DATE}
NUMBERS = {T.MEASURE, T.INDICATOR, T.WEIGHT, T.REOPENED, T.REASSIGNED, T.CONTRACT_VALUE} | RATED

GOOD_WORDS = re.compile(r"\b(satisfied|happy|good|positive|zufrieden|gut|yes|ja)\b|만족")
BAD_WORDS = re.compile(
    r"\b(dissatisfied|unsatisfied|not|neutral|unhappy|bad|negative|unzufrieden|schlecht|no|nein"
    r"|nicht)\b|불만족"
)
"""Words by which the good one of two answers is told."""

MOST_MONEY = 1e15
"""Amounts above this are no contract's; in cents they would leave 64 bits soon after."""

Why = Callable[[str], tuple[str, str]]
"""Gives reason and remedy for a text that cannot be read."""


@dataclass(frozen=True, slots=True)
class Plan:
    """How the cells of one column are to be read."""

    column: Column
    profile: Profile
    strict: bool
    notation: Notation = Notation.POINT
    day_first: bool = True
    zone: str = times.UTC
    missing: tuple[str, ...] = ()
    event: bool = False
    """A measure runs from or to this column, so it holds times."""
    yes: str | None = None
    """The answer that counts as 1 where every other is 0."""


@dataclass(slots=True)
class Converted:
    """Typed columns in the order of the file, and the bad cells by row."""

    arrays: list[pa.Array] = field(default_factory=list)
    bad: dict[int, list[tuple[str, str, str, str]]] = field(default_factory=dict)

    def rejects(self, raw: Raw) -> list[Reject]:
        """One reject for each bad row, naming its first bad cell and how many more there are."""
        found = []
        for row, cells in sorted(self.bad.items()):
            column, value, reason, remedy = cells[0]
            more = len(cells) - 1
            if more:
                others = ", ".join(f'"{c[0]}"' for c in cells[1:4])
                reason = say_many(
                    "{reason} (and {n} more bad cell: {others})",
                    "{reason} (and {n} more bad cells: {others})",
                    more,
                    reason=reason,
                    others=others,
                )
            line = int(raw.lines[row])
            found.append(
                Reject(raw.source, line, column, value[:200], reason, remedy, raw.cells(row))
            )
        return found


def convert(raw: Raw, plans: Sequence[Plan]) -> Converted:
    """Convert every column of a table as planned."""
    out = Converted()
    for index, plan in enumerate(plans):
        array = raw.columns[index]
        if pa.types.is_dictionary(array.type):
            out.arrays.append(_Cells(raw, plan, array, out).typed())
        else:
            out.arrays.append(_typed(plan, array, out))
    return out


class _Cells:
    """One column of texts; each different text is parsed once."""

    def __init__(self, raw: Raw, plan: Plan, array: pa.Array, out: Converted) -> None:
        self.plan, self.out = plan, out
        self.array, self.texts = array, trimmed(array.dictionary)
        self.codes = array.indices.to_numpy()
        used = np.bincount(self.codes, minlength=len(self.texts)) > 0
        blank = is_blank(self.texts).to_numpy(zero_copy_only=False) | ~used
        self.blank = blank | _in(self.texts, plan.missing)
        self.absent = self.blank | is_marker(self.texts).to_numpy(zero_copy_only=False)

    def typed(self) -> pa.Array:
        """The column as its term wants it; without a term, as all of its cells allow."""
        term, found = self.plan.column.term, self.plan.profile
        if self.plan.yes is not None:
            yes = _is(self.texts, self.plan.yes)
            return pa.array(yes[self.codes], mask=self.absent[self.codes])
        if term in INSTANTS or self.plan.event:
            return self._times(as_date=False)
        if term in DATES or (term is T.PERIOD and found.is_time):
            return self._times(as_date=True)
        if term is T.PERIOD:
            months = self._months()
            return self._text() if months is None else months
        if term is T.SLA_MET or (term in NUMBERS and found.is_flag):
            return self._flags(digits=True)
        if term is T.OVERALL and 0 < found.distinct <= 2 and not found.is_number:
            return self._two_words()
        if term in NUMBERS:
            return self._numbers()
        return self._free() if term is T.OTHER else self._text()

    def _free(self) -> pa.Array:
        found = self.plan.profile
        if not found.filled:
            return self._text()
        if found.numbers == 1.0:
            return self._numbers()
        if found.flags == 1.0:
            return self._flags(digits=False)
        if found.times == 1.0:
            return self._times(as_date=False, dates_stay=True)
        return self._text()

    def _text(self) -> pa.Array:
        """Texts as a dictionary without missing ones; trimming may have made some the same."""
        marked = is_marker(self.texts, TEXT_MARKERS).to_numpy(zero_copy_only=False)
        gone = self.blank | marked
        if not gone.any() and self.texts.equals(self.array.dictionary):
            return self.array
        kept = pc.if_else(pa.array(gone), pa.scalar(None, pa.string()), self.texts)
        merged = kept.dictionary_encode()
        indices = merged.indices.take(pa.array(self.codes))
        return pa.DictionaryArray.from_arrays(indices, merged.dictionary)

    def _numbers(self) -> pa.Array:
        plan = self.plan
        numbers = numerals.parse(self.texts, plan.notation)
        scale = plan.column.scale
        absent = self.absent
        good = numbers.ok
        if scale is not None:
            absent = absent | np.isin(numbers.values, scale.not_applicable)
            inside = (numbers.values >= scale.low) & (numbers.values <= scale.high)
            self._mark(good & ~absent & ~inside, lambda t: _outside(t, scale.low, scale.high))
            good = good & (inside | absent)
        self._mark(~numbers.ok & ~absent, numerals.why_not)
        if plan.column.term is T.CONTRACT_VALUE:
            huge = good & ~absent & (np.abs(numbers.values) > MOST_MONEY)
            self._mark(huge, _too_much)
            good = good & ~huge
        gone = (absent | ~good)[self.codes]
        if plan.column.term is T.CONTRACT_VALUE:
            minor = np.rint(np.where(absent | ~good, 0, numbers.values) * 100).astype(np.int64)
            return pa.array(minor[self.codes], mask=gone)
        if numbers.integers is None:
            return pa.array(numbers.values[self.codes], mask=gone)
        whole = pc.fill_null(numbers.integers, 0).to_numpy()
        return smallest(pa.array(whole[self.codes], mask=gone))

    def _flags(self, *, digits: bool) -> pa.Array:
        yes, ok = flags.parse(self.texts, digits=digits)
        self._mark(~ok & ~self.absent, lambda _: flags.why_not())
        return pa.array(yes[self.codes], mask=(self.absent | ~ok)[self.codes])

    def _two_words(self) -> pa.Array:
        texts = self.plan.profile.texts
        good = good_word(texts)
        if good is None and not (len(texts) == 1 and BAD_WORDS.search(texts[0].lower())):
            return self._text()
        yes = pc.equal(self.texts, good or "").to_numpy(zero_copy_only=False)
        return pa.array(yes[self.codes], mask=self.absent[self.codes])

    def _times(self, *, as_date: bool, dates_stay: bool = False) -> pa.Array:
        plan = self.plan
        zone = times.UTC if as_date else plan.zone
        read = times.parse(self.texts, day_first=plan.day_first, zone=zone, compact=plan.strict)
        zeros = pc.match_substring_regex(self.texts, r"^0000-00-00").to_numpy(zero_copy_only=False)
        absent = self.absent | zeros
        self._mark(~read.ok & ~absent, times.why_not)
        good = read.ok
        if plan.column.term in INSTANTS:
            lived = (read.micros >= times.EARLIEST) & (read.micros < times.LATEST)
            self._mark(good & ~absent & ~lived, times.why_not_lived)
            good = good & lived
        gone = (absent | ~good)[self.codes]
        if as_date or (dates_stay and not read.clock.any()):
            days = np.floor_divide(read.micros, times.DAY).astype(np.int32)
            return pa.array(days[self.codes], pa.int32(), mask=gone).cast(pa.date32())
        stamp = pa.array(read.micros[self.codes], mask=gone)
        return stamp.cast(pa.timestamp("us", tz="UTC"))

    def _months(self) -> pa.Array | None:
        month = pc.match_substring_regex(self.texts, times.MONTH).to_numpy(zero_copy_only=False)
        return self._times(as_date=True) if (month | self.absent).all() else None

    def _mark(self, bad: npt.NDArray[np.bool_], why: Why) -> None:
        """Remember the bad cells; columns that nobody uses reject nothing."""
        if not self.plan.strict or not bad.any():
            return
        for row in np.flatnonzero(bad[self.codes]).tolist():
            text = self.texts[int(self.codes[row])].as_py()
            reason, remedy = why(text)
            self.out.bad.setdefault(row, []).append((self.plan.column.name, text, reason, remedy))


def good_word(texts: Sequence[str]) -> str | None:
    """Which of two answers is the good one; where only one was given, whether it is."""
    bad = [t for t in texts if BAD_WORDS.search(t.lower())]
    good = [t for t in texts if t not in bad and GOOD_WORDS.search(t.lower())]
    return good[0] if len(good) == 1 and len(texts) <= 2 else None


def answered(array: pa.Array, answer: str) -> bool:
    """Whether any cell of a column is that answer, blanks around it and letter case set aside."""
    return bool(_is(_as_text(array), answer).any())


def _is(texts: pa.Array, answer: str) -> npt.NDArray[np.bool_]:
    wanted = answer.strip().casefold()
    return np.array([(t or "").strip().casefold() == wanted for t in texts.to_pylist()], bool)


def _as_text(array: pa.Array) -> pa.Array:
    """The different values of a column as they are written; whole numbers without a point."""
    if pa.types.is_dictionary(array.type):
        return trimmed(array.dictionary)
    if pa.types.is_floating(array.type):
        values = [None if v is None or v != v else f"{v:g}" for v in array.to_pylist()]
        return pa.array(values, pa.string())
    return array.cast(pa.string())


def _in(texts: pa.Array, values: Sequence[str]) -> npt.NDArray[np.bool_]:
    found = pc.is_in(texts, pa.array(list(values), pa.string()))
    return np.asarray(found.to_numpy(zero_copy_only=False))


def _outside(text: str, low: float, high: float) -> tuple[str, str]:
    return (
        say("{text} is outside the scale from {low:g} to {high:g}", text=text, low=low, high=high),
        say("Correct the answer, or state that {text} stands for not applicable.", text=text),
    )


def _too_much(text: str) -> tuple[str, str]:
    return say("{text} is too large for the value of a contract", text=text), say(
        "Write the amount as it is."
    )


def _typed(plan: Plan, array: pa.Array, out: Converted) -> pa.Array:
    """A column that came with its type (Parquet, frames) as its term wants it."""
    term, kind = plan.column.term, array.type
    if plan.yes is not None:
        texts = _as_text(array)
        return pa.array(_is(texts, plan.yes), mask=texts.is_null().to_numpy(zero_copy_only=False))
    if pa.types.is_timestamp(kind):
        stamp = array.cast(pa.timestamp("us", tz=kind.tz))
        if kind.tz is None:
            stamp = pc.assume_timezone(stamp, plan.zone, ambiguous="earliest", nonexistent="latest")
        return stamp.cast(pa.date32()) if term in DATES else stamp.cast(pa.timestamp("us", "UTC"))
    if pa.types.is_date(kind):
        days = array.cast(pa.date32())
        return (
            days.cast(pa.timestamp("us")).cast(pa.timestamp("us", "UTC"))
            if term in INSTANTS
            else days
        )
    if pa.types.is_boolean(kind):
        return array
    if not (pa.types.is_integer(kind) or pa.types.is_floating(kind) or pa.types.is_decimal(kind)):
        return array.cast(pa.string())
    if term not in NUMBERS | {T.OTHER}:
        return array.cast(pa.string()).dictionary_encode()
    return _number_array(plan, array, out)


def _number_array(plan: Plan, array: pa.Array, out: Converted) -> pa.Array:
    values = np.array(array.cast(pa.float64()).to_numpy(zero_copy_only=False), dtype=np.float64)
    gone = np.isnan(values)
    scale = plan.column.scale
    bad = np.isinf(values)
    if scale is not None:
        gone |= np.isin(values, scale.not_applicable)
        bad |= ~gone & ((values < scale.low) | (values > scale.high))
    for row in np.flatnonzero(bad & plan.strict).tolist():
        why = numerals.why_not("inf") if np.isinf(values[row]) or scale is None else _outside(
            f"{values[row]:g}", scale.low, scale.high
        )  # fmt: skip
        out.bad.setdefault(row, []).append((plan.column.name, f"{values[row]:g}", *why))
    if plan.column.term is T.CONTRACT_VALUE:
        huge = ~gone & ~bad & (np.abs(values) > MOST_MONEY)
        for row in np.flatnonzero(huge & plan.strict).tolist():
            text = f"{values[row]:.0f}"
            out.bad.setdefault(row, []).append((plan.column.name, text, *_too_much(text)))
        bad |= huge
    gone |= bad
    if plan.column.term is T.CONTRACT_VALUE:
        return pa.array(np.rint(np.where(gone, 0, values) * 100).astype(np.int64), mask=gone)
    if plan.profile.whole and (gone.all() or np.abs(values[~gone]).max() < 2**53):
        return smallest(pa.array(np.where(gone, 0, values).astype(np.int64), mask=gone))
    return pa.array(values, mask=gone)
