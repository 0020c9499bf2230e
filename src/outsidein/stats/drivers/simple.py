"""Slopes and the simple measures of importance that come with them."""

import numpy as np
from numpy.typing import ArrayLike

from ..moments import Floats
from .check import SINGULAR, as_correlation, usable


def slopes(corr: ArrayLike) -> Floats:
    """Standardized regression coefficients (..., p); NaN where predictors are singular."""
    inverse, xy = _normal_equations(corr)
    return np.asarray((inverse @ xy[..., None])[..., 0])


def coefficients(cov: ArrayLike) -> Floats:
    """Regression coefficients in the items' own units (..., p), from covariances.

    From `pool_within` they say how many points the outcome differs per point of a predictor,
    within segments, the other predictors being equal.
    """
    matrix = np.asarray(cov, dtype=np.float64)
    variance = np.diagonal(matrix, axis1=-2, axis2=-1)
    sd = np.sqrt(np.where(variance > 0, variance, np.nan))
    return np.asarray(slopes(matrix) * sd[..., -1:] / sd[..., :-1])


def r_squared(corr: ArrayLike) -> Floats:
    """R² of the outcome on all predictors (...); NaN where predictors are singular."""
    inverse, xy = _normal_equations(corr)
    return np.asarray((xy[..., None, :] @ inverse @ xy[..., None])[..., 0, 0])


def first(corr: ArrayLike) -> Floats:
    """R² of each predictor alone (..., p): its squared correlation with the outcome."""
    return np.asarray(as_correlation(corr)[..., :-1, -1] ** 2)


def last(corr: ArrayLike) -> Floats:
    """What each predictor adds to R² when it enters after all others (..., p).

    Also called usefulness (Darlington 1968): β² / (R⁻¹)_ii with R the predictors' correlations.
    """
    inverse, xy = _normal_equations(corr)
    beta = (inverse @ xy[..., None])[..., 0]
    return np.asarray(beta**2 / np.diagonal(inverse, axis1=-2, axis2=-1))


def betasq(corr: ArrayLike) -> Floats:
    """Squared standardized coefficients (..., p)."""
    return np.asarray(slopes(corr) ** 2)


def pratt(corr: ArrayLike) -> Floats:
    """Coefficient times correlation (..., p), sums to R² but may be negative.

    Hoffman (1960), Pratt (1987).
    """
    return np.asarray(slopes(corr) * as_correlation(corr)[..., :-1, -1])


def _normal_equations(corr: ArrayLike) -> tuple[Floats, Floats]:
    """Inverse of the predictors' correlations, and their correlations with the outcome."""
    matrix = as_correlation(corr)
    good = usable(matrix)
    filled = np.where(good[..., None, None], matrix, np.eye(matrix.shape[-1]))
    predictors = filled[..., :-1, :-1]
    good = good & (np.linalg.eigvalsh(predictors)[..., 0] > SINGULAR)
    predictors = np.where(good[..., None, None], predictors, np.eye(predictors.shape[-1]))
    inverse = np.where(good[..., None, None], np.linalg.inv(predictors), np.nan)
    return np.asarray(inverse), np.asarray(matrix[..., :-1, -1])
