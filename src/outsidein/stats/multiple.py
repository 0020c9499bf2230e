"""Many tests at once."""

import numpy as np
from numpy.typing import ArrayLike

from .moments import Floats


def benjamini_hochberg(p: ArrayLike) -> Floats:
    """Adjusted p-values (m,) that control the false discovery rate (Benjamini and Hochberg 1995).

    Rejecting all tests with an adjusted p of at most q keeps the expected share of false ones
    among them at q, for independent or positively dependent tests. NaN stays NaN and is no test.
    """
    values = np.asarray(p, dtype=np.float64)
    if values.ndim != 1:
        raise ValueError("give one list of p-values")
    tested = np.flatnonzero(~np.isnan(values))
    if ((values[tested] < 0) | (values[tested] > 1)).any():
        raise ValueError("p-values lie between 0 and 1")
    order = tested[np.argsort(-values[tested], kind="stable")]
    ranks = np.arange(order.size, 0, -1)
    adjusted = np.full(values.shape, np.nan)
    adjusted[order] = np.minimum.accumulate(np.minimum(values[order] * order.size / ranks, 1.0))
    return adjusted
