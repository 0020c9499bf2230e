"""Benjamini-Hochberg against the example of its authors."""

import numpy as np
import pytest
from scipy.stats import false_discovery_control

from outsidein.stats.multiple import benjamini_hochberg

# Benjamini and Hochberg (1995), section 4.1: fifteen hypotheses on myocardial infarction.
P = [
    0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344,
    0.0459, 0.3240, 0.4262, 0.5719, 0.6528, 0.7590, 1.0000,
]  # fmt: skip


def test_it_rejects_four_where_bonferroni_rejects_three():
    adjusted = benjamini_hochberg(P)
    np.testing.assert_array_equal(adjusted <= 0.05, [True] * 4 + [False] * 11)
    assert (np.array(P) <= 0.05 / 15).sum() == 3


def test_adjusted_values_against_scipy_in_any_order():
    order = np.random.default_rng(1).permutation(15)
    mixed = np.array(P)[order]
    np.testing.assert_allclose(benjamini_hochberg(mixed), false_discovery_control(mixed))


def test_nan_is_no_test():
    found = benjamini_hochberg([0.01, np.nan, 0.04])
    np.testing.assert_allclose(found[[0, 2]], [0.02, 0.04])
    assert np.isnan(found[1])
    assert benjamini_hochberg([]).size == 0


def test_what_is_no_p_value_is_refused():
    with pytest.raises(ValueError, match="between 0 and 1"):
        benjamini_hochberg([0.5, 1.5])
    with pytest.raises(ValueError, match="one list"):
        benjamini_hochberg([[0.5]])
