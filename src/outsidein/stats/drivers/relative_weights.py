"""Johnson's relative weights: a quick approximation to LMG."""

import numpy as np
from numpy.typing import ArrayLike

from ..moments import Floats
from .check import SINGULAR, as_correlation, usable


def relative_weights(corr: ArrayLike) -> Floats:
    """Relative weights (..., p), which sum to R² (Johnson 2000).

    The predictors are replaced by the closest orthogonal variables, the outcome is regressed on
    these, and their parts are carried back by squared loadings. Criticized by Thomas et al. (2014):
    a preview where LMG is too slow, never the answer. NaN where the matrix is not usable or the
    predictors are singular.
    """
    matrix = as_correlation(corr)
    good = usable(matrix)
    filled = np.where(good[..., None, None], matrix, np.eye(matrix.shape[-1]))
    values, vectors = np.linalg.eigh(filled[..., :-1, :-1])
    good = good & (values[..., 0] > SINGULAR)
    roots = np.sqrt(np.where(good[..., None], values, 1.0))
    across = np.swapaxes(vectors, -1, -2)
    loadings = (vectors * roots[..., None, :]) @ across
    beta = vectors @ ((across @ filled[..., :-1, -1:]) / roots[..., :, None])
    weights = (loadings**2 @ beta**2)[..., 0]
    return np.asarray(np.where(good[..., None], weights, np.nan))
