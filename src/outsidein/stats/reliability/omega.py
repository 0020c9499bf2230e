"""McDonald's omega from a one-factor model."""

import numpy as np
from numpy.typing import ArrayLike

from ..moments import Floats
from .factor import one_factor


def omega(cov: ArrayLike, n: float | None = None, *, start: ArrayLike | None = None) -> float:
    """McDonald's (1999) omega of one matrix (k, k): the share of the sum's variance that is common.

    (Σ loadings)² / ((Σ loadings)² + Σ uniquenesses) of a one-factor maximum likelihood model, as
    the row `omega` of R semTools. NaN below three items, where the matrix is not positive
    definite, and where `n` (rows) is given and does not exceed the items. `one_factor` tells of
    Heywood cases.
    """
    matrix = np.asarray(cov, dtype=np.float64)
    if matrix.ndim != 2:
        raise ValueError("one matrix at a time; use omegas for a stack")
    if n is not None and n <= matrix.shape[0]:
        return float("nan")
    return float(one_factor(matrix, start=start).omega)


def omegas(cov: ArrayLike, *, start: ArrayLike | None = None) -> Floats:
    """Omega of a stack of matrices (..., k, k), such as jackknife replicates."""
    return one_factor(cov, start=start).omega
