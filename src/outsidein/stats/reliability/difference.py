"""Reliability of a difference between two scores."""

import numpy as np
from numpy.typing import ArrayLike

from ..moments import Floats


def difference_score_reliability(
    reliability_p: ArrayLike,
    reliability_e: ArrayLike,
    sd_p: ArrayLike,
    sd_e: ArrayLike,
    correlation: ArrayLike,
) -> Floats:
    """Reliability of P - E from that of perception and expectation (arrays broadcast).

        (s_P² r_PP + s_E² r_EE - 2 s_P s_E r_PE) / (s_P² + s_E² - 2 s_P s_E r_PE)

    Lord (1963); Peter, Churchill and Brown (1993). The more P and E go together, the less is left
    in their difference but error. NaN where the difference does not vary.
    """
    p, e = np.asarray(sd_p, dtype=np.float64), np.asarray(sd_e, dtype=np.float64)
    shared = 2 * p * e * np.asarray(correlation, dtype=np.float64)
    variance = p**2 + e**2 - shared
    true = p**2 * np.asarray(reliability_p) + e**2 * np.asarray(reliability_e) - shared
    return np.asarray(true / np.where(variance > 0, variance, np.nan))
