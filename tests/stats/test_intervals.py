"""Intervals against published figures, closed forms and clustered simulation."""

import numpy as np
import pytest
from scipy import stats

from outsidein.stats.intervals import (
    combined,
    effective_n,
    jackknife,
    jackknife_cov,
    jackknife_many,
    share_interval,
    wilson,
)


@pytest.mark.parametrize(
    ("successes", "n", "low", "high"),
    [
        (81, 263, 0.2553, 0.3662),
        (15, 148, 0.0624, 0.1605),
        (0, 20, 0.0, 0.1611),
        (1, 29, 0.0061, 0.1718),
    ],
)
def test_wilson_against_newcombe_1998(successes, n, low, high):
    """Newcombe (1998), Table I, method 3."""
    found = wilson(successes / n, n)
    np.testing.assert_allclose(found, [low, high], atol=5e-5)


def test_wilson_is_the_set_of_shares_a_score_test_accepts():
    low, high = wilson(0.3, 47.5, 0.9)
    for bound in (low, high):
        z = (0.3 - bound) / np.sqrt(bound * (1 - bound) / 47.5)
        assert abs(z) == pytest.approx(stats.norm.ppf(0.95))
    wider = wilson(0.3, 47.5, 0.9, df=5)
    assert wider[0] < low < high < wider[1]
    assert np.isnan(wilson(0.5, 0)).all()


def test_jackknife_of_a_mean_is_students_interval():
    values = np.random.default_rng(1).normal(5, 2, size=30)
    leave_out = (values.sum() - values) / 29
    found = jackknife(values.mean(), leave_out)
    low, high = stats.t.interval(0.95, 29, loc=values.mean(), scale=stats.sem(values))
    assert (found.low, found.high) == pytest.approx((low, high))
    assert found.se == pytest.approx(stats.sem(values))
    assert (found.df, found.failed) == (29, 0)


@pytest.mark.parametrize(
    ("scale", "to", "back", "value"),
    [
        ("atanh", np.arctanh, np.tanh, 0.6),
        ("logit", lambda p: np.log(p / (1 - p)), lambda x: 1 / (1 + np.exp(-x)), 0.9),
        ("log1m", lambda a: -np.log(1 - a), lambda x: 1 - np.exp(-x), 0.85),
        ("log", np.log, np.exp, 3.0),
    ],
)
def test_each_scale_is_its_transform_there_and_back(scale, to, back, value):
    reps = value + np.random.default_rng(2).normal(size=20) * 0.004
    found = jackknife(value, reps, scale=scale)
    se = np.sqrt(19 / 20 * ((to(reps) - to(value)) ** 2).sum())
    t = stats.t.ppf(0.975, 19)
    expected = (back(to(value) - t * se), back(to(value) + t * se))
    assert (found.low, found.high) == pytest.approx(expected)
    assert found.low < value < found.high
    assert found.se == pytest.approx(jackknife(value, reps).se)


def test_at_the_bound_of_a_scale_the_interval_is_clipped_instead():
    found = jackknife(1.0, [1.0, 0.99, 0.98, 1.0], scale="atanh")
    assert found.high == 1.0
    assert 0.9 < found.low < 1.0


def test_failed_replicates_are_counted_and_made_up_for():
    reps = np.array([1.0, 1.2, np.nan, 0.8, 0.9])
    found = jackknife(1.0, reps)
    assert found.failed == 1
    assert found.df == 3
    assert found.se**2 == pytest.approx(4 / 4 * (0.04 + 0.04 + 0.01))


def test_without_two_replicates_there_is_no_interval():
    for reps in ([], [1.0], [np.nan, np.nan], [np.nan, 1.0]):
        found = jackknife(1.0, reps)
        assert np.isnan([found.low, found.high, found.se]).all()
        assert found.value == 1.0
    assert np.isnan(jackknife(float("nan"), [1.0, 2.0]).low)


def test_many_gives_what_each_gives():
    generator = np.random.default_rng(3)
    full = np.array([0.2, 0.5, 0.97])
    reps = full + generator.normal(size=(40, 3)) * 0.004
    reps[3, 1] = np.nan
    low, high, se = jackknife_many(full, reps, scale="logit")
    for k in range(3):
        one = jackknife(full[k], reps[:, k], scale="logit")
        assert (low[k], high[k], se[k]) == pytest.approx((one.low, one.high, one.se))


def test_joint_covariance_and_weighted_sums_agree():
    generator = np.random.default_rng(4)
    full = np.array([5.0, 3.0])
    common = generator.normal(size=(30, 1))
    reps = full + (common + generator.normal(size=(30, 2)) * 0.3) * 0.01
    cov = jackknife_cov(reps, full)
    low, high, se = jackknife_many(full, reps)
    np.testing.assert_allclose(np.sqrt(np.diag(cov)), se)
    weights = np.array([1.0, -1.0])
    paired = combined(full, reps, weights)
    assert paired.value == pytest.approx(2.0)
    assert paired.se == pytest.approx(np.sqrt(weights @ cov @ weights))
    assert paired.se < np.hypot(*se)
    assert np.isnan(jackknife_cov(reps[:1])).all()
    assert (low < full).all()
    assert (high > full).all()


def test_effective_n_of_a_simple_sample_is_its_size():
    assert effective_n(0.2, np.sqrt(0.2 * 0.8 / 350)) == pytest.approx(350)
    assert np.isnan(effective_n(0.0, 0.0))


def test_shares_near_a_bound_go_to_wilson():
    reps = np.full(30, 0.0)
    found = share_interval(0.0, reps, 500, customers=60)
    assert (found.low, found.high) == pytest.approx(tuple(float(v) for v in wilson(0.0, 60)))
    middle = 0.4 + np.random.default_rng(5).normal(size=30) * 0.004
    assert share_interval(0.4, middle, 500) == jackknife(0.4, middle, scale="logit")
    rare = 0.01 + np.random.default_rng(6).normal(size=30) * 0.001
    se = jackknife(0.01, rare).se
    size = min(float(effective_n(0.01, se)), 500)
    expected = wilson(0.01, size, df=29)
    found = share_interval(0.01, rare, 500)
    assert (found.low, found.high) == pytest.approx((float(expected[0]), float(expected[1])))
    assert np.isnan(share_interval(float("nan"), reps, 0).low)


def simulate(seed, runs, customers, spread):
    """Ratings clustered by customer: (mean, its replicates), (share, its replicates) per run."""
    generator = np.random.default_rng(seed)
    for _ in range(runs):
        answers = generator.integers(1, 9, customers)
        own = np.repeat(generator.normal(size=customers) * spread, answers)
        block = np.repeat(generator.integers(0, 64, customers), answers)
        latent = own + generator.normal(size=own.size)
        good = (latent > 0.6 * np.sqrt(1 + spread**2)).astype(float)
        used = np.unique(block)
        out = []
        for value in (latent, good):
            sums = np.bincount(block, value, 64)[used]
            sizes = np.bincount(block, minlength=64)[used]
            out.append((value.mean(), (sums.sum() - sums) / (sizes.sum() - sizes)))
        yield (*out, own.size)


def test_intervals_cover_as_often_as_they_say_when_customers_answer_alike():
    """600 runs of 60 customers with an intraclass correlation of .5: the error is 0.9 %."""
    mean_hits = share_hits = naive_hits = 0
    true_share = stats.norm.sf(0.6)
    for (mean, mean_reps), (share, share_reps), n in simulate(17, 600, 60, 1.0):
        found = jackknife(mean, mean_reps)
        mean_hits += found.low <= 0 <= found.high
        found = share_interval(share, share_reps, n, customers=60)
        share_hits += found.low <= true_share <= found.high
        low, high = wilson(share, n)
        naive_hits += low <= true_share <= high
    assert 0.925 <= mean_hits / 600 <= 0.975
    assert 0.925 <= share_hits / 600 <= 0.975
    assert naive_hits / 600 < 0.90
