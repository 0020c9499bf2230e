"""Texts that no spreadsheet takes for a formula, and back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from outsidein.terms.spreadsheet import FORMULA_STARTS, NUMBER, guarded, unguarded


@given(st.one_of(st.text(max_size=20), st.sampled_from(FORMULA_STARTS).map(lambda s: f"{s}1+1")))
def test_no_text_is_a_formula_and_each_can_be_turned_back(text: str) -> None:
    safe = guarded(text)
    assert not safe.startswith(FORMULA_STARTS) or NUMBER.fullmatch(safe)
    assert unguarded(safe) == text.replace("\0", "␀")


@pytest.mark.parametrize("number", ["-5", "+3.5", "-0,25", "-1.234,50", "+1e5", "-1,234,567"])
def test_plain_numbers_stay_as_they_are(number: str) -> None:
    assert guarded(number) == number


@pytest.mark.parametrize(
    "formula",
    ["=cmd|' /C calc'!A0", "+49 170 1234", "-1-1", "-2+3+cmd|' /C calc'!D2", "@SUM(A1)",
     "\t=1", "\r=1", "\n=1", "＝1+1", "'=1", "+1\n=2"],
)  # fmt: skip
def test_what_computes_gets_an_apostrophe(formula: str) -> None:
    assert guarded(formula) == f"'{formula}"
