"""The kernel: tiles of one cell's rows become sums, squares and cross-products by BLAS.

A tile Z = [X∘X; X; M] of up to 16,384 rows of one cell, items as rows, gives (X∘X)M', XM', MM' and
XX' in two calls. Single precision is exact while rows times the largest square stay below 2^24,
double precision below 2^53; tiles are cut and typed so that they do, and are added up in 64-bit
integers. Rows come sorted by cell, or are sorted within their chunk, so that a call gets many
rows of one cell.
"""

from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np
import numpy.typing as npt

from outsidein.stats.moments import Ints

from .cells import stable_order
from .grid import Numbers

Mask = npt.NDArray[np.bool_]

TILE = 16_384
"""Most rows of one tile."""
ENOUGH = 200
"""Rows of one cell that are worth a call of BLAS."""
ENOUGH_WAIT = 1 << 20
"""Rows in arrival order that are brought together by cell at once."""
SQUARES, SUMS, COUNTS, PRODUCTS = range(4)


@dataclass(frozen=True, slots=True)
class Block:
    """Stored values (k, n) of k items over n rows.

    A missing value is coded as the least number of its type, or not-a-number in doubles; `whole`
    says that there is none. `reach` is the largest absolute value, None for doubles.
    """

    stack: Numbers
    whole: bool
    reach: int | None

    @classmethod
    def of(
        cls, values: list[Numbers], masks: list[Mask | None], place: Ints | None, exact: bool
    ) -> "Block":
        """Pack columns, or their rows at `place`, into the narrowest type that holds them."""
        reach = _reach(values) if exact else None
        n = len(values[0] if place is None else place)
        stack = np.empty((len(values), n), dtype=_storage(reach))
        missing = _missing(stack.dtype)
        for row, column, mask in zip(stack, values, masks, strict=True):
            coded = column.astype(stack.dtype, copy=False)
            if mask is not None:
                coded = np.where(mask, coded, missing)
            if place is None:
                row[:] = coded
            else:  # "clip" is what writes in place without a copy
                np.take(coded, place, out=row, mode="clip")
        return cls(stack, all(mask is None for mask in masks), reach)

    @classmethod
    def joined(cls, blocks: list["Block"], order: Ints) -> "Block":
        """The rows of several blocks, all exact or all doubles, in a new order."""
        reaches = [block.reach for block in blocks if block.reach is not None]
        reach = max(reaches) if reaches else None
        stack = np.empty((len(blocks[0].stack), len(order)), dtype=_storage(reach))
        for i, row in enumerate(stack):
            column = np.concatenate([_stored_as(block.stack[i], row.dtype) for block in blocks])
            np.take(column, order, out=row, mode="clip")
        return cls(stack, all(block.whole for block in blocks), reach)


def _together(cells: Ints) -> bool:
    """Whether the rows of each cell stand together well enough."""
    runs = int(np.count_nonzero(cells[1:] != cells[:-1])) + 1
    return runs * ENOUGH <= len(cells) or runs <= 2


class Totals:
    """Adds up blocks by cell: for each cell squares, sums, counts and products (4, k, k).

    `exact` totals are 64-bit integers, the others doubles. A page holds the 64 cells of a group.
    """

    def __init__(self, k: int, exact: bool, page: int = 64) -> None:
        self.k = k
        self.exact = exact
        self._page = page
        self._pages: dict[int, Numbers] = {}
        self._tilers: dict[tuple[str, bool], _Tiler] = {}
        self._waiting: list[tuple[Block, Ints]] = []

    def add(self, block: Block, cells: Ints) -> None:
        """Take the rows of a block; row i belongs to `cells[i]`.

        Rows whose cells do not stand together wait for more, until `flush`.
        """
        if not len(cells):
            return
        if _together(cells):
            self._add(block, cells)
            return
        self._waiting.append((block, cells))
        if sum(len(waiting) for _, waiting in self._waiting) >= ENOUGH_WAIT:
            self.flush()

    def flush(self) -> None:
        """Add the rows that wait."""
        if not self._waiting:
            return
        blocks = [block for block, _ in self._waiting]
        cells = np.concatenate([cells for _, cells in self._waiting])
        self._waiting = []
        order = stable_order(cells)
        self._add(Block.joined(blocks, order), cells[order])

    def _add(self, block: Block, cells: Ints) -> None:
        starts = np.flatnonzero(np.diff(cells, prepend=-1))
        ends = np.append(starts[1:], len(cells))
        kind, most = _tile(block.reach)
        tiler = self._tiler(kind, block.whole)
        runs = zip(cells[starts].tolist(), starts.tolist(), ends.tolist(), strict=True)
        for cell, start, end in runs:
            into = self._cell(cell)
            for first in range(start, end, most):
                into += tiler.moments(block.stack[:, first : min(first + most, end)])

    def merge(self, other: "Totals") -> None:
        """Add the totals of another worker, which is left empty."""
        while other._pages:
            number, page = other._pages.popitem()
            if number in self._pages:
                self._pages[number] += page
            else:
                self._pages[number] = page

    def of(self, cells: Ints) -> Numbers:
        """The totals (C, 4, k, k) of some cells; zeros where a cell got no rows."""
        out = np.zeros((len(cells), 4, self.k, self.k), dtype=self._type())
        for place, cell in enumerate(cells.tolist()):
            number, within = divmod(cell, self._page)
            if number in self._pages:
                out[place] = self._pages[number][within]
        return out

    def _cell(self, cell: int) -> Numbers:
        number, within = divmod(cell, self._page)
        page = self._pages.get(number)
        if page is None:
            page = np.zeros((self._page, 4, self.k, self.k), dtype=self._type())
            self._pages[number] = page
        return np.asarray(page[within])

    def _type(self) -> npt.DTypeLike:
        return np.int64 if self.exact else np.float64

    def _tiler(self, kind: str, whole: bool) -> "_Tiler":
        if (kind, whole) not in self._tilers:
            self._tilers[kind, whole] = _Tiler(self.k, kind, whole, self.exact)
        return self._tilers[kind, whole]


class _Tiler:
    """Moments of one tile after another, in buffers that are used again."""

    def __init__(self, k: int, kind: str, whole: bool, exact: bool) -> None:
        self.k = k
        self.whole = whole
        self._buffer = np.empty((k + 1 if whole else 3 * k) * TILE, dtype=kind)
        self._out = np.empty((4 * k, k), dtype=kind)
        self._gram = np.empty((k + 1, k + 1), dtype=kind)
        # Exact single-precision results are below 2^24; the short integer converts faster.
        self._into = {"float32": np.int32, "float64": np.int64}.get(kind) if exact else None

    def moments(self, tile: Numbers) -> Numbers:
        """(4, k, k) of the stored values, and masks unless whole, of one tile."""
        (self._of_whole if self.whole else self._of_holed)(tile)
        out = self._out.reshape(4, self.k, self.k)
        return out if self._into is None else out.astype(self._into)

    def _of_holed(self, tile: Numbers) -> None:
        k, n = self.k, tile.shape[1]
        z = self._buffer[: 3 * k * n].reshape(3 * k, n)
        x, mask = z[k : 2 * k], z[2 * k :]
        np.copyto(x, tile, casting="unsafe")
        if tile.dtype.kind == "f":
            np.copyto(mask, tile == tile)
            np.copyto(x, 0.0, where=mask == 0)
        else:
            np.copyto(mask, tile != _missing(tile.dtype))
            np.multiply(x, mask, out=x)
        np.multiply(x, x, out=z[:k])
        np.matmul(z, mask.T, out=self._out[: 3 * k])
        np.matmul(x, x.T, out=self._out[3 * k :])

    def _of_whole(self, tile: Numbers) -> None:
        """Nothing is missing: one product of [X; 1] with itself holds everything."""
        k, n = self.k, tile.shape[1]
        z = self._buffer[: (k + 1) * n].reshape(k + 1, n)
        np.copyto(z[:k], tile, casting="unsafe")
        z[k] = 1
        gram = np.matmul(z, z.T, out=self._gram)
        out = self._out.reshape(4, k, k)
        out[SQUARES] = gram.diagonal()[:k, None]
        out[SUMS] = gram[:k, k:]
        out[COUNTS] = n
        out[PRODUCTS] = gram[:k, :k]


def _reach(values: list[Numbers]) -> int:
    return max(
        (max(abs(int(v.min())), abs(int(v.max()))) for v in values if len(v)),
        default=0,
    )


def _storage(reach: int | None) -> npt.DTypeLike:
    if reach is None:
        return np.float64
    return np.int8 if reach < 2**7 else np.int16 if reach < 2**15 else np.int64


def _stored_as(row: Numbers, kind: np.dtype[Any]) -> Numbers:
    """A row in a wider type, with that type's code for a missing value."""
    if row.dtype == kind:
        return row
    return np.where(row == _missing(row.dtype), _missing(kind), row.astype(kind))


@cache
def _missing(kind: np.dtype[Any]) -> Any:
    """The code for a missing value, which no stored value has."""
    return kind.type(np.nan) if kind.kind == "f" else np.iinfo(kind).min


def _tile(reach: int | None) -> tuple[str, int]:
    """The number type and most rows with which the products of a tile are exact."""
    if reach is None:
        return "float64", TILE
    square = max(reach, 1) ** 2
    if 2**24 // square >= 1024:
        return "float32", min(TILE, 2**24 // square)
    if 2**53 // square >= ENOUGH:
        return "float64", min(TILE, 2**53 // square)
    return "int64", TILE
