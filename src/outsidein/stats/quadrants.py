"""Importance and performance: where the cross stands and who lies in which quadrant."""

from typing import Final

import numpy as np
from numpy.typing import ArrayLike

from .moments import Floats, Ints

QUADRANTS: Final = ("fix", "keep", "possible overkill", "low priority")
"""Important and weak, important and strong, unimportant and strong, unimportant and weak."""


def cross(importance: ArrayLike, performance: ArrayLike) -> tuple[Floats, Floats]:
    """Where the two lines stand: mean importance and mean performance over items (..., p).

    Martilla and James (1977) let the analyst choose; the mean of the items is the usual choice and
    says what matters more, and is done better, than the rest.
    """
    return (
        np.asarray(np.asarray(importance, dtype=np.float64).mean(axis=-1)),
        np.asarray(np.asarray(performance, dtype=np.float64).mean(axis=-1)),
    )


def quadrant(importance: ArrayLike, performance: ArrayLike) -> Ints:
    """Index into `QUADRANTS` of each item (..., p); on a line counts as beyond it."""
    at_importance, at_performance = cross(importance, performance)
    important = np.asarray(importance) >= at_importance[..., None]
    strong = np.asarray(performance) >= at_performance[..., None]
    return np.asarray(
        np.where(important, np.where(strong, 1, 0), np.where(strong, 2, 3)), dtype=np.int64
    )


def quadrant_shares(importance: ArrayLike, performance: ArrayLike) -> Floats:
    """Share of bootstrap samples (draws, p) that put each item in each quadrant: (p, 4).

    The cross moves with each sample. Samples with a NaN are left out; all NaN where none is left.
    """
    i = np.asarray(importance, dtype=np.float64)
    p = np.asarray(performance, dtype=np.float64)
    good = np.isfinite(i).all(axis=1) & np.isfinite(p).all(axis=1)
    if not good.any():
        return np.full((i.shape[1], 4), np.nan)
    drawn = quadrant(i[good], p[good])
    return np.asarray((drawn[..., None] == np.arange(4)).mean(axis=0))
