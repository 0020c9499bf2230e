"""LMG: each predictor's part of R², averaged over all orders in which predictors can enter."""

import math
from collections.abc import Sequence
from functools import lru_cache

import numpy as np
from numpy.typing import ArrayLike

from ..moments import Floats
from .check import as_correlation, usable

MOST_PREDICTORS = 22
"""Beyond this the number of subsets (4 million) no longer fits a minute; group predictors then."""

_CHUNK = 1 << 16
"""Subsets times matrices worked on at a time, so that they stay in the processor's cache."""

_COLLINEAR = 1e-11
"""Share of a predictor's variance left by the others below which it adds nothing to them."""


def lmg(corr: ArrayLike, *, groups: Sequence[Sequence[int]] | None = None) -> tuple[Floats, Floats]:
    """Divide R² among predictors, exactly over all 2^p subsets.

    Lindeman, Merenda and Gold (1980); the same as the Shapley value of R² (Grömping 2006).

    `corr` (..., p + 1, p + 1): correlations or covariances, outcome last. Returns LMG (..., p),
    which sums to R², and R² (...). `groups` partitions the predictors 0 .. p - 1; each group then
    enters as a whole and gets one part.

    A predictor that others repeat exactly is handled: R² of a subset is that of the projection,
    and equal predictors get equal parts. NaN where the matrix holds a NaN, a zero variance, or is
    not positive semidefinite (`drivers.trouble` says which). ValueError for more than 22 players.
    """
    matrix = as_correlation(corr)
    p = matrix.shape[-1] - 1
    players = [tuple(g) for g in (([i] for i in range(p)) if groups is None else groups)]
    _check_players(players, p)
    lead = matrix.shape[:-2]
    flat = matrix.reshape(-1, p + 1, p + 1)
    good = usable(flat)
    parts = np.full((len(flat), len(players)), np.nan)
    r2 = np.full(len(flat), np.nan)
    order = [i for group in players for i in group] + [p]
    indices = np.flatnonzero(good)
    step = max(_CHUNK >> len(players), 1)
    for start in range(0, len(indices), step):
        part = indices[start : start + step]
        ordered = flat[part][:, order][:, :, order]
        explained = _explained_by_subsets(ordered, [len(group) for group in players])
        parts[part] = _shapley(explained)
        r2[part] = explained[:, -1]
    return parts.reshape(*lead, len(players)), r2.reshape(lead)


def _check_players(players: list[tuple[int, ...]], p: int) -> None:
    """A partition of the predictors, and not too many parts."""
    if sorted(i for group in players for i in group) != list(range(p)):
        raise ValueError("groups must hold every predictor exactly once")
    if not 1 <= len(players) <= MOST_PREDICTORS:
        raise ValueError(
            f"LMG looks at all subsets: 1 to {MOST_PREDICTORS} predictors, not {len(players)}; "
            "put predictors into groups"
        )


def _explained_by_subsets(matrices: Floats, sizes: list[int]) -> Floats:
    """R² of every subset of players for matrices (B, m, m): (B, 2^players), player j is bit j.

    Subsets are built by doubling. Before player j there are 2^j subsets of the players before it,
    each with the covariances of everything that is left given that subset. Leaving j out keeps
    them; taking j in sweeps it. The matrices shrink as their number grows, so the whole costs
    about twelve operations per subset instead of one regression.
    """
    left = np.moveaxis(matrices, 0, -1)[:, :, None, :].copy()
    for size in sizes:
        count = left.shape[2]
        rest = left.shape[0] - size
        doubled = np.empty((rest, rest, 2 * count, left.shape[3]))
        doubled[:, :, :count] = left[size:, size:]
        swept = left
        for _ in range(size - 1):
            swept = _sweep(swept, np.empty_like(swept[1:, 1:]))
        _sweep(swept, doubled[:, :, count:])
        left = doubled
    return np.ascontiguousarray((1 - left[0, 0]).T)


def _sweep(left: Floats, out: Floats) -> Floats:
    """Covariances given the first variable, written to `out`; a variable already spent adds none.

    Variances start at one, so what is left of a pivot is its share that earlier ones do not hold.
    """
    pivot = left[0, 0]
    alive = pivot > _COLLINEAR
    factor = left[0, 1:] * np.where(alive, 1 / np.where(alive, pivot, 1), 0)
    np.multiply(left[1:, 0][:, None], factor[None], out=out)
    np.subtract(left[1:, 1:], out, out=out)
    return out


def _shapley(explained: Floats) -> Floats:
    """Shapley value of each player from R² of all subsets (B, 2^p): (B, p).

    With w(s) = s! (p - 1 - s)! / p!, player i gets Σ over T holding i of (w(|T| - 1) + w(|T|))
    R²(T), less Σ over all T of w(|T|) R²(T). The first sums come by folding the highest bit away.
    """
    p = explained.shape[1].bit_length() - 1
    taken, all_subsets = _weights(p)
    parts = np.empty((len(explained), p))
    folded = explained * taken
    for i in reversed(range(p)):
        half = folded.shape[1] // 2
        parts[:, i] = folded[:, half:].sum(axis=1)
        folded = folded[:, :half] + folded[:, half:]
    return np.asarray(parts - (explained * all_subsets).sum(axis=1)[:, None])


@lru_cache(maxsize=4)
def _weights(p: int) -> tuple[Floats, Floats]:
    """For each subset T: w(|T| - 1) + w(|T|), and w(|T|), where w is zero beyond its range."""
    w = [math.factorial(s) * math.factorial(p - 1 - s) / math.factorial(p) for s in range(p)]
    by_size = np.array([*w, 0.0])
    before = np.array([0.0, *w])
    size = np.zeros(1, dtype=np.int64)
    for _ in range(p):
        size = np.concatenate([size, size + 1])
    return (before + by_size)[size], by_size[size]
