"""Reliability: how consistently several items measure one thing."""

from .alpha import alpha, alpha_if_dropped, alpha_standardized, item_rest
from .difference import difference_score_reliability
from .factor import OneFactor, one_factor
from .omega import omega, omegas

__all__ = [
    "OneFactor",
    "alpha",
    "alpha_if_dropped",
    "alpha_standardized",
    "difference_score_reliability",
    "item_rest",
    "omega",
    "omegas",
    "one_factor",
]
