"""Intervals, medians and doubts of metrics; worked values stand in test_worked_table.py."""

import numpy as np
import pytest

from outsidein.terms.quality import Scale
from outsidein.understand.metrics.estimate import estimate
from outsidein.understand.metrics.registry import METRICS
from outsidein.understand.metrics.tally import Tally, tally_rows


def counts(**by_value: int) -> Tally:
    """A tally with one row a block, as for customers who answered once."""
    values = np.repeat([float(v[1:].replace("m", "-")) for v in by_value], list(by_value.values()))
    return tally_rows(values, np.arange(len(values)) % 64)


def value(slug: str, tally: Tally, variant: str | None = None, scale: Scale | None = None) -> float:
    found = estimate(METRICS[slug], tally, variant, scale).estimate.value
    assert found is not None
    return found


def test_nps_interval_against_the_variance_of_a_difference_of_shares() -> None:
    """Rocks (2016), Interval Estimation for the NPS: variance = p + d - (p - d)²."""
    rng = np.random.default_rng(3)
    answers = rng.choice([10.0, 8.0, 3.0], p=[0.5, 0.3, 0.2], size=64 * 100)
    found = estimate(METRICS["nps"], tally_rows(answers, np.arange(6400) % 64)).estimate
    p, d = (answers == 10).mean(), (answers == 3).mean()
    wald = 1.998 * 100 * np.sqrt((p + d - (p - d) ** 2) / 6400)  # t with 63 degrees of freedom
    assert found.low is not None
    assert found.high is not None
    assert (found.high - found.low) / 2 == pytest.approx(wald, rel=0.25)


def test_the_median_against_numpy() -> None:
    rng = np.random.default_rng(0)
    for n in (1, 2, 7, 100):
        values = rng.integers(0, 20, n).astype(float)
        tally = tally_rows(values, rng.integers(0, 64, n))
        assert value("median", tally) == np.median(values)


def test_the_interval_of_the_median_covers_as_often_as_it_says() -> None:
    """Woodruff (1952): 95 % of intervals hold the true median of a skewed distribution."""
    rng = np.random.default_rng(11)
    truth = np.exp(0.0)
    held = 0
    for _ in range(200):
        values = np.round(np.exp(rng.normal(0, 1, 640)), 3)
        found = estimate(
            METRICS["median"], tally_rows(values.astype(np.float64), np.arange(640) % 64)
        ).estimate
        assert found.low is not None
        assert found.high is not None
        held += found.low <= truth <= found.high
    assert 180 <= held <= 199


def test_five_point_answers_to_the_standard_nps_are_doubted() -> None:
    found = estimate(METRICS["nps"], counts(_1=3, _5=7))
    assert found.estimate.value == -100
    assert "five_point" in " ".join(found.warnings)


def test_a_value_beyond_the_scale_is_excluded_and_counted() -> None:
    found = estimate(METRICS["nps"], counts(_10=5, _99=2))
    assert (found.estimate.value, found.estimate.n, found.estimate.excluded) == (100, 5, 2)
    assert "2 values" in found.warnings[0]
