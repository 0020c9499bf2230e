"""Cronbach's alpha and what each item does to it."""

import numpy as np
from numpy.typing import ArrayLike

from ..moments import Floats


def alpha(cov: ArrayLike) -> Floats:
    """Cronbach's (1951) raw alpha of covariances (..., k, k): (...).

    k/(k - 1) (1 - Σ variances / Σ covariances). NaN where an entry is NaN, an item does not vary
    or the sum of the items does not. ValueError below two items.
    """
    matrix = _items(cov)
    variances = np.diagonal(matrix, axis1=-2, axis2=-1)
    total = matrix.sum(axis=(-2, -1))
    return _alpha(variances.sum(axis=-1), total, matrix.shape[-1], variances.min(axis=-1) > 0)


def alpha_standardized(corr: ArrayLike) -> Floats:
    """Alpha of the items at equal variances, from correlations or covariances (..., k, k).

    Also the Spearman-Brown formula on the mean correlation.
    """
    matrix = _items(corr)
    variances = np.diagonal(matrix, axis1=-2, axis2=-1)
    scale = 1 / np.sqrt(np.where(variances > 0, variances, np.nan))
    return alpha(matrix * scale[..., :, None] * scale[..., None, :])


def alpha_if_dropped(cov: ArrayLike) -> Floats:
    """Raw alpha of the other items when each is left out (..., k); NaN for two items."""
    matrix = _items(cov)
    k = matrix.shape[-1]
    variances = np.diagonal(matrix, axis1=-2, axis2=-1)
    if k == 2:
        return np.full(variances.shape, np.nan)
    total = matrix.sum(axis=(-2, -1))[..., None] - 2 * matrix.sum(axis=-1) + variances
    alive = (variances.min(axis=-1) > 0)[..., None]
    return _alpha(variances.sum(axis=-1)[..., None] - variances, total, k - 1, alive)


def item_rest(cov: ArrayLike) -> Floats:
    """Correlation of each item with the sum of the others (..., k).

    A negative one usually means that the item is worded the other way round.
    """
    matrix = _items(cov)
    variances = np.diagonal(matrix, axis1=-2, axis2=-1)
    rows = matrix.sum(axis=-1)
    rest = matrix.sum(axis=(-2, -1))[..., None] - 2 * rows + variances
    scale = np.where((variances > 0) & (rest > 0), variances * rest, np.nan)
    return np.asarray((rows - variances) / np.sqrt(scale))


def _alpha(variances: Floats, total: Floats, k: int, alive: np.typing.NDArray[np.bool_]) -> Floats:
    """The formula, NaN where it has no meaning."""
    good = alive & (total > 0)
    return np.asarray(k / (k - 1) * (1 - variances / np.where(good, total, np.nan)))


def _items(cov: ArrayLike) -> Floats:
    """A stack of square matrices of at least two items."""
    matrix = np.asarray(cov, dtype=np.float64)
    if matrix.ndim < 2 or matrix.shape[-1] != matrix.shape[-2]:
        raise ValueError(f"covariances must be square, not {matrix.shape}")
    if matrix.shape[-1] < 2:
        raise ValueError("reliability needs at least two items")
    return matrix
