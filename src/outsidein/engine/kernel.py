"""The kernel: tiles of one cell's rows become sums, squares and cross-products by BLAS.

A tile Z = [X∘X; X; M] of up to 16,384 rows of one cell, items as rows, gives (X∘X)M', XM', MM' and
XX' in two calls. Single precision is exact while rows times the largest square stay below 2^24,
double precision below 2^53; tiles are cut and typed so that they do, and are added up in 64-bit
integers. Rows come sorted by cell, or are sorted within their chunk and wait for the rows of other
chunks, so that a call gets many rows of one cell.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from operator import itemgetter
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
WAIT_BYTES = 1 << 26
"""Bytes of rows in arrival order that wait to be brought together by cell."""
MOST_PAGES = 32
"""Most pages of totals that are made at once; a few megabytes in one piece are made quickest."""
NARROW = 2**31
"""Totals below this are added up in 32 bits: half the memory to go through."""
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

    def at(self, order: Ints) -> "Block":
        """The rows in a new order."""
        stack = np.empty((len(self.stack), len(order)), dtype=self.stack.dtype)
        for row, column in zip(stack, self.stack, strict=True):
            np.take(column, order, out=row, mode="clip")
        return Block(stack, self.whole, self.reach)

    def wide(self, reach: int | None) -> "Block":
        """The same in the type that holds a larger reach."""
        kind = np.dtype(_storage(reach))
        return Block(_stored_as(self.stack, kind), self.whole, reach)


def gathering(cells: Ints) -> Ints | None:
    """The places of the rows by cell; None where the rows of each cell stand together already."""
    return None if _together(cells) else stable_order(cells)


def _together(cells: Ints) -> bool:
    """Whether the rows of each cell stand together well enough."""
    runs = int(np.count_nonzero(cells[1:] != cells[:-1])) + 1
    return runs * ENOUGH <= len(cells) or runs <= 2


class Totals:
    """Adds up blocks by cell: for each cell squares, sums, counts and products (4, k, k).

    `exact` totals are integers, the others doubles. A page holds the 64 cells of a group.
    """

    def __init__(self, k: int, exact: bool, page: int = 64) -> None:
        self.k = k
        self.exact = exact
        self._page = page
        self._pages: dict[int, Numbers] = {}
        self._spare: list[Numbers] = []
        self._tilers: dict[tuple[str, bool], _Tiler] = {}
        self._waiting: list[tuple[Block, Ints]] = []
        self._kind: npt.DTypeLike = np.int32 if exact else np.float64
        self._largest = 0

    def add(self, block: Block, cells: Ints) -> None:
        """Take the rows of a block; row i belongs to `cells[i]`.

        Rows whose cells do not stand together wait for more, until `flush`.
        """
        if not len(cells):
            return
        if self.exact:
            self._make_room(len(cells) * max(block.reach or 0, 1) ** 2)
        if _together(cells):
            self._add([(block, cells)])
            return
        if (cells[1:] < cells[:-1]).any():
            order = stable_order(cells)
            block, cells = block.at(order), cells[order]
        self._waiting.append((block, cells))
        if sum(waiting.stack.nbytes for waiting, _ in self._waiting) >= WAIT_BYTES:
            self.flush()

    def flush(self) -> None:
        """Add the rows that wait."""
        if self._waiting:
            waiting, self._waiting = self._waiting, []
            self._add(waiting)

    def _add(self, parts: list[tuple[Block, Ints]]) -> None:
        """Add blocks whose rows stand together by cell, a cell at a time through all blocks."""
        reaches = [block.reach for block, _ in parts if block.reach is not None]
        reach = max(reaches) if reaches else None
        stacks = [block.wide(reach).stack for block, _ in parts]
        kind, most = _tile(reach)
        tiler = self._tiler(kind, all(block.whole for block, _ in parts))
        for cell, views in _by_cell(stacks, [cells for _, cells in parts]):
            into = self._cell(cell)
            for tile in _tiles(views, most):
                into += tiler.moments(tile)

    def merge(self, other: "Totals") -> None:
        """Add the totals of another worker, which is left empty."""
        if self.exact:
            self._make_room(other._largest)
        while other._pages:
            number, page = other._pages.popitem()
            if number in self._pages:
                self._pages[number] += page
            else:
                self._pages[number] = page.astype(self._kind, copy=False)

    def _make_room(self, more: int) -> None:
        """Go over to 64 bits before totals can be too large for 32."""
        self._largest += more
        if self._largest >= NARROW and self._kind == np.int32:
            self._kind = np.int64
            self._spare = []
            self._pages = {n: page.astype(np.int64) for n, page in self._pages.items()}

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
            page = self._pages[number] = self._empty_page()
        return np.asarray(page[within])

    def _empty_page(self) -> Numbers:
        if not self._spare:
            pages = min(max(len(self._pages), 1), MOST_PAGES)
            shape = (pages, self._page, 4, self.k, self.k)
            self._spare = list(np.zeros(shape, dtype=self._kind))
        return self._spare.pop()

    def _type(self) -> npt.DTypeLike:
        """The type in which totals are given."""
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

    def moments(self, tile: list[Numbers]) -> Numbers:
        """(4, k, k) of the stored values, and masks unless whole, of the pieces of one tile."""
        (self._of_whole if self.whole else self._of_holed)(tile)
        out = self._out.reshape(4, self.k, self.k)
        return out if self._into is None else out.astype(self._into)

    def _of_holed(self, tile: list[Numbers]) -> None:
        k, n = self.k, sum(piece.shape[1] for piece in tile)
        z = self._buffer[: 3 * k * n].reshape(3 * k, n)
        x, mask = z[k : 2 * k], z[2 * k :]
        _fill(x, tile)
        if tile[0].dtype.kind == "f":
            np.equal(x, x, out=mask)
            np.copyto(x, 0.0, where=mask == 0)
        else:
            np.not_equal(x, x.dtype.type(_missing(tile[0].dtype)), out=mask)
            np.multiply(x, mask, out=x)
        np.multiply(x, x, out=z[:k])
        np.matmul(z, mask.T, out=self._out[: 3 * k])
        np.matmul(x, x.T, out=self._out[3 * k :])

    def _of_whole(self, tile: list[Numbers]) -> None:
        """Nothing is missing: one product of [X; 1] with itself holds everything."""
        k, n = self.k, sum(piece.shape[1] for piece in tile)
        z = self._buffer[: (k + 1) * n].reshape(k + 1, n)
        _fill(z[:k], tile)
        z[k] = 1
        gram = np.matmul(z, z.T, out=self._gram)
        out = self._out.reshape(4, k, k)
        out[SQUARES] = gram.diagonal()[:k, None]
        out[SUMS] = gram[:k, k:]
        out[COUNTS] = n
        out[PRODUCTS] = gram[:k, :k]


def _fill(into: Numbers, pieces: list[Numbers]) -> None:
    """Set pieces (k, n_i) side by side."""
    first = 0
    for piece in pieces:
        end = first + piece.shape[1]
        np.copyto(into[:, first:end], piece, casting="unsafe")
        first = end


def _by_cell(stacks: list[Numbers], cells: list[Ints]) -> Iterator[tuple[int, list[Numbers]]]:
    """Each cell with its columns in every stack; the cells of a stack stand together."""
    starts = [np.flatnonzero(np.diff(c, prepend=-1)) for c in cells]
    cell = np.concatenate([c[s] for c, s in zip(cells, starts, strict=True)])
    ends = [np.append(s[1:], len(c)) for c, s in zip(cells, starts, strict=True)]
    source = np.repeat(np.arange(len(cells)), [len(s) for s in starts])
    order = stable_order(cell)
    pieces = zip(
        cell[order].tolist(),
        source[order].tolist(),
        np.concatenate(starts)[order].tolist(),
        np.concatenate(ends)[order].tolist(),
        strict=True,
    )
    for number, group in groupby(pieces, key=itemgetter(0)):
        yield number, [stacks[i][:, start:end] for _, i, start, end in group]


def _tiles(views: list[Numbers], most: int) -> Iterator[list[Numbers]]:
    """The columns of the views in tiles of at most so many rows."""
    held: list[Numbers] = []
    room = most
    for view in views:
        rest = view
        while rest.shape[1] > room:
            yield [*held, rest[:, :room]]
            rest, held, room = rest[:, room:], [], most
        held.append(rest)
        room -= rest.shape[1]
    yield held


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
    """Values in a wider type, with that type's code for a missing value."""
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
