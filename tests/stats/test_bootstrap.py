"""The block bootstrap against plain sums, and ranks against scipy."""

import numpy as np
import pytest
from scipy.stats import rankdata

from outsidein.stats.bootstrap import block_counts, rank_intervals, ranks, resampled


def test_samples_draw_as_many_blocks_as_there_are_and_can_be_drawn_again():
    counts = block_counts(40, 500, seed=3)
    assert counts.shape == (500, 40)
    assert (counts.sum(axis=1) == 40).all()
    assert counts.mean() == pytest.approx(1)
    np.testing.assert_array_equal(counts, block_counts(40, 500, seed=3))
    assert (counts != block_counts(40, 500, seed=4)).any()
    with pytest.raises(ValueError, match="two blocks"):
        block_counts(1, 10, seed=1)


def test_moments_of_a_sample_are_those_of_the_rows_drawn(moments_of):
    generator = np.random.default_rng(1)
    rows, block = generator.integers(1, 8, (200, 3)).astype(float), np.arange(200) % 10
    counts = block_counts(10, 4, seed=2)
    found = resampled(moments_of(rows, block), counts)
    for draw in range(4):
        drawn = np.concatenate(
            [np.tile(rows[block == b], (c, 1)) for b, c in enumerate(counts[draw])]
        )
        np.testing.assert_allclose(found[draw].covariances(), np.cov(drawn.T), atol=1e-12)
        assert found.rows[draw] == len(drawn)


def test_the_bootstrap_error_of_a_mean_is_its_standard_error():
    values = np.random.default_rng(5).normal(size=60)
    counts = block_counts(60, 4000, seed=6)
    spread = (counts @ values / 60).std()
    assert spread == pytest.approx(values.std() / np.sqrt(60), rel=0.05)


def test_ranks_against_scipy():
    values = np.array([[3, 1, 2, 3.0], [0, 0, 5, 1.0]])
    expected = np.stack([rankdata(-row, method="min") for row in values])
    np.testing.assert_array_equal(ranks(values), expected)


def test_rank_intervals_are_narrow_where_the_order_is_clear():
    generator = np.random.default_rng(7)
    drawn = np.array([10, 5, 4.9, 0]) + generator.normal(size=(1000, 4)) * 0.5
    drawn[3] = np.nan
    best, worst = rank_intervals(drawn)
    np.testing.assert_array_equal(best, [1, 2, 2, 4])
    np.testing.assert_array_equal(worst, [1, 3, 3, 4])
    with pytest.raises(ValueError, match="no bootstrap sample"):
        rank_intervals(np.full((3, 2), np.nan))
