"""Metrics against worked values that others published."""

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


def test_nps_against_sauro() -> None:
    """Sauro, measuringu.com/nps-ux: 100 promoters, 30 passive, 80 detractors give 9.5."""
    assert value("nps", counts(_9=60, _10=40, _7=10, _8=20, _6=50, _0=30)) == pytest.approx(
        100 * 20 / 210
    )


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


def test_csat_against_questionpro() -> None:
    """questionpro.com, CSAT help: 10 of 20 answers are 9 or 10 on a ten-point scale: 50 %."""
    tally = counts(_10=6, _9=4, _7=2, _5=3, _3=1, _2=4)
    assert value("csat", tally, "ten_point") == pytest.approx(50)
    assert value("top_box", tally, "top_2", Scale(1, 10)) == pytest.approx(50)


def test_csat_mean_against_questionpro() -> None:
    """The same page: answers that add up to 137 over 20 respondents have the mean 6.85."""
    assert value("mean", counts(_10=5, _9=5, _5=4, _4=4, _3=2)) == pytest.approx(137 / 20)


def test_ces_is_the_mean_and_its_other_form_the_share_who_agree() -> None:
    """nicereply.com, How is CES calculated: the average of the ratings 1 to 7."""
    tally = counts(_7=4, _6=3, _5=1, _4=1, _1=1)
    assert value("ces", tally) == pytest.approx((28 + 18 + 5 + 4 + 1) / 10)
    assert value("ces", tally, "ces2_agree") == pytest.approx(80)


def test_servqual_against_the_worked_dimension_scores() -> None:
    """12manage.com, de Jonge: -.65 -1.10 -.83 -.70 -1.01 over five dimensions give -.86."""
    tally = tally_rows(np.array([-0.65, -1.10, -0.83, -0.70, -1.01]), np.arange(5))
    assert value("servqual", tally) == pytest.approx(-0.86, abs=0.005)


def test_acsi_against_the_ohio_weights() -> None:
    """verint.com, ACSI score and its calculation: Ohio's weights .3885 .3190 .2925, scale 1-10.

    ((8 - 1) .3885 + (7 - 1) .3190 + (6 - 1) .2925) / 9 × 100 for the means 8, 7 and 6.
    """
    row = 8 * 0.3885 + 7 * 0.3190 + 6 * 0.2925
    expected = (7 * 0.3885 + 6 * 0.3190 + 5 * 0.2925) / 9 * 100
    tally = tally_rows(np.full(10, row), np.arange(10))
    assert value("acsi", tally, "weighted") == pytest.approx(expected)


def test_acsi_with_equal_weights_is_the_sum_less_three_over_27() -> None:
    """The same page: (satisfaction + expectancy + performance - 3) / 27 × 100."""
    tally = tally_rows(np.full(10, (9 + 7 + 8) / 3), np.arange(10))
    assert value("acsi", tally) == pytest.approx((9 + 7 + 8 - 3) / 27 * 100)


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
        found = estimate(METRICS["median"], tally_rows(values, np.arange(640) % 64)).estimate
        assert found.low is not None
        assert found.high is not None
        held += found.low <= truth <= found.high
    assert 180 <= held <= 199


def test_flags_and_counts() -> None:
    assert value("sla", counts(_1=3, _0=1)) == 75
    assert value("sla", tally_rows(np.array([-60.0, 0, 1, 3600]), np.arange(4)), "due") == 50
    assert value("reopen", counts(_0=7, _1=2, _4=1)) == pytest.approx(30)
    assert value("reopen", counts(_0=7, _1=2, _4=1), "mean") == pytest.approx(0.6)
    assert value("reassignment", counts(_0=7, _1=2, _4=1)) == pytest.approx(0.6)
    assert value("reassignment", counts(_0=7, _1=2, _4=1), "share") == pytest.approx(30)


def test_five_point_answers_to_the_standard_nps_are_doubted() -> None:
    found = estimate(METRICS["nps"], counts(_1=3, _5=7))
    assert found.estimate.value == -100
    assert "five_point" in " ".join(found.warnings)


def test_a_value_beyond_the_scale_is_excluded_and_counted() -> None:
    found = estimate(METRICS["nps"], counts(_10=5, _99=2))
    assert (found.estimate.value, found.estimate.n, found.estimate.excluded) == (100, 5, 2)
    assert "2 values" in found.warnings[0]
