"""Calibration curves against pooling of adjacent violators written out, and by hand."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from outsidein.stats.calibration import Curve, average_over, bin_of, edges, enough, fit


def pooled(y, w):
    """Pool adjacent violators, the textbook loop (Barlow et al. 1972)."""
    blocks = []
    for value, weight in zip(y, w, strict=True):
        blocks.append([value, weight, 1])
        while len(blocks) > 1 and blocks[-2][0] > blocks[-1][0]:
            last, before = blocks.pop(), blocks.pop()
            total = before[1] + last[1]
            mean = (before[0] * before[1] + last[0] * last[1]) / total
            blocks.append([mean, total, before[2] + last[2]])
    return np.concatenate([[value] * size for value, _, size in blocks])


@given(
    st.lists(st.tuples(st.integers(10, 70), st.integers(1, 50)), min_size=1, max_size=40),
    st.booleans(),
)
def test_fit_is_the_pooling_of_adjacent_violators(pairs, increasing):
    y, w = (np.array(part, dtype=float) for part in zip(*pairs, strict=True))
    y /= 10
    found = fit(np.arange(len(y)), y, w, increasing)
    sign = 1 if increasing else -1
    np.testing.assert_allclose(found.y, sign * pooled(sign * y, w), atol=1e-12)
    assert (found.y * w).sum() == pytest.approx((y * w).sum())


def falling():
    return Curve(
        np.array([0, 2, 4, 6, 8.0]),
        np.array([1, 3, 5, 7.0]),
        np.array([6, 5, 5, 2.0]),
        np.ones(4),
    )


def test_levels_are_straight_between_bins_and_constant_beyond():
    curve = falling()
    np.testing.assert_allclose(curve([0, 1, 2, 4, 6, 7, 99]), [6, 6, 5.5, 5, 3.5, 2, 2])
    assert np.isnan(curve(np.nan))
    assert curve.domain == (1, 7)
    assert curve.levels == (2, 6)
    np.testing.assert_array_equal(curve.outside([0.5, 1, 7, 7.1]), [True, False, False, True])


def test_quantity_is_the_least_demanding_that_gives_the_level():
    curve = falling()
    assert curve.quantity(6) == 1
    assert curve.quantity(5.5) == 2
    assert curve.quantity(5) == 5
    assert curve.quantity(3.5) == 6
    assert curve.quantity(2) == 7
    assert np.isnan(curve.quantity(6.1))
    assert np.isnan(curve.quantity(1.9))
    rising = Curve(curve.edges, curve.x, curve.y[::-1], curve.weight)
    assert rising.quantity(5) == 3
    assert rising.quantity(3.5) == 2
    assert rising.quantity(2) == 1


@given(st.floats(2, 6), st.booleans())
def test_quantity_and_level_are_inverse(level, up):
    curve = falling()
    if up:
        curve = Curve(curve.edges, curve.x, curve.y[::-1], curve.weight)
    assert float(curve(curve.quantity(level))) == pytest.approx(level, abs=1e-9)


def test_bins_without_answers_are_left_out_and_order_does_not_matter():
    found = fit([5, 1, 3, 7], [4, 6, np.nan, 2], [10, 10, 0, 5], False, customers=12)
    np.testing.assert_array_equal(found.x, [1, 5, 7])
    np.testing.assert_array_equal(found.weight, [10, 10, 5])
    assert found.customers == 12
    with pytest.raises(ValueError, match="at least one bin"):
        fit([1], [np.nan], [0], True)


def test_edges_part_a_measure_into_equal_bins():
    values = np.arange(1, 1001)
    bounds = edges(values, np.ones(1000), 50)
    assert len(bounds) == 51
    assert (bounds[0], bounds[-1]) == (1, 1000)
    np.testing.assert_array_equal(np.bincount(bin_of(bounds, values)), np.full(50, 20))


def test_no_value_lies_on_an_edge_and_heavy_values_get_their_own_bin():
    values, counts = np.array([0, 1, 2, 3, 50.0]), np.array([900, 40, 30, 20, 10])
    bounds = edges(values, counts, 10)
    assert not set(bounds[1:-1]) & set(values)
    np.testing.assert_array_equal(bin_of(bounds, values), [0, 1, 1, 1, 1])
    np.testing.assert_array_equal(bin_of(bounds, [-5, 1e9]), [0, 1])
    np.testing.assert_array_equal(edges([4.0], [9]), [4, 4])
    with pytest.raises(ValueError, match="counted"):
        edges([1.0], [0])
    with pytest.raises(ValueError, match="ascending"):
        edges([2.0, 1.0], [1, 1])


def test_the_average_of_the_curve_is_not_the_curve_at_the_average():
    values = np.array([1, 7.0])
    counts = np.array([[1, 1], [3, 0], [0, 0]])
    found = average_over(falling(), values, counts)
    np.testing.assert_allclose(found[:2], [4, 6])
    assert np.isnan(found[2])
    assert falling()(4.0) == 5


def test_enough_counts_the_bins_that_hold_enough():
    assert enough([20] * 20 + [3] * 30)
    assert not enough([20] * 19 + [19] * 31)


def test_a_known_curve_is_found_again():
    generator = np.random.default_rng(1)
    hours = generator.gamma(2, 5, 20_000)
    rating = 6.5 - 4 * hours / (hours + 12) + generator.normal(size=hours.size)
    bounds = edges(*np.unique(hours, return_counts=True), 50)
    at = bin_of(bounds, hours)
    n = np.bincount(at)
    curve = fit(np.bincount(at, hours) / n, np.bincount(at, rating) / n, n, False)
    inside = np.linspace(*np.quantile(hours, [0.02, 0.98]), 30)
    assert np.abs(curve(inside) - (6.5 - 4 * inside / (inside + 12))).max() < 0.15
