"""Which cell each row belongs to, and which customers each cell holds."""

from collections.abc import Sequence
from dataclasses import dataclass
from threading import Lock

import numpy as np
import pyarrow as pa

from outsidein.stats.moments import Ints

from .blocks import BLOCKS, Keys, blocks, keys, known_keys, row_id
from .cells import Key, Label, order_key
from .labels import Codes, Labelled, codes, column_of, encoded_texts
from .members import FLAG_ROOM, Members, distinct
from .source import Chunk


@dataclass(frozen=True, slots=True)
class Grouping:
    """By what rows are grouped: columns for customer, segment and period; or a stored block."""

    customer: str | None = None
    segment: Labelled = None
    period: Labelled = None
    block: str | None = None
    name: str = ""

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns read."""
        given = tuple(c for c in (self.customer, self.block) if c is not None)
        return (*given, *column_of(self.segment), *column_of(self.period))


class CellIndex:
    """Numbers the cells in the order they appear; safe to use from several threads."""

    def __init__(self, grouping: Grouping) -> None:
        self.grouping = grouping
        self._groups: dict[tuple[Label, Label], int] = {}
        self._members = Members()
        self._lock = Lock()

    def cells(self, chunk: Chunk, keep: Ints | None = None) -> Ints:
        """The cell of every row of a chunk: 64 times its group plus its block.

        `keep` are the places of the rows whose customers count as members (None: all).
        """
        group = self._group_of(chunk.table)
        if self.grouping.block is not None:
            stored = chunk.table.column(self.grouping.block)
            return np.asarray(group * BLOCKS + np.asarray(stored.to_numpy(), dtype=np.int64))
        who, key, listed = self._customers(chunk)
        cell = group * BLOCKS + blocks(key)[who]
        part = slice(None) if keep is None else keep
        self._members.add(group[part], who[part], key, listed=listed)
        return np.asarray(cell)

    def members(self) -> tuple[Ints, Keys] | None:
        """(cell, customer key), each once, by the labels of the cell; None where none is known."""
        if self.grouping.block is not None:
            return None
        labels = list(self._groups)
        order = sorted(range(len(labels)), key=lambda group: order_key((*labels[group], 0)))
        return self._members.cells(order)

    def labels(self, cells: Sequence[int]) -> list[Key]:
        """(segment, period, block) of cells."""
        groups = list(self._groups)
        return [(*groups[cell // BLOCKS], cell % BLOCKS) for cell in cells]

    def _group_of(self, table: pa.Table) -> Ints:
        segment = codes(table, self.grouping.segment)
        period = codes(table, self.grouping.period)
        pair = segment.code * len(period.labels) + period.code
        domain = len(segment.labels) * len(period.labels)
        present = distinct(pair, domain)
        number = np.zeros(domain, dtype=np.int64) if domain <= FLAG_ROOM else None
        found = np.array([self._number(p, segment, period) for p in present], dtype=np.int64)
        if number is None:
            return np.asarray(found[np.searchsorted(present, pair)])
        number[present] = found
        return np.asarray(number[pair])

    def _number(self, pair: int, segment: Codes, period: Codes) -> int:
        s, p = divmod(int(pair), len(period.labels))
        name = (segment.labels[s], period.labels[p])
        with self._lock:
            return self._groups.setdefault(name, len(self._groups))

    def _customers(self, chunk: Chunk) -> tuple[Ints, Keys, bool]:
        """Every row's customer, as a place among keys; a row without one is one of its own.

        Also whether the keys are a list as the source has it, which other chunks may bring too.
        """
        n, source = chunk.table.num_rows, self.grouping.name
        if self.grouping.customer is None:
            own = keys(row_id(source, chunk.line(i)) for i in range(n))
            return np.arange(n, dtype=np.int64), own, False
        code, ids = encoded_texts(chunk.table.column(self.grouping.customer))
        nobody = np.append(ids.is_null().to_numpy(zero_copy_only=False), True)
        alone = np.flatnonzero(nobody[code])
        if not len(alone):
            return code, known_keys(ids), True
        code = code.copy()
        code[alone] = len(ids) + np.arange(len(alone))
        own = keys(row_id(source, chunk.line(int(i))) for i in alone)
        return code, np.append(known_keys(ids), own), False
