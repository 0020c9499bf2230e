"""Moments against pandas on the rows, and the laws of merging."""

import numpy as np
import pandas as pd
import pytest

from outsidein.stats.moments import Moments


@pytest.fixture(scope="module")
def rows():
    generator = np.random.default_rng(1)
    values = generator.integers(1, 8, (300, 4)).astype(float)
    values[generator.random(values.shape) < 0.2] = np.nan
    return values


def test_means_covariances_and_correlations_against_pandas(rows, moments_of):
    found, frame = moments_of(rows), pd.DataFrame(rows)
    np.testing.assert_array_equal(found.n(), frame.count())
    np.testing.assert_allclose(found.means(), frame.mean(), rtol=1e-14)
    np.testing.assert_allclose(found.covariances(), frame.cov(), atol=1e-12)
    np.testing.assert_allclose(found.correlations(), frame.corr(), atol=1e-12)


def test_merging_is_exact_in_any_order_and_blocks_leave_one_out(rows, moments_of):
    block = np.arange(300) % 7
    stack, whole = moments_of(rows, block), moments_of(rows)
    for merged in (stack.total(), stack[3] + (stack[[0, 1, 2, 4, 5, 6]]).total(axis=0)):
        for part in ("rows", "counts", "sums", "squares", "products"):
            np.testing.assert_array_equal(getattr(merged, part), getattr(whole, part))
    without = stack.leave_one_out()
    np.testing.assert_allclose(
        without[2].covariances(), moments_of(rows[block != 2]).covariances(), atol=1e-12
    )


def test_items_are_taken_by_name_with_their_units(rows, moments_of):
    found = moments_of(rows)
    scaled = Moments(
        found.names,
        found.rows,
        found.counts,
        found.sums,
        found.squares,
        found.products,
        quantum=np.array([1, 60, 0.01, 1]),
        shift=np.array([0, 10, 0, -2.0]),
    )
    taken, frame = scaled.take(("q3", "q2")), pd.DataFrame(rows)[[2, 1]] * [0.01, 60] + [0, 10]
    assert taken.k == 2
    np.testing.assert_allclose(taken.means(), frame.mean())
    np.testing.assert_allclose(taken.covariances(), frame.cov())
    with pytest.raises(ValueError, match="same items, units and shifts"):
        scaled + found


def test_nothing_observed_is_nan(moments_of):
    empty = moments_of(np.array([[1, np.nan], [1, np.nan], [1, 3.0]]))
    assert empty.means()[1] == 3
    assert np.isnan(empty.covariances()[1]).all()
    assert np.isnan(empty.correlations()).all()
