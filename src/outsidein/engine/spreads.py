"""How a quantity spreads in every group at once: histograms by group and block of customers.

spreads = Spreads.of(tickets, by="moment", customer="customer")
hours = spreads.histograms(spreads.between("opened_at", "resolved_at"))
hours["repair-visit"].values, hours["repair-visit"].counts      # seconds (V,), (64, V)
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from outsidein.stats.moments import Floats, Ints

from .blocks import BLOCKS, known_keys, row_id
from .cells import stable_order
from .labels import encoded_texts

PER_OCTAVE = 128
"""Values share a bin where they lie within 1/128 of an octave (0.5 %) of one another."""


@dataclass(frozen=True, slots=True)
class Spread:
    """The values (V,) of one group, ascending, with counts (64, V) by block.

    `excluded` counts the group's rows without a value.
    """

    values: Floats
    counts: Ints
    excluded: int


@dataclass(frozen=True, slots=True)
class Spreads:
    """The rows of a table with the group and the block of each, for one quantity after another."""

    table: pa.Table
    groups: tuple[str, ...]
    code: Ints
    block: Ints
    customers: Mapping[str, int]

    @classmethod
    def of(cls, table: pa.Table, *, by: str, customer: str) -> "Spreads":
        """Rows without a group belong to none; a row without a customer is one of its own."""
        code, names = encoded_texts(table.column(by))
        who, clients = encoded_texts(table.column(customer))
        blocks = (known_keys(clients) % np.uint64(BLOCKS)).astype(np.int64)
        nobody = np.append(~_valid(clients), True)[who]
        block = np.append(blocks, 0)[who]
        alone = np.flatnonzero(nobody)
        ids = pa.array([row_id("table", int(row) + 1) for row in alone], pa.string())
        block[alone] = (known_keys(ids) % np.uint64(BLOCKS)).astype(np.int64)
        named = _distinct(code[~nobody], who[~nobody], len(names) + 1, len(clients) + 1)
        without = np.bincount(code[nobody], minlength=len(names) + 1)
        texts = names.to_pylist()
        groups = tuple(text for text in texts if text is not None)
        places = {text: i for i, text in enumerate(groups)}
        to = np.array([places.get(text, len(groups)) for text in [*texts, None]], dtype=np.int64)
        people = {t: int(named[i] + without[i]) for i, t in enumerate(texts) if t is not None}
        return cls(table, groups, to[code], block, people)

    @property
    def rows(self) -> dict[str, int]:
        """Rows of each group."""
        counts = np.bincount(self.code, minlength=len(self.groups) + 1)
        return {group: int(counts[i]) for i, group in enumerate(self.groups)}

    def between(self, start: str, end: str) -> Floats:
        """Seconds from one time to another on every row; NaN where one is missing."""
        return _seconds(self.table.column(end)) - _seconds(self.table.column(start))

    def numbers(self, column: str) -> Floats:
        """A column of numbers on every row; NaN where there is none."""
        values = pc.cast(self.table.column(column), pa.float64()).combine_chunks()
        return np.asarray(values.to_numpy(zero_copy_only=False), dtype=np.float64)

    def histograms(self, values: Floats) -> dict[str, Spread]:
        """The spread of a quantity in each group; bins stand at the mean of what they hold."""
        size = len(self.groups)
        known = np.isfinite(values) & (self.code < size)
        x, block = values[known], self.block[known]
        sized = np.floor(PER_OCTAVE * np.log2(np.abs(x) * _FINE + 1)).astype(np.int64)
        bins = np.where(x < 0, -sized, sized)
        order = stable_order(self.code[known])
        ends = np.cumsum(np.bincount(self.code[known], minlength=size))
        rows = self.rows
        found = {}
        for group, here in zip(self.groups, np.split(order, ends[:-1]), strict=True):
            means, counts = _binned(x[here], bins[here], block[here])
            found[group] = Spread(means, counts, rows[group] - len(here))
        return found


def _distinct(code: Ints, who: Ints, groups: int, people: int) -> Ints:
    """How many people each group holds (groups,)."""
    pair = code * people + who
    if groups * people > _DENSE:
        return np.bincount(np.unique(pair) // people, minlength=groups)
    met = np.zeros(groups * people, dtype=bool)
    met[pair] = True
    return np.asarray(met.reshape(groups, people).sum(axis=1), dtype=np.int64)


_DENSE = 1 << 26


def _binned(x: Floats, bins: Ints, block: Ints) -> tuple[Floats, Ints]:
    """The mean of each bin (V,) and its counts by block (64, V)."""
    if not len(bins):
        return np.zeros(0), np.zeros((BLOCKS, 0), dtype=np.int64)
    place = bins - bins.min()
    width = int(place.max()) + 1
    counts = np.bincount(block * width + place, minlength=BLOCKS * width).reshape(BLOCKS, width)
    total = counts.sum(axis=0)
    held = np.flatnonzero(total)
    return np.bincount(place, x, minlength=width)[held] / total[held], counts[:, held]


_FINE = 60.0
"""Below about a sixtieth of a unit bins are of equal width."""


def _seconds(column: pa.ChunkedArray) -> Floats:
    whole = column.cast(pa.timestamp("us", tz=getattr(column.type, "tz", None)))
    stamps = whole.cast(pa.int64()).combine_chunks()
    known = stamps.is_valid().to_numpy(zero_copy_only=False)
    seconds = stamps.fill_null(0).to_numpy(zero_copy_only=False) / 1e6
    return np.where(known, seconds, np.nan)


def _valid(names: pa.Array) -> npt.NDArray[np.bool_]:
    return np.asarray(names.is_valid().to_numpy(zero_copy_only=False), dtype=bool)
