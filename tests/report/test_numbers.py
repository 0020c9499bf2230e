"""Numbers show as many digits as their interval justifies."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from outsidein.report.numbers import (
    MINUS,
    NARROW,
    day,
    decimals,
    figure,
    is_difference,
    likelihood,
    money,
    percent,
    probability,
    shown,
)
from outsidein.terms.estimate import Estimate
from outsidein.terms.money import Money


@pytest.mark.parametrize(
    ("low", "high", "places"),
    [
        (-1.56, -1.30, 2),  # half 0.13: begins with 1, two digits
        (4.1, 4.7, 1),  # half 0.3: one digit
        (0.82, 0.86, 2),  # half 0.02, computed as 0.0199...
        (20, 44, 0),  # half 12
        (1200, 1800, -2),  # half 300: hundreds
        (0.0001, 0.0002, 4),  # never more than four
    ],
)
def test_digits_follow_the_half_width(low: float, high: float, places: int) -> None:
    assert decimals(low, high) == places


def test_no_width_justifies_nothing() -> None:
    assert decimals(2.0, 2.0) is None
    assert decimals(float("-inf"), 2.0) is None


def test_a_gap_shows_sign_unit_and_interval() -> None:
    gap = Estimate(-1.4271, -1.5609, -1.2933, 4180, unit="points", definition="gap_2")
    assert str(shown(gap, signed=True)) == (
        f"{MINUS}1.43\u00a0points ({MINUS}1.56 to\u00a0{MINUS}1.29)"
    )


def test_a_plus_is_shown_where_signs_are_asked_for() -> None:
    gain = Estimate(0.3412, 0.22, 0.46, unit="points")
    assert shown(gain, signed=True).value == "+0.34"
    assert shown(gain).value == "0.34"


def test_a_share_is_shown_in_percent_and_its_difference_in_points_of_percent() -> None:
    share = Estimate(0.9412, 0.935, 0.947, unit="share")
    assert shown(share).with_unit == f"94.1{NARROW}%"
    assert shown(share, signed=True).unit == "%\u00a0points"


def test_hours_and_percent_have_one_spelling() -> None:
    assert shown(Estimate(4.0, unit="hours")).with_unit == f"4{NARROW}h"
    assert shown(Estimate(31.0, unit="percent")).with_unit == f"31{NARROW}%"


def test_alpha_is_a_coefficient_even_if_it_is_called_a_share() -> None:
    alpha = Estimate(0.8412, 0.82, 0.86, unit="share", definition="alpha")
    assert str(shown(alpha)) == "0.84 (0.82 to\u00a00.86)"


def test_a_stated_number_keeps_its_own_digits() -> None:
    assert shown(Estimate(30.0, unit="min")).value == "30"
    assert shown(Estimate(5.5, unit="points")).value == "5.5"
    assert shown(Estimate(1 / 3, unit="calls")).value == "0.333"


def test_zero_has_no_sign() -> None:
    assert figure(-0.001, 2, signed=True) == "0.00"


def test_a_withheld_number_is_a_dash() -> None:
    assert shown(Estimate(3.0, unit="points").withhold("too few")).value == "–"


def test_thousands_stand_apart() -> None:
    assert figure(24918, 0) == f"24{NARROW}918"


@pytest.mark.parametrize(
    ("minor", "text"),
    [
        (410_000_000, f"EUR\u00a04.1{NARROW}M"),
        (41_234_567_89, f"EUR\u00a041{NARROW}M"),
        (21_240_000, f"EUR\u00a0212{NARROW}k"),
        (99_960_000, f"EUR\u00a01.0{NARROW}M"),
        (951_234, f"EUR\u00a09{NARROW}500"),
        (94_000, "EUR\u00a0940"),
        (-94_000, f"EUR\u00a0{MINUS}940"),
    ],
)
def test_money_is_rounded_to_what_matters(minor: int, text: str) -> None:
    assert money(Money(minor, "EUR")) == text


def test_money_without_minor_digits() -> None:
    assert money(Money(4_100_000, "JPY", 0)) == f"JPY\u00a04.1{NARROW}M"


def test_an_estimate_in_a_currency_is_money() -> None:
    assert shown(Estimate(212_400.0, 198_000.0, 226_000.0, unit="EUR")).value == f"212{NARROW}k"


def test_dates_name_their_month() -> None:
    assert day(date(2026, 3, 1)) == "1\u00a0Mar\u00a02026"
    assert day(None) == "–"


def test_a_tiny_probability_is_not_zero() -> None:
    assert probability(0.0002) == "below 0.001"
    assert probability(0.0312) == "0.031"
    assert percent(0.91) == f"91{NARROW}%"


@pytest.mark.parametrize(
    ("definition", "difference"),
    [
        ("gap_5", True),
        ("option.gain", True),
        ("association.team", True),
        ("value_met.effort", True),
        ("metric.sla.closed", False),
        ("moment.effort", False),
        ("", False),
    ],
)
def test_what_is_a_difference(definition: str, difference: bool) -> None:
    assert is_difference(Estimate(1.0, definition=definition)) is difference


def test_steps_finer_than_matter_are_not_shown() -> None:
    assert shown(Estimate(0.0264, 0.015, 0.038, unit="points")).value == "0.03"
    assert shown(Estimate(19.412, 19.31, 19.51, unit="h")).value == "19.4"
    assert shown(Estimate(0.1533, 0.151, 0.155, unit="h")).value == "0.15"


@given(
    value=st.floats(-1e9, 1e9, allow_nan=False),
    half=st.floats(1e-6, 1e6, allow_nan=False),
)
def test_the_shown_value_is_within_a_third_of_the_half_width(value: float, half: float) -> None:
    places = decimals(value - half, value + half)
    if places is None or places == 4:
        return  # as many digits as are ever shown
    text = figure(value, places).replace(NARROW, "").replace(MINUS, "-")
    assert abs(float(text) - value) <= half * 0.34


def test_sure_is_never_said_and_a_missing_currency_is() -> None:
    assert likelihood(1.0) == f"over 99{NARROW}%"
    assert likelihood(0.0004) == f"under 1{NARROW}%"
    assert likelihood(0.42) == f"42{NARROW}%"
    assert money(Money(950_000, "")) == f"9{NARROW}500 (currency not stated)"
