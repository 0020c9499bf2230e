"""Drivers: how predictors share the explained variance of an outcome.

Every estimator takes a correlation (or covariance) matrix (..., p + 1, p + 1) with the outcome in
the last row and column, and works on any stack of them.
"""

from .check import smallest_eigenvalue, trouble, usable
from .lmg import MOST_PREDICTORS, lmg
from .relative_weights import relative_weights
from .simple import betasq, coefficients, first, last, pratt, r_squared, slopes
from .within import pool_within, within_correlation, within_correlations_loo

__all__ = [
    "MOST_PREDICTORS",
    "betasq",
    "coefficients",
    "first",
    "last",
    "lmg",
    "pool_within",
    "pratt",
    "r_squared",
    "relative_weights",
    "slopes",
    "smallest_eigenvalue",
    "trouble",
    "usable",
    "within_correlation",
    "within_correlations_loo",
]
