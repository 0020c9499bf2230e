"""What the values of a column look like, before anything is known of their meaning."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from .. import flags, times
from ..missing import TEXT_MARKERS, is_blank, is_marker, trimmed
from ..numerals import Style, parse, style_of
from ..raw import Raw

MOSTLY = 0.9
FEW = 12
SAMPLE = 2000
"""So many different texts are looked at before all are."""

CODES = frozenset({77, 88, 97, 98, 99, 777, 888, 998, 999, 9999, -7, -8, -9, -99, -98, -999})
"""Numbers that surveys use for "not applicable" and "no answer", far from any scale."""


@dataclass(frozen=True, slots=True)
class Profile:
    """Shares are of the filled cells. `values` and `counts` list the few numbers of a rating."""

    rows: int
    filled: int
    distinct: int
    numbers: float
    whole: bool
    low: float
    high: float
    times: float
    flags: float
    length: float
    values: tuple[float, ...] = ()
    counts: tuple[int, ...] = ()
    texts: tuple[str, ...] = ()
    markers: tuple[str, ...] = ()
    style: Style | None = None

    @property
    def is_number(self) -> bool:
        """Mostly numbers."""
        return self.filled > 0 and self.numbers >= MOSTLY

    @property
    def is_time(self) -> bool:
        """Mostly dates or times."""
        return self.filled > 0 and self.times >= MOSTLY

    @property
    def is_day(self) -> bool:
        """Whole numbers that may be days written as 20240305."""
        return self.is_number and self.whole and self.low >= 19_000_101 and self.high <= 22_001_231

    @property
    def is_flag(self) -> bool:
        """Mostly yes and no in words."""
        return self.filled > 0 and self.flags >= MOSTLY

    @property
    def is_rating(self) -> bool:
        """Few whole numbers within the span that rating scales have, codes set aside."""
        values = self.scale_values
        return (
            self.is_number
            and self.whole
            and len(values) > 1
            and values[0] >= -3
            and values[-1] <= 10
        )

    @property
    def scale_values(self) -> tuple[float, ...]:
        """The numbers that occur, without codes such as 99 and -99."""
        return tuple(v for v in self.values if v not in CODES)

    @property
    def top(self) -> float:
        """The highest number that is no code."""
        return max(self.scale_values, default=0.0)

    @property
    def unique(self) -> bool:
        """Every filled cell is different."""
        return self.filled > 1 and self.distinct == self.filled


def profile(raw: Raw, index: int, missing: Sequence[str] = ()) -> Profile:
    """Look at all different values of one column; `missing` texts are no values."""
    array = raw.columns[index]
    if not pa.types.is_dictionary(array.type):
        return _typed(array)
    texts = trimmed(array.dictionary)
    counts = np.bincount(array.indices.to_numpy(), minlength=len(texts))
    stated = pc.is_in(texts, pa.array(list(missing), pa.string()))
    blank = pc.or_(is_blank(texts), stated).to_numpy(zero_copy_only=False)
    marked = is_marker(texts).to_numpy(zero_copy_only=False)
    here = ~blank & ~marked & (counts > 0)
    kept, weights = texts.filter(pa.array(here)), counts[here]
    filled = int(weights.sum())
    sample = kept.take(pa.array(np.arange(0, len(kept), max(1, len(kept) // SAMPLE))))
    style = style_of(kept) if parse(sample).ok.any() or _has_commas(sample) else style_of(sample)
    # Where a sample of many texts holds no number (time, flag), the column is not made of them.
    numbers = parse(kept if parse(sample, style.notation).ok.any() else sample[:0], style.notation)
    number_ok = numbers.ok if len(numbers.ok) == len(kept) else np.zeros(len(kept), bool)
    read = numbers.values[numbers.ok]
    timed = times.looks_like_time(sample).any()
    time_ok = times.looks_like_time(kept) if timed else np.zeros(len(kept), bool)
    flagged = flags.parse(kept)[1] if len(kept) <= SAMPLE else np.zeros(len(kept), bool)
    few = numbers.whole and 0 < len(read) <= 40
    order = np.argsort(read)
    top = np.argsort(-weights, kind="stable")[:FEW]
    return Profile(
        rows=len(array),
        filled=filled,
        distinct=len(kept),
        numbers=_share(weights, number_ok, filled),
        whole=numbers.whole and len(read) > 0,
        low=float(read.min()) if len(read) else 0.0,
        high=float(read.max()) if len(read) else 0.0,
        times=_share(weights, time_ok, filled),
        flags=_share(weights, flagged, filled),
        length=_mean_length(kept, weights, filled),
        values=tuple(read[order].tolist()) if few else (),
        counts=tuple(weights[number_ok][order].tolist()) if few else (),
        texts=tuple(kept.take(pa.array(top)).to_pylist()) if len(kept) else (),
        markers=_markers(texts, marked & (counts > 0)),
        style=style,
    )


def _has_commas(sample: pa.Array) -> bool:
    return bool(pc.any(pc.match_substring_regex(sample, "[0-9],[0-9]")).as_py())


def _markers(texts: pa.Array, marked: npt.NDArray[np.bool_]) -> tuple[str, ...]:
    return tuple(texts.filter(pa.array(marked)).to_pylist()[:3])


def _share(weights: npt.NDArray[np.int64], mask: npt.NDArray[np.bool_], filled: int) -> float:
    return float(weights[mask].sum() / filled) if filled else 0.0


def _mean_length(kept: pa.Array, weights: npt.NDArray[np.int64], filled: int) -> float:
    if not filled:
        return 0.0
    return float((pc.utf8_length(kept).to_numpy() * weights).sum() / filled)


def _typed(array: pa.Array) -> Profile:
    """A column that came with its type (Parquet, frames)."""
    kept = array.drop_null()
    filled = len(kept)
    number = pa.types.is_integer(array.type) or pa.types.is_floating(array.type)
    number = number or pa.types.is_decimal(array.type)
    time = pa.types.is_temporal(array.type)
    values = np.array(kept.cast(pa.float64()).to_numpy(), float) if number else np.zeros(0)
    values = values[np.isfinite(values)]
    seen, counts = np.unique(values, return_counts=True)
    few = len(seen) <= 40
    return Profile(
        rows=len(array),
        filled=filled,
        distinct=len(pc.unique(kept)),
        numbers=float(number),
        whole=bool(number and np.array_equal(values, np.rint(values))),
        low=float(values.min()) if len(values) else 0.0,
        high=float(values.max()) if len(values) else 0.0,
        times=float(time),
        flags=float(pa.types.is_boolean(array.type)),
        length=8.0,
        values=tuple(seen.tolist()) if few else (),
        counts=tuple(counts.tolist()) if few else (),
    )


def text_markers(texts: pa.Array) -> pa.Array:
    """Which texts stand for a missing value in a column of texts."""
    return is_marker(texts, TEXT_MARKERS)
