"""One common factor by maximum likelihood."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from ..moments import Floats
from .profile import FLOOR, Profile, profile

_TOLERANCE = 1e-10
_MOST_STEPS = 200

Mask = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class OneFactor:
    """A one-factor model of k items, for any stack of matrices.

    `loadings` (..., k) and `uniquenesses` (..., k) are in the items' units, NaN where the model
    could not be fitted. `discrepancy` (...) is the minimum of log|Σ| + tr(S Σ⁻¹) - log|S| - k.
    `heywood` (..., k) marks items whose uniqueness ended on its lower bound (0.5 % of the item's
    variance): the model then explains an item wholly, which is a sign of too few rows or of a
    wrong model. `converged` (...) is false where there is no fit.
    """

    loadings: Floats
    uniquenesses: Floats
    discrepancy: Floats
    heywood: Mask
    converged: Mask

    @property
    def omega(self) -> Floats:
        """(Σ loadings)² / ((Σ loadings)² + Σ uniquenesses) (McDonald 1999)."""
        true = self.loadings.sum(axis=-1) ** 2
        return np.asarray(true / (true + self.uniquenesses.sum(axis=-1)))

    def chi_square(self, n: float) -> Floats:
        """Likelihood ratio against any covariance, N times the discrepancy, k(k - 3)/2 df."""
        return np.asarray(n * self.discrepancy)


def one_factor(cov: ArrayLike, *, start: ArrayLike | None = None) -> OneFactor:
    """Fit one factor by maximum likelihood to covariances (..., k, k).

    Jöreskog's (1967) profile of the likelihood over the uniquenesses, with log-uniquenesses,
    exact second derivatives (Clarke 1970) and uniquenesses kept above 0.5 % of the variance.
    `start`, uniquenesses (..., k) of a similar matrix, saves steps in replicates.

    No fit (NaN, `converged` false) below three items, where the factor is not determined, and
    where a matrix is not positive definite, as pairwise covariances with many holes may be.
    """
    matrix = np.asarray(cov, dtype=np.float64)
    if matrix.ndim < 2 or matrix.shape[-1] != matrix.shape[-2]:
        raise ValueError(f"covariances must be square, not {matrix.shape}")
    k, lead = matrix.shape[-1], matrix.shape[:-2]
    flat = matrix.reshape(-1, k, k)
    variance = np.diagonal(flat, axis1=-2, axis2=-1)
    scale = np.sqrt(np.where(variance > 0, variance, np.nan))
    corr = flat / scale[:, :, None] / scale[:, None, :]
    good = _definite(corr) if k > 2 else np.zeros(len(flat), dtype=np.bool_)
    corr = np.where(good[:, None, None], corr, np.eye(k))
    begin = _start(corr)
    if start is not None:
        given = np.broadcast_to(np.asarray(start, dtype=np.float64), variance.shape) / scale**2
        begin = np.where(np.isfinite(given), np.clip(given, FLOOR, 1.0), begin)
    logs, at, done = _minimize(corr, np.log(begin))
    good &= done
    loadings = np.where(good[:, None], at.loadings(logs) * scale, np.nan)
    unique = np.where(good[:, None], np.exp(logs) * scale**2, np.nan)
    return OneFactor(
        loadings.reshape(*lead, k),
        unique.reshape(*lead, k),
        np.where(good, at.value, np.nan).reshape(lead),
        ((logs <= np.log(FLOOR) + 1e-9) & good[:, None]).reshape(*lead, k),
        good.reshape(lead),
    )


def _minimize(corr: Floats, logs: Floats) -> tuple[Floats, Profile, Mask]:
    """Newton's method on log-uniquenesses (N, k), each matrix with its own step and bounds."""
    lowest = np.log(FLOOR)
    at = profile(corr, logs)
    done = np.zeros(len(corr), dtype=np.bool_)
    for _ in range(_MOST_STEPS):
        pinned = (logs <= lowest + 1e-12) & (at.gradient > 0)
        slope = np.where(pinned, 0.0, at.gradient)
        done = np.abs(slope).max(axis=-1) < _TOLERANCE
        if done.all():
            break
        step = np.where(done[:, None], 0.0, _step(at, slope, pinned))
        logs, at, moved = _search(corr, logs, at, step, lowest)
        if not moved.any():
            # No smaller value can be told apart from rounding: flat to the last digits is a
            # minimum, steep is not.
            done = np.abs(slope).max(axis=-1) < 1e-6
            break
    return logs, at, done


def _step(at: Profile, slope: Floats, pinned: Mask) -> Floats:
    """Newton step where the second derivatives allow it, a scoring step elsewhere.

    The expected second derivatives are always positive semidefinite; a pinned item stays put.
    """
    free = ~pinned[:, :, None] & ~pinned[:, None, :]
    eye = np.eye(slope.shape[1])
    exact = np.where(free, at.hessian, eye)
    scoring = np.where(free, at.expected, eye) + 1e-8 * eye
    convex = np.linalg.eigvalsh(exact)[:, 0] > 1e-8
    curvature = np.where(convex[:, None, None], exact, scoring)
    step = -np.linalg.solve(curvature, slope[:, :, None])[:, :, 0]
    longest = np.abs(step).max(axis=-1, keepdims=True)
    return np.asarray(step * np.minimum(1.0, 2.0 / np.maximum(longest, 1e-300)))


def _search(
    corr: Floats, logs: Floats, at: Profile, step: Floats, lowest: float
) -> tuple[Floats, Profile, Mask]:
    """Halve each step until its value falls; matrices that find none stay where they are."""
    moved = np.zeros(len(corr), dtype=np.bool_)
    waiting = np.abs(step).max(axis=-1) > 0
    size = np.ones((len(corr), 1))
    for _ in range(30):
        trial = np.clip(logs + size * step, lowest, np.log(2.0))
        there = profile(corr, trial)
        better = waiting & (there.value < at.value)
        logs = np.where(better[:, None], trial, logs)
        at = at.where(better, there)
        moved |= better
        waiting &= ~better
        if not waiting.any():
            break
        size = np.where(waiting[:, None], size / 2, size)
    return logs, at, moved


def _start(corr: Floats) -> Floats:
    """Jöreskog's (1963) start: (1 - 1/2k) of what the other items do not explain."""
    k = corr.shape[-1]
    partial = 1 / np.diagonal(np.linalg.inv(corr), axis1=-2, axis2=-1)
    return np.asarray(np.clip((1 - 0.5 / k) * partial, FLOOR, 1.0))


def _definite(corr: Floats) -> Mask:
    """Finite and positive definite, so that the likelihood exists."""
    whole = np.asarray(np.isfinite(corr).all(axis=(-2, -1)))
    filled = np.where(whole[:, None, None], corr, np.eye(corr.shape[-1]))
    return np.asarray(whole & (np.linalg.eigvalsh(filled)[:, 0] > 1e-10))
