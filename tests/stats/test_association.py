"""Partial correlations against residuals, and tests against their own size."""

import numpy as np
import pytest
from scipy import stats

from outsidein.stats.association import equivalence_p, jackknife_p, partial, partial_within


def residual_correlation(rows, x, y, given):
    design = np.column_stack([np.ones(len(rows)), rows[:, given]])
    left = rows - design @ np.linalg.lstsq(design, rows, rcond=None)[0]
    return np.corrcoef(left[:, x], left[:, y])[0, 1]


def test_partial_is_the_correlation_of_residuals():
    rows = np.random.default_rng(1).normal(size=(90, 5)).cumsum(axis=1)
    corr = np.corrcoef(rows.T)
    assert partial(corr, 0, 3) == pytest.approx(corr[0, 3])
    assert partial(corr, 0, 3, [1, 4]) == pytest.approx(residual_correlation(rows, 0, 3, [1, 4]))


def test_partial_of_a_stack_and_where_it_has_no_meaning():
    good = np.corrcoef(np.random.default_rng(2).normal(size=(30, 4)).T)
    twins, unknown = good.copy(), good.copy()
    twins[2] = twins[:, 2] = [0.1, 0.2, 1, 1]
    twins[3] = twins[:, 3] = [0.1, 0.2, 1, 1]
    unknown[0, 1] = unknown[1, 0] = np.nan
    found = partial(np.stack([good, twins, unknown]), 0, 1, [2, 3])
    np.testing.assert_array_equal(np.isnan(found), [False, True, True])


def test_partial_within_segments_and_its_replicates(moments_of):
    generator = np.random.default_rng(3)
    n = 300
    segment, block = generator.integers(0, 3, n), generator.integers(0, 8, n)
    base = generator.normal(size=n) + segment * 2
    rows = np.round(np.column_stack([base, -base, base]) * 3 + generator.normal(size=(n, 3)) * 4)
    found, replicates = partial_within(moments_of(rows, segment, block), "q1", "q2", ["q3"])

    def centred(kept):
        out = rows[kept].copy()
        for s in range(3):
            out[segment[kept] == s] -= out[segment[kept] == s].mean(axis=0)
        return residual_correlation(out, 0, 1, [2])

    assert found == pytest.approx(centred(np.ones(n, bool)))
    np.testing.assert_allclose(replicates, [centred(block != b) for b in range(8)])


def test_p_is_that_of_students_t():
    values = np.random.default_rng(4).normal(0.3, 1, size=40)
    leave_out = (values.sum() - values) / 39
    t, p = jackknife_p(values.mean(), leave_out, scale="identity")
    expected = stats.ttest_1samp(values, 0)
    assert (t, p) == pytest.approx((expected.statistic, expected.pvalue))


def test_equivalence_is_two_one_sided_tests():
    values = np.random.default_rng(5).normal(0.02, 1, size=400)
    leave_out = (values.sum() - values) / 399
    lower = stats.ttest_1samp(values, -0.2, alternative="greater").pvalue
    upper = stats.ttest_1samp(values, 0.2, alternative="less").pvalue
    found = equivalence_p(values.mean(), leave_out, 0.2, scale="identity")
    assert found == pytest.approx(max(lower, upper))
    with pytest.raises(ValueError, match="positive"):
        equivalence_p(0.0, leave_out, 0.0)


def correlations(seed, runs, slope):
    """A correlation and its leave-one-block-out replicates, rows clustered by customer."""
    generator = np.random.default_rng(seed)
    for _ in range(runs):
        own = np.repeat(generator.normal(size=(80, 2)), 4, axis=0)
        rows = own + generator.normal(size=own.shape)
        rows[:, 1] += slope * rows[:, 0]
        block = np.repeat(generator.integers(0, 64, 80), 4)
        yield (
            np.corrcoef(rows.T)[0, 1],
            [np.corrcoef(rows[block != b].T)[0, 1] for b in np.unique(block)],
        )


def test_size_and_power_where_customers_answer_alike():
    none = [jackknife_p(*pair)[1] < 0.05 for pair in correlations(6, 200, 0.0)]
    some = [jackknife_p(*pair)[1] < 0.05 for pair in correlations(7, 60, 0.5)]
    assert np.mean(none) <= 0.10
    assert np.mean(some) >= 0.90


def test_nothing_varies_nothing_is_tested():
    assert np.isnan(jackknife_p(0.3, [0.3, 0.3, 0.3])).all()
    assert np.isnan(jackknife_p(1.0, [1.0, 0.9, 1.0])).all()
    assert np.isnan(equivalence_p(0.3, [0.3, 0.3], 0.1))
