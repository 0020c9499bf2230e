"""Sums over rows in each customer block: all that a ratio of amounts needs."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]

SEED = 20030
"""Where alike cases are given as a number, they are spread over the blocks with this seed."""


@dataclass(frozen=True, slots=True)
class Sums:
    """Sums (B, K) of each of `parts` (K) over the rows of each customer block.

    `rows` (B,) counts the rows (or cases) behind them, `customers` distinct customers where they
    are known, `excluded` the rows that could not be used.
    """

    parts: tuple[str, ...]
    sums: Floats
    rows: Ints
    customers: int | None = None
    excluded: int = 0

    @property
    def n(self) -> int:
        """Rows, or cases where rows hold a number of them."""
        return int(self.rows.sum())

    @property
    def blocks(self) -> int:
        """Blocks that hold a row."""
        return int((self.rows > 0).sum())

    def total(self) -> Floats:
        """Sums (K,) over all blocks."""
        return np.asarray(self.sums.sum(axis=0))

    def left_out(self) -> Floats:
        """Sums (B', K) without each non-empty block in turn."""
        full = self.sums[self.rows > 0]
        return np.asarray(full.sum(axis=0) - full)

    def __add__(self, other: "Sums") -> "Sums":
        """Merge the sums of two sets of rows over the same blocks."""
        if self.parts != other.parts:
            raise ValueError("only sums of the same parts can be merged")
        known = self.customers is not None and other.customers is not None
        return Sums(
            self.parts,
            self.sums + other.sums,
            self.rows + other.rows,
            (self.customers or 0) + (other.customers or 0) if known else None,
            self.excluded + other.excluded,
        )


def sum_rows(
    parts: Sequence[str],
    rows: Floats,
    block: Ints,
    *,
    times: Floats | None = None,
    blocks: int = 64,
    customers: int | None = None,
) -> Sums:
    """Add up rows (n, K) by block (n,); a row with a part that is not finite is excluded.

    Rows are added in an order of their own, so that the order of the file does not move the last
    bit. `times` (n,) says how many alike cases a row stands for: they are spread over the blocks
    at random with a fixed seed, as cases that nobody groups would be, and count as n.
    """
    usable = np.isfinite(rows).all(axis=1)
    if times is not None:
        usable &= np.isfinite(times) & (times >= 0) & (times == np.round(times))
    excluded = int((~usable).sum())
    sums = np.zeros((blocks, len(parts)))
    counted = np.zeros(blocks, dtype=np.int64)
    if times is not None:
        kinds, kind = np.unique(rows[usable], axis=0, return_inverse=True)
        held = np.bincount(kind.reshape(-1), times[usable], len(kinds)).astype(np.int64)
        spread = np.random.default_rng(SEED).multinomial(held, np.full(blocks, 1 / blocks))
        spread = spread.reshape(len(kinds), blocks)
        return Sums(tuple(parts), spread.T @ kinds, spread.sum(axis=0), customers, excluded)
    kept, place = rows[usable], block[usable]
    order = np.lexsort((*kept.T, place))
    np.add.at(sums, place[order], kept[order])
    np.add.at(counted, place, 1)
    return Sums(tuple(parts), sums, counted, customers, excluded)
