"""Within-segment correlations against explicit centring and dummy regression."""

import numpy as np
import pytest

from outsidein.stats.drivers import (
    coefficients,
    pool_within,
    within_correlation,
    within_correlations_loo,
)


@pytest.fixture(scope="module")
def survey():
    generator = np.random.default_rng(11)
    n = 400
    segment = generator.integers(0, 4, n)
    block = generator.integers(0, 9, n)
    level = np.array([0, 2, 4, 6.0])[segment]
    service = level + generator.normal(size=n) * 2
    speed = 10 - level + generator.normal(size=n) * 2
    overall = 0.6 * service + 0.5 * speed + level + generator.normal(size=n)
    return np.round(np.column_stack([service, speed, overall])), segment, block


def centred(rows, segment):
    out = rows.copy()
    for s in np.unique(segment):
        out[segment == s] -= rows[segment == s].mean(axis=0)
    return out


def test_it_is_the_correlation_of_rows_centred_by_segment(survey, moments_of):
    rows, segment, _ = survey
    found = within_correlation(moments_of(rows, segment))
    np.testing.assert_allclose(found, np.corrcoef(centred(rows, segment).T), atol=1e-12)


def test_its_regression_is_the_one_with_a_dummy_for_every_segment(survey, moments_of):
    rows, segment, _ = survey
    design = np.column_stack([rows[:, :2], np.eye(4)[segment]])
    solved = np.linalg.lstsq(design, rows[:, 2], rcond=None)[0][:2]
    moments = moments_of(rows, segment)
    np.testing.assert_allclose(coefficients(pool_within(moments)), solved, rtol=1e-10)
    deviations = centred(rows, segment)
    cov = deviations.T @ deviations / (len(rows) - 4)
    np.testing.assert_allclose(pool_within(moments), cov, rtol=1e-10)


def test_replicates_leave_each_block_out(survey, moments_of):
    rows, segment, block = survey
    found = within_correlations_loo(moments_of(rows, segment, block))
    for b in range(9):
        kept = block != b
        alone = np.corrcoef(centred(rows[kept], segment[kept]).T)
        np.testing.assert_allclose(found[b], alone, atol=1e-12)


def test_missing_answers_are_taken_pair_by_pair(survey, moments_of):
    rows, segment, _ = survey
    holes = rows.copy()
    holes[::3, 0] = np.nan
    both = np.isfinite(holes[:, 0])
    found = within_correlation(moments_of(holes, segment))
    alone = np.corrcoef(centred(rows[both], segment[both]).T)
    assert found[0, 2] == pytest.approx(alone[0, 2], abs=1e-12)


def test_what_does_not_vary_within_segments_has_no_correlation(moments_of):
    segment = np.array([0, 0, 0, 1, 1, 1])
    rows = np.column_stack([segment, [1, 2, 3, 2, 5, 1]]).astype(float)
    found = within_correlation(moments_of(rows, segment))
    assert np.isnan(found[0, 1])
    assert found[1, 1] == pytest.approx(1)


def test_empty_segments_and_single_rows_add_nothing(survey, moments_of):
    rows, segment, _ = survey
    extra = np.vstack([rows, [[100, -50, 7]]])
    apart = np.append(segment * 2, 9)
    np.testing.assert_allclose(
        within_correlation(moments_of(extra, apart)),
        within_correlation(moments_of(rows, segment)),
        atol=1e-12,
    )
