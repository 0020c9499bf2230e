"""The simple measures of importance against R relaimpo and least squares."""

import numpy as np
import pytest

from outsidein.stats.drivers import (
    betasq,
    coefficients,
    first,
    last,
    pratt,
    r_squared,
    slopes,
)


@pytest.mark.parametrize("p", [6, 10, 14])
@pytest.mark.parametrize("measure", [first, last, betasq, pratt])
def test_measures_against_r_relaimpo(p, measure, covariance, r_table):
    expected = r_table(f"relaimpo_lm{p}.csv")[measure.__name__]
    np.testing.assert_allclose(measure(covariance(f"lm{p}")), expected, rtol=0, atol=1e-12)


def test_coefficients_against_least_squares():
    generator = np.random.default_rng(4)
    x = generator.normal(size=(80, 3)) * [1, 20, 0.3]
    y = x @ [0.5, -0.1, 2.0] + generator.normal(size=80)
    design = np.column_stack([np.ones(80), x])
    solved, residual, *_ = np.linalg.lstsq(design, y, rcond=None)
    cov = np.cov(np.column_stack([x, y]).T)
    np.testing.assert_allclose(coefficients(cov), solved[1:], rtol=1e-10)
    np.testing.assert_allclose(slopes(cov), solved[1:] * x.std(axis=0) / y.std(), rtol=1e-10)
    assert r_squared(cov) == pytest.approx(1 - residual[0] / ((y - y.mean()) ** 2).sum())


def test_singular_predictors_give_nan_and_do_not_spoil_their_neighbours(covariance):
    good = covariance("lm6")
    bad = good.copy()
    bad[1], bad[:, 1] = bad[0], bad[:, 0]
    bad[1, 1] = bad[0, 0]
    stack = np.stack([good, bad])
    for measure in (slopes, last, betasq, pratt):
        found = measure(stack)
        np.testing.assert_array_equal(found[0], measure(good))
        assert np.isnan(found[1]).all()
    assert np.isfinite(first(stack)).all()
    assert np.isnan(r_squared(bad))
