"""Shrinkage of means against published estimates and by simulation."""

import numpy as np
import pytest
from scipy import stats

from outsidein.stats.shrinkage import normal_shrinkage, pooled_se, probability_below

# BCG vaccine against tuberculosis (Colditz et al. 1994), 13 trials: cases and others,
# vaccinated, then not vaccinated. R metafor's own data and tests.
BCG = np.array(
    [
        [4, 119, 11, 128], [6, 300, 29, 274], [3, 228, 11, 209], [62, 13536, 248, 12619],
        [33, 5036, 47, 5761], [180, 1361, 372, 1079], [8, 2537, 10, 619],
        [505, 87886, 499, 87892], [29, 7470, 45, 7232], [17, 1699, 65, 1600],
        [186, 50448, 141, 27197], [5, 2493, 3, 2338], [27, 16886, 29, 17825],
    ],
    dtype=float,
)  # fmt: skip

# Efron and Morris (1975, 1977): hits of 18 batters in their first 45 at bats.
BATTING = [18, 17, 16, 15, 14, 14, 13, 12, 11, 11, 10, 10, 10, 10, 10, 9, 8, 7]


def bcg():
    a, b, c, d = BCG.T
    return np.log(a / (a + b) / (c / (c + d))), np.sqrt(1 / a - 1 / (a + b) + 1 / c - 1 / (c + d))


def test_dersimonian_and_laird_against_metafor_and_stata():
    found = normal_shrinkage(*bcg(), method="dl")
    assert found.mu == pytest.approx(-0.7141, abs=5e-5)
    assert found.tau2 == pytest.approx(0.3088, abs=5e-5)
    assert found.mu - 1.959964 * found.mu_se == pytest.approx(-1.0644, abs=5e-5)
    assert found.mu + 1.959964 * found.mu_se == pytest.approx(-0.3638, abs=5e-5)


def test_restricted_maximum_likelihood_against_metafor():
    found = normal_shrinkage(*bcg(), method="reml")
    assert found.tau2 == pytest.approx(0.3132, abs=5e-5)
    assert found.mu == pytest.approx(-0.7145, abs=5e-5)
    assert found.mu_se == pytest.approx(0.1798, abs=5e-5)


def test_james_stein_against_efron_and_morris():
    """They print the mean .265, the factor .212, and .294 for the best batter's .400."""
    y = np.array(BATTING) / 45
    se = np.full(18, np.sqrt(y.mean() * (1 - y.mean()) / 45))
    found = normal_shrinkage(y, se, method="dl")
    assert found.mu == pytest.approx(0.265, abs=5e-4)
    np.testing.assert_allclose(1 - found.shrinkage, 0.212, atol=5e-4)
    assert found.mean[0] == pytest.approx(0.294, abs=5e-4)
    np.testing.assert_allclose(found.mean, 0.212 * y + 0.788 * 0.265, atol=5e-4)


@pytest.mark.parametrize("method", ["reml", "dl"])
def test_posterior_intervals_cover_the_true_means(method):
    generator = np.random.default_rng(1)
    hits = total = gain = 0
    for _ in range(150):
        true = generator.normal(5, 0.5, 25)
        se = generator.uniform(0.3, 1.2, 25)
        y = true + generator.normal(size=25) * se
        found = normal_shrinkage(y, se, method=method)
        hits += (np.abs(found.mean - true) <= 1.96 * found.sd).sum()
        gain += ((y - true) ** 2).sum() - ((found.mean - true) ** 2).sum()
        total += 25
    assert 0.93 <= hits / total <= 0.97
    assert gain > 0


def test_few_groups_failed_groups_and_equal_groups():
    one = normal_shrinkage([5.0, np.nan], [0.5, 0.5])
    assert (one.mean[0], one.sd[0], one.shrinkage[0]) == (5.0, 0.5, 0.0)
    assert np.isnan(one.mean[1])
    alike = normal_shrinkage([5.0, 5.1, 4.9, 5.0, 5.0], np.ones(5))
    assert alike.tau2 == 0
    assert np.ptp(alike.mean) < 0.15
    assert np.isnan(normal_shrinkage([np.nan], [1.0]).mu)
    assert normal_shrinkage([4.0, 6.0], [0.5, 0.5]).mu == pytest.approx(5.0)
    with pytest.raises(ValueError, match="pool the variance"):
        normal_shrinkage([1.0, 2.0], [0.0, 1.0])


def test_pooled_errors_are_those_of_the_analysis_of_variance():
    generator = np.random.default_rng(2)
    groups = [generator.integers(1, 8, n).astype(float) for n in (1, 4, 9, 2)]
    sums = [g.sum() for g in groups]
    squares = [(g**2).sum() for g in groups]
    sizes = [g.size for g in groups]
    within = sum(((g - g.mean()) ** 2).sum() for g in groups) / (16 - 4)
    expected = np.sqrt(within / np.array(sizes))
    np.testing.assert_allclose(pooled_se(sums, squares, sizes), expected)
    assert np.isnan(pooled_se([*sums, 0], [*squares, 0], [*sizes, 0])[-1])
    assert np.isnan(pooled_se([3.0, 4.0], [9.0, 16.0], [1, 1])).all()


def test_probability_below_is_the_normal_distribution():
    assert probability_below(5.0, 0.5, 4.0) == pytest.approx(stats.norm.cdf(-2))
