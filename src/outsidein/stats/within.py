"""A monotone curve from comparisons within units, each of which has a level of its own.

People who are served worse may be people who rate lower anyway. Ratings of one person under
different deliveries are free of that: with a level for each unit the curve rests on them alone
(the fixed effects or within estimator, Mundlak 1978), here with a monotone curve in the place of a
straight line. Sums over units are all that it needs, so that they merge and can be left out.
"""

from dataclasses import dataclass

import numpy as np
from scipy.optimize import nnls
from scipy.sparse import csr_matrix

from .moments import Floats, Ints

_STEPS = 2.0**20
"""Levels of units in steps so small that they add up exactly, whatever their order."""

_NOTHING = 1e-10
"""Part of the mean information that a bin without any gets, so that there is one solution."""


@dataclass(frozen=True, slots=True)
class Within:
    """Sums over units by block: all that the curve needs.

    `gram` (B, K, K) is diag(n) - Σ n_u n_u' / N_u and `total` (B, K) is Σ (y - ȳ_u) by bin, with
    n_u (K,) the ratings of unit u by bin. `comparisons` are the ratings beyond the first of every
    unit that was rated in more than one bin: what there is to compare.
    """

    gram: Floats
    total: Floats
    comparisons: int


def within(
    unit: Ints, block: Ints, bins: Ints, rating: Floats, *, blocks: int, parts: int
) -> Within:
    """Add up ratings (n,) by unit, the unit's block and the bin of each (0 .. parts - 1).

    A unit lies in one block as a whole. The same sums for any order of the rows.
    """
    named, who = np.unique(block * (int(unit.max()) + 1) + unit, return_inverse=True)
    shape = (len(named), parts)
    held = csr_matrix((np.ones(len(who)), (who, bins)), shape=shape)
    held.sum_duplicates()
    number = np.bincount(who, minlength=len(named))
    mean = np.rint(np.bincount(who, np.rint(rating * _STEPS)) / number) / _STEPS
    weight = np.rint(_STEPS / number) / _STEPS
    ends = np.searchsorted(named, np.arange(blocks + 1) * (int(unit.max()) + 1))
    gram, total = np.zeros((blocks, parts, parts)), np.zeros((blocks, parts))
    count = np.bincount(block * parts + bins, minlength=blocks * parts).reshape(blocks, parts)
    steps = np.bincount(block * parts + bins, np.rint(rating * _STEPS), blocks * parts)
    for b in range(blocks):
        units = slice(ends[b], ends[b + 1])
        part = held[units]
        shared = part.T @ part.multiply(weight[units, None]).tocsr()
        gram[b] = np.diag(count[b]) - shared.toarray()
        total[b] = steps.reshape(blocks, parts)[b] / _STEPS - part.T @ mean[units]
    several = np.diff(held.indptr) > 1
    return Within(gram, total, int((number[several] - 1).sum()))


def monotone(gram: Floats, total: Floats, increasing: bool) -> Floats:
    """The curve (K,) that fits the comparisons best and never turns; its first value is 0.

    Least squares over Σ (y - level of the unit - curve)² with the levels profiled out, by
    non-negative least squares on the curve's increments (Lawson and Hanson 1974). gram (K, K) and
    total (K,) are sums of `Within` over the blocks that count. A bin in which nothing can be
    compared has the level of its neighbour.
    """
    parts = len(total)
    if parts == 1:
        return np.zeros(1)
    sign = 1.0 if increasing else -1.0
    steps = sign * np.tril(np.ones((parts, parts)))[:, 1:]
    normal, right = steps.T @ gram @ steps, steps.T @ total
    least = _NOTHING * max(float(np.trace(normal)) / (parts - 1), 1.0)
    root = np.linalg.cholesky(normal + least * np.eye(parts - 1))
    rise, _ = nnls(root.T, np.linalg.solve(root, right), maxiter=30 * parts)
    return np.asarray(steps @ rise)
