"""Omega and the one-factor model against R and against a plain minimizer."""

import numpy as np
import pytest
from scipy.optimize import minimize

from outsidein.stats.reliability import omega, omegas, one_factor
from outsidein.stats.reliability.profile import profile


def plain_fit(cov):
    """Minimize the textbook discrepancy over loadings and uniquenesses, nothing clever."""
    k = len(cov)
    size = np.sqrt(np.diag(cov))

    def discrepancy(at):
        loadings, unique = at[:k] * size, np.exp(at[k:]) * size**2
        implied = np.outer(loadings, loadings) + np.diag(unique)
        logdet = np.linalg.slogdet(implied)[1] - np.linalg.slogdet(cov)[1]
        return logdet + np.trace(np.linalg.solve(implied, cov)) - k

    start = np.concatenate([np.full(k, 0.6), np.full(k, np.log(0.6))])
    found = minimize(discrepancy, start, method="BFGS", options={"gtol": 1e-9, "maxiter": 5000})
    loadings, unique = found.x[:k] * size, np.exp(found.x[k:]) * size**2
    return abs(loadings.sum()) ** 2 / (loadings.sum() ** 2 + unique.sum()), found.fun


def answers(seed, n=120, loadings=(0.9, 0.7, 0.8, 0.5, 0.3, 0.6)):
    generator = np.random.default_rng(seed)
    common = generator.normal(size=(n, 1))
    return common * np.array(loadings) + generator.normal(size=(n, len(loadings)))


def test_omega_against_r_semtools(covariance, golden):
    line = next(
        line
        for line in (golden / "semTools_reliability_ord_q1_5.csv").read_text().splitlines()
        if line.startswith('"omega"')
    )
    expected = float(line.split(",")[1].strip('" '))
    assert omega(covariance("ord_q1_5"), 2000) == pytest.approx(expected, abs=1e-7)


def test_loadings_and_uniquenesses_against_r_lavaan(covariance, r_table):
    # lavaan divides by n, the golden covariances by n - 1.
    found = one_factor(covariance("ord_q1_5") * 1999 / 2000)
    expected = r_table("lavaan_cfa_ord_q1_5.csv")["est"]
    np.testing.assert_allclose(found.loadings, expected[:5], atol=1e-6)
    np.testing.assert_allclose(found.uniquenesses, expected[5:10], atol=5e-6)


@pytest.mark.parametrize("seed", range(6))
def test_omega_against_a_plain_minimizer(seed):
    cov = np.cov(answers(seed).T)
    expected, discrepancy = plain_fit(cov)
    found = one_factor(cov)
    assert not found.heywood.any()
    assert found.omega == pytest.approx(expected, abs=1e-6)
    assert found.discrepancy == pytest.approx(discrepancy, abs=1e-9)


def test_derivatives_are_those_of_the_value():
    corr = np.corrcoef(answers(3).T)[None]
    at = np.log(np.linspace(0.3, 0.9, 6))[None]
    here = profile(corr, at)
    for i in range(6):
        step = np.zeros((1, 6))
        step[0, i] = 1e-5
        up, down = profile(corr, at + step), profile(corr, at - step)
        slope = (up.value - down.value) / 2e-5
        np.testing.assert_allclose(here.gradient[:, i], slope, atol=1e-8)
        bend = (up.gradient - down.gradient) / 2e-5
        np.testing.assert_allclose(here.hessian[:, i], bend, atol=1e-7)


def test_a_perfect_factor_is_found_exactly():
    loadings, unique = np.array([1.0, 0.8, 0.6, -0.2]), np.array([0.5, 0.3, 1.0, 2.0])
    found = one_factor(np.outer(loadings, loadings) + np.diag(unique))
    np.testing.assert_allclose(found.loadings, loadings, atol=1e-7)
    np.testing.assert_allclose(found.uniquenesses, unique, atol=1e-7)
    assert found.chi_square(500) == pytest.approx(0, abs=1e-9)


def test_units_do_not_matter_to_the_fit():
    cov = np.cov(answers(9).T)
    scale = np.array([1, 60, 0.001, 5, 1e5, 3])
    found, scaled = one_factor(cov), one_factor(cov * np.outer(scale, scale))
    np.testing.assert_allclose(scaled.loadings, found.loadings * scale, rtol=1e-7)


def test_a_heywood_case_is_flagged_and_still_the_best_within_bounds():
    # r12 r13 / r23 exceeds one: the free solution has a negative uniqueness for item one.
    corr = np.array([[1, 0.9, 0.8], [0.9, 1, 0.6], [0.8, 0.6, 1.0]])
    found = one_factor(corr)
    np.testing.assert_array_equal(found.heywood, [True, False, False])
    assert found.converged
    assert found.uniquenesses[0] == pytest.approx(0.005)
    assert 0 < found.omega < 1
    logs = np.log(found.uniquenesses)
    for seed in range(50):
        near = logs + np.random.default_rng(seed).normal(size=3) * 0.1
        near = np.maximum(near, np.log(0.005))
        assert profile(corr[None], near[None]).value[0] >= float(found.discrepancy) - 1e-12


def test_replicates_in_one_stack_from_a_start_give_what_each_gives_alone():
    rows = answers(1, n=400)
    block = np.arange(400) % 20
    stack = np.stack([np.cov(rows[block != b].T) for b in range(20)])
    start = one_factor(np.cov(rows.T)).uniquenesses
    found = omegas(stack, start=start)
    np.testing.assert_allclose(found, [omega(cov) for cov in stack], atol=1e-9)


def test_hard_small_samples_all_end_in_a_minimum():
    stack = np.stack([np.cov(answers(seed, n=25).T) for seed in range(200)])
    found = one_factor(stack)
    assert found.converged.all()
    assert found.heywood.any()
    assert ((found.omega > 0) & (found.omega < 1)).all()


def test_where_there_is_no_likelihood_there_is_no_omega():
    twins = np.array([[1, 1, 0.5], [1, 1, 0.5], [0.5, 0.5, 1.0]])
    unknown = np.eye(3)
    unknown[0, 1] = unknown[1, 0] = np.nan
    constant = np.diag([1.0, 0.0, 1.0])
    for bad in (twins, unknown, constant, np.eye(2)):
        found = one_factor(bad)
        assert not found.converged
        assert np.isnan(found.omega)
        assert np.isnan(omega(bad))
    assert np.isnan(omega(np.cov(answers(0).T), n=6))
    with pytest.raises(ValueError, match="square"):
        one_factor(np.ones((2, 3)))
    with pytest.raises(ValueError, match="omegas"):
        omega(np.stack([np.eye(3)] * 2))
