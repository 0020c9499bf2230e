"""Shrinkage of shares against Gelman et al. and against an independent likelihood."""

import numpy as np
import pytest
from scipy import optimize, stats

from outsidein.stats.shrinkage import beta_posterior, beta_probability_below, beta_shrinkage

# Tumours in groups of rats (Tarone 1982; Gelman et al. 2013, table 5.1), the current group last.
TUMOURS = np.array(
    [0] * 14 + [1] * 8 + [2] * 9 + [1, 5, 2, 5, 3, 2, 7, 7, 3, 3, 2, 9, 10] + [4] * 7
    + [10, 4, 4, 4, 5, 11, 12, 5, 5, 6, 5, 6, 6, 6, 6, 16, 15, 15, 9, 4]
)  # fmt: skip
RATS = np.array(
    [20] * 7 + [19] * 4 + [18] * 2 + [17] + [20] * 4 + [19] * 2 + [18] * 2 + [25, 24, 23]
    + [20] * 6 + [10, 49, 19, 46, 27, 17, 49, 47, 20, 20, 13, 48, 50] + [20] * 7
    + [48, 19, 19, 19, 22, 46, 49, 20, 20, 23, 19, 22, 20, 20, 20, 52, 47, 46, 24, 14]
)  # fmt: skip


def test_posterior_of_the_current_group_as_in_gelman():
    """Section 5.1: moments .136 and .103 of the 70 earlier groups give a prior near
    Beta(1.4, 8.6), and this with 4 of 14 a posterior mean of .223 and deviation of .083."""
    history = TUMOURS[:-1] / RATS[:-1]
    assert len(RATS) == 71
    centre, variance = history.mean(), history.var(ddof=1)
    assert centre == pytest.approx(0.136, abs=5e-4)
    assert np.sqrt(variance) == pytest.approx(0.103, abs=5e-4)
    weight = centre * (1 - centre) / variance - 1
    a, b = centre * weight, (1 - centre) * weight
    assert (a, b) == pytest.approx((1.4, 8.6), abs=0.05)
    mean, sd = beta_posterior(4, 14, a, b)
    assert mean == pytest.approx(0.223, abs=5e-4)
    assert sd == pytest.approx(0.083, abs=5e-4)


def test_maximum_likelihood_against_scipys_distribution():
    def loss(at):
        return -stats.betabinom.logpmf(TUMOURS, RATS, *np.exp(at)).sum()

    best = optimize.minimize(
        loss, [0.0, 2.0], method="Nelder-Mead", options={"xatol": 1e-9, "fatol": 1e-12}
    )
    found = beta_shrinkage(TUMOURS, RATS)
    np.testing.assert_allclose([found.a, found.b], np.exp(best.x), rtol=1e-4)
    mean, sd = beta_posterior(TUMOURS, RATS, found.a, found.b)
    np.testing.assert_array_equal(found.mean, mean)
    np.testing.assert_array_equal(found.sd, sd)


def test_small_groups_move_more_and_empty_ones_get_the_common_share():
    found = beta_shrinkage([9, 90, 40, 55, 0], [10, 100, 80, 100, 0])
    assert 0.9 - found.mean[0] > 0.9 - found.mean[1] > 0
    assert found.mean[4] == pytest.approx(found.a / (found.a + found.b))


def test_groups_that_differ_by_chance_alone_share_one_share():
    generator = np.random.default_rng(1)
    found = beta_shrinkage(generator.binomial(50, 0.3, 200), np.full(200, 50))
    assert np.ptp(found.mean) < 0.06


def test_all_or_none_stays_inside_the_bounds():
    for successes in ([0, 0, 0], [5, 8, 3]):
        found = beta_shrinkage(successes, [5, 8, 3])
        assert ((found.mean >= 0) & (found.mean <= 1)).all()
        assert np.isfinite(found.sd).all()


def test_probability_below_is_the_beta_distribution():
    expected = stats.beta.cdf(0.5, 4 + 1.4, 10 + 8.6)
    assert beta_probability_below(4, 14, 1.4, 8.6, 0.5) == pytest.approx(expected)


def test_impossible_counts_are_refused():
    with pytest.raises(ValueError, match="group by group"):
        beta_shrinkage([5], [4])
    with pytest.raises(ValueError, match="at least one trial"):
        beta_shrinkage([0], [0])
