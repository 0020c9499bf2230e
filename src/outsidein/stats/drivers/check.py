"""Whether a correlation matrix can carry a regression, and in words why not."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import ArrayLike

from ..moments import Floats

INDEFINITE = -1e-8
"""A smallest eigenvalue below this is no rounding error: the matrix belongs to no data."""

SINGULAR = 1e-10
"""Predictors whose smallest eigenvalue is below this are linear combinations of one another."""


def as_correlation(matrix: ArrayLike) -> Floats:
    """Rescale covariances to correlations; NaN in the row and column of a zero variance."""
    cov = np.asarray(matrix, dtype=np.float64)
    if cov.ndim < 2 or cov.shape[-1] != cov.shape[-2]:
        raise ValueError(f"a correlation matrix must be square, not {cov.shape}")
    variance = np.diagonal(cov, axis1=-2, axis2=-1)
    scale = 1 / np.sqrt(np.where(variance > 0, variance, np.nan))
    corr = cov * scale[..., :, None] * scale[..., None, :]
    return np.asarray(corr)


def smallest_eigenvalue(matrix: ArrayLike) -> Floats:
    """Smallest eigenvalue of each matrix as correlations; NaN where an entry is NaN."""
    corr = as_correlation(matrix)
    whole = np.asarray(np.isfinite(corr).all(axis=(-2, -1)))
    filled = np.where(whole[..., None, None], corr, np.eye(corr.shape[-1]))
    return np.asarray(np.where(whole, np.linalg.eigvalsh(filled)[..., 0], np.nan))


def usable(matrix: ArrayLike) -> np.typing.NDArray[np.bool_]:
    """Whether each matrix is finite and positive semidefinite, so that R² of subsets exist."""
    return np.asarray(smallest_eigenvalue(matrix) >= INDEFINITE)


def trouble(matrix: ArrayLike, names: Sequence[str]) -> str | None:
    """In one sentence, why no (unique) coefficients come from this matrix; None where they do.

    `names` (p + 1) are the predictors' and, last, the outcome's. LMG still divides R² where
    predictors repeat one another; slopes and relative weights are NaN then.
    """
    corr = as_correlation(matrix)
    diagonal = np.isfinite(np.diagonal(corr))
    if not diagonal.all():
        constant = [name for name, ok in zip(names, diagonal, strict=True) if not ok]
        return f"no variation in {_listed(constant)}"
    missing = np.argwhere(np.triu(~np.isfinite(corr)))
    if len(missing):
        i, j = missing[0]
        return f"no correlation between {names[i]} and {names[j]}: too few rows hold both"
    if smallest_eigenvalue(corr) < INDEFINITE:
        return (
            "the pairwise correlations contradict one another (an eigenvalue is negative): "
            "too many answers are missing; use rows that are complete"
        )
    predictors = corr[:-1, :-1]
    values, vectors = np.linalg.eigh(predictors)
    if values[0] < SINGULAR:
        involved = [n for n, v in zip(names[:-1], vectors[:, 0], strict=True) if abs(v) > 1e-3]
        return f"{_listed(involved)} repeat one another exactly"
    return None


def _listed(names: Sequence[str]) -> str:
    """`a`, `a and b`, `a, b and c`."""
    return " and ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)
