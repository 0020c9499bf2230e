"""Curves from comparisons within units, against least squares with a dummy for each unit."""

import numpy as np
import pytest
from scipy.optimize import lsq_linear

from outsidein.stats.within import monotone, within

PARTS, BLOCKS = 8, 4


def _ratings(seed, units=40, each=5):
    made = np.random.default_rng(seed)
    unit = np.repeat(np.arange(units), each)
    bins = made.integers(0, PARTS, unit.size)
    rating = 6 - 0.4 * bins + made.normal(0, 1, units)[unit] + made.normal(0, 0.7, unit.size)
    return unit, unit % BLOCKS, bins, np.round(rating, 2)


def _independent(unit, bins, rating, increasing):
    """A dummy for each unit and bounded increments, all in one regression."""
    sign = 1 if increasing else -1
    dummies = (unit[:, None] == np.unique(unit)).astype(float)
    steps = sign * (np.arange(1, PARTS) <= bins[:, None]).astype(float)
    low = np.concatenate([np.full(dummies.shape[1], -np.inf), np.zeros(PARTS - 1)])
    found = lsq_linear(np.hstack([dummies, steps]), rating, (low, np.inf), tol=1e-14).x
    return np.concatenate([[0], sign * np.cumsum(found[dummies.shape[1] :])])


def _added(unit, block, bins, rating):
    return within(unit, block, bins, rating, blocks=BLOCKS, parts=PARTS)


@pytest.mark.parametrize("increasing", [True, False])
def test_against_one_regression_with_a_dummy_for_each_unit(increasing):
    unit, block, bins, rating = _ratings(1)
    rating = 12 - rating if increasing else rating
    sums = _added(unit, block, bins, rating)
    found = monotone(sums.gram.sum(axis=0), sums.total.sum(axis=0), increasing)
    assert found == pytest.approx(_independent(unit, bins, rating, increasing), abs=1e-4)


def test_a_block_left_out_is_a_fit_without_its_units():
    unit, block, bins, rating = _ratings(2)
    sums = _added(unit, block, bins, rating)
    for left in range(BLOCKS):
        rest = [np.delete(part, left, axis=0).sum(axis=0) for part in (sums.gram, sums.total)]
        kept = block != left
        expected = _independent(unit[kept], bins[kept], rating[kept], False)
        assert monotone(*rest, increasing=False) == pytest.approx(expected, abs=1e-4)


def test_the_order_of_rows_and_the_names_of_units_change_no_bit():
    unit, block, bins, rating = _ratings(3)
    sums = _added(unit, block, bins, rating)
    order = np.random.default_rng(4).permutation(len(unit))
    renamed = np.random.default_rng(5).permutation(int(unit.max()) + 1)[unit]
    again = _added(renamed[order], block[order], bins[order], rating[order])
    np.testing.assert_array_equal(sums.gram, again.gram)
    np.testing.assert_array_equal(sums.total, again.total)
    assert sums.comparisons == again.comparisons


def test_units_that_are_served_worse_and_rate_lower_anyway_do_not_steepen_the_curve():
    made = np.random.default_rng(6)
    unit = np.repeat(np.arange(2_000), 6)
    badly = unit % 2 == 1
    bins = np.where(badly, made.integers(2, PARTS, unit.size), made.integers(0, 6, unit.size))
    rating = 6 - 0.2 * bins - 1.5 * badly + made.normal(0, 0.3, unit.size)
    sums = _added(unit, unit % BLOCKS, bins, rating)
    found = monotone(sums.gram.sum(axis=0), sums.total.sum(axis=0), False)
    assert found == pytest.approx(-0.2 * np.arange(PARTS), abs=0.06)
    pooled = [rating[bins == b].mean() for b in (0, PARTS - 1)]
    assert pooled[1] - pooled[0] < found[-1] - 1


def test_where_nothing_can_be_compared_the_curve_is_flat():
    alone = np.arange(30)
    sums = _added(alone, alone % BLOCKS, alone % PARTS, np.linspace(1, 7, 30))
    assert sums.comparisons == 0
    flat = monotone(sums.gram.sum(axis=0), sums.total.sum(axis=0), False)
    assert flat == pytest.approx(np.zeros(PARTS))
    same = _added(np.zeros(6, int), np.zeros(6, int), np.full(6, 3), np.arange(6.0))
    assert same.comparisons == 0
    assert monotone(np.zeros((1, 1)), np.zeros(1), True) == pytest.approx([0])
