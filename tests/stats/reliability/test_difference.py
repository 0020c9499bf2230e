"""Reliability of a difference against the usual worked figure and against true scores."""

import numpy as np
import pytest

from outsidein.stats.reliability import difference_score_reliability


def test_two_good_scores_can_make_a_poor_difference():
    """The standard textbook figure: both .80 and a correlation of .60 leave .50."""
    assert difference_score_reliability(0.8, 0.8, 1, 1, 0.6) == pytest.approx(0.5)


def test_it_is_the_share_of_true_variance_in_the_difference():
    generator = np.random.default_rng(8)
    n = 400_000
    shared = generator.normal(size=n)
    true_p, true_e = (
        shared + generator.normal(size=n),
        0.5 * shared + 0.4 * generator.normal(size=n),
    )
    p, e = true_p + generator.normal(size=n) * 0.8, true_e + generator.normal(size=n) * 0.3
    found = difference_score_reliability(
        true_p.var() / p.var(), true_e.var() / e.var(), p.std(), e.std(), np.corrcoef(p, e)[0, 1]
    )
    assert found == pytest.approx((true_p - true_e).var() / (p - e).var(), abs=0.005)


def test_arrays_broadcast_and_no_difference_has_none():
    found = difference_score_reliability([0.8, 0.9], 0.8, 1, [1, 1], [0.6, 1.0])
    assert found[0] == pytest.approx(0.5)
    assert np.isnan(found[1])
