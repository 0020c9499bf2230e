"""Importance and performance by hand."""

import numpy as np

from outsidein.stats.quadrants import QUADRANTS, cross, quadrant, quadrant_shares

IMPORTANCE = np.array([0.4, 0.3, 0.1, 0.1])
PERFORMANCE = np.array([3.0, 6.0, 6.5, 4.0])


def test_each_corner_has_its_name():
    at_importance, at_performance = cross(IMPORTANCE, PERFORMANCE)
    np.testing.assert_allclose([at_importance, at_performance], [0.225, 4.875])
    names = [QUADRANTS[i] for i in quadrant(IMPORTANCE, PERFORMANCE)]
    assert names == ["fix", "keep", "possible overkill", "low priority"]


def test_shares_follow_the_samples_and_skip_failed_ones():
    importance = np.stack([IMPORTANCE] * 4)
    performance = np.stack([PERFORMANCE, PERFORMANCE, PERFORMANCE[::-1], PERFORMANCE * np.nan])
    found = quadrant_shares(importance, performance)
    np.testing.assert_allclose(found.sum(axis=1), 1)
    np.testing.assert_allclose(found[0], [1, 0, 0, 0])
    np.testing.assert_allclose(found[2], [0, 0, 1, 0])
    np.testing.assert_allclose(found[3], [0, 0, 0, 1])
    np.testing.assert_allclose(found[1], [0, 1, 0, 0])
    assert np.isnan(quadrant_shares(importance, performance * np.nan)).all()
