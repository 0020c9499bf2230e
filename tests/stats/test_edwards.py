"""Edwards' test against regression of the rows with and without the constraint."""

import numpy as np
import pytest
from scipy import stats

from outsidein.stats.edwards import edwards_test


def rows(b_p, b_e, seed=5, n=150):
    generator = np.random.default_rng(seed)
    expected = generator.normal(5.5, 0.9, n)
    perceived = 0.4 * expected + generator.normal(2.5, 1.1, n)
    outcome = b_p * perceived + b_e * expected + generator.normal(size=n)
    return np.column_stack([perceived, expected, outcome])


def explicit(data):
    """Ordinary least squares of both models on the rows, and the F test between them."""
    p, e, y = data.T
    ones = np.ones(len(y))

    def residual(*columns):
        design = np.column_stack([ones, *columns])
        solved = np.linalg.lstsq(design, y, rcond=None)[0]
        return solved, float(((y - design @ solved) ** 2).sum())

    free, rss = residual(p, e)
    tied, rss_tied = residual(p - e)
    f = (rss_tied - rss) / (rss / (len(y) - 3))
    total = float(((y - y.mean()) ** 2).sum())
    return free[1], free[2], tied[1], 1 - rss / total, 1 - rss_tied / total, f


@pytest.mark.parametrize(("b_p", "b_e"), [(0.7, -0.7), (0.7, 0.0), (0.5, 0.3)])
def test_it_is_the_f_test_between_two_regressions(b_p, b_e):
    data = rows(b_p, b_e)
    found = edwards_test(np.cov(data.T), len(data))
    free_p, free_e, tied, r2, r2_tied, f = explicit(data)
    assert found.b_perception == pytest.approx(free_p)
    assert found.b_expectation == pytest.approx(free_e)
    assert found.b_difference == pytest.approx(tied)
    assert found.r2 == pytest.approx(r2)
    assert found.r2_difference == pytest.approx(r2_tied)
    assert found.statistic == pytest.approx(f, rel=1e-7)
    assert found.df == 147
    assert found.p == pytest.approx(stats.f.sf(f, 1, 147), rel=1e-7)


def leave_out(data, block):
    return np.stack([np.cov(data[block != b].T) for b in np.unique(block)])


def test_with_blocks_it_is_the_jackknife_t_of_the_sum():
    data, block = rows(0.7, 0.0), np.arange(150) % 30
    replicates = leave_out(data, block)
    found = edwards_test(np.cov(data.T), 150, replicates=replicates)
    sums = [explicit(data[block != b])[0] + explicit(data[block != b])[1] for b in range(30)]
    whole = found.b_perception + found.b_expectation
    variance = 29 / 30 * sum((s - whole) ** 2 for s in sums)
    assert found.statistic == pytest.approx(whole**2 / variance)
    assert found.df == 29
    assert found.p < 0.001
    true = edwards_test(
        np.cov(rows(0.7, -0.7).T), 150, replicates=leave_out(rows(0.7, -0.7), block)
    )
    assert true.p > 0.05


def test_a_true_constraint_is_rejected_as_rarely_as_it_says():
    hits = sum(
        edwards_test(np.cov(data.T), len(data)).p < 0.05
        for data in (rows(0.6, -0.6, seed) for seed in range(400))
    )
    assert 8 <= hits <= 34


def test_without_variation_there_is_no_test():
    data = rows(0.5, 0.2)
    together = data.copy()
    together[:, 1] = together[:, 0] - 1
    constant = data.copy()
    constant[:, 2] = 4
    for bad in (together, constant):
        found = edwards_test(np.cov(bad.T), 150)
        assert np.isnan([found.statistic, found.p, found.r2]).all()
    assert np.isnan(edwards_test(np.cov(data[:3].T), 3).p)
    with pytest.raises(ValueError, match="3 x 3"):
        edwards_test(np.eye(4), 100)


def test_replicates_that_do_not_vary_give_no_test():
    cov = np.cov(rows(0.5, 0.2).T)
    assert np.isnan(edwards_test(cov, 150, replicates=cov[None]).p)
    assert np.isnan(edwards_test(cov, 150, replicates=np.stack([cov, cov])).p)
