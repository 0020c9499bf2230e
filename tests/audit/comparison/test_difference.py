"""The difference of two estimates of two audits."""

import pytest
from scipy.stats import norm

from outsidein.audit.comparison.difference import difference, p_value
from outsidein.stats.intervals import wilson
from outsidein.terms.estimate import Estimate


def share(hits: int, n: int) -> Estimate:
    low, high = wilson(hits / n, n)
    return Estimate(hits / n, low, high, n=n, definition="share", unit="share")


def test_two_shares_against_newcombe() -> None:
    # Newcombe (1998), Statistics in Medicine 17, table II, method 10: 56/70 against 48/80.
    found = difference(share(48, 80), share(56, 70))
    assert found.value == pytest.approx(0.2)
    assert found.low == pytest.approx(0.0524, abs=5e-5)
    assert found.high == pytest.approx(0.3339, abs=5e-5)


def test_without_an_interval_or_a_number_there_is_none_of_the_difference() -> None:
    stated, known = Estimate(3.0, unit="h"), Estimate(5.0, 4.0, 6.0, unit="h")
    assert difference(stated, known).value == 2.0
    assert difference(stated, known).low is None
    gone = difference(known.withhold("3 customers"), known)
    assert gone.value is None
    assert gone.withheld == "3 customers"


def test_p_is_the_inverse_of_the_interval() -> None:
    touching = Estimate(1.0, 0.0, 2.5)
    assert p_value(touching) == pytest.approx(0.05, abs=1e-6)
    assert p_value(Estimate(-1.0, -1.5, -0.2)) == pytest.approx(
        2 * norm.sf(1.0 / (0.8 / 1.959964)), abs=1e-6
    )
    assert p_value(Estimate(1.0)) != p_value(Estimate(1.0))  # NaN: no interval, no test
