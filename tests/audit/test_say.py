"""Numbers, money and signs in the sentences of the answer."""

from outsidein.audit.say import money, span
from outsidein.terms.estimate import Estimate
from outsidein.terms.money import Money


def test_the_interval_stands_behind_the_unit_with_real_minus_signs() -> None:
    gap = Estimate(-1.714, -1.9, -1.524)
    assert span(gap) == "−1.71 (−1.90 to −1.52)"
    assert span(gap, unit="points") == "−1.71 points (−1.90 to −1.52)"
    assert span(Estimate(63.42, 61.65, 65.16), 1, unit="%") == "63.4 % (61.6 to 65.2)"
    assert span(Estimate(0.5), unit="%") == "0.50 %"


def test_money_is_written_as_in_the_report() -> None:
    assert money(Money(240_000_000, "EUR")) == "EUR 2.4 M"
    assert money(Money(950_000, "USD")) == "USD 9 500"
