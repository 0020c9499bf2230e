"""Shrinkage: what is known of one customer or segment, seen beside the others."""

from .beta import BetaShrunken, beta_posterior, beta_probability_below, beta_shrinkage
from .normal import NormalShrunken, normal_shrinkage, pooled_se, probability_below

__all__ = [
    "BetaShrunken",
    "NormalShrunken",
    "beta_posterior",
    "beta_probability_below",
    "beta_shrinkage",
    "normal_shrinkage",
    "pooled_se",
    "probability_below",
]
