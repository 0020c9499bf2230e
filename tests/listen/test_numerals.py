"""Numbers are read strictly, in the notation that the column shows."""

import math

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from outsidein.listen.numerals import Notation, parse, style_of, why_not


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_every_float_reads_back_to_the_same_bits(number: float) -> None:
    found = parse(pa.array([repr(number)]))
    assert found.ok.tolist() == [True]
    assert found.values[0] == number
    assert math.copysign(1, found.values[0]) == math.copysign(1, number)


@given(st.integers(-(2**63), 2**63 - 1))
def test_whole_numbers_keep_every_digit(number: int) -> None:
    found = parse(pa.array([str(number)]))
    assert found.integers is not None
    assert found.integers.to_pylist() == [number]


@pytest.mark.parametrize(
    "text",
    ["१२३", "１２", "1_000", "nan", "inf", "-Infinity", "1e400", "0x10", "1,5,2", "1 2", "", "+-1",
     "1.2.3", "--1", "٣", "1e", "²"],
)  # fmt: skip
def test_what_is_no_number_is_not_read(text: str) -> None:
    found = parse(pa.array([text, "1"]))
    assert found.ok.tolist() == [False, True]
    assert math.isnan(found.values[0])


@pytest.mark.parametrize(
    ("texts", "notation", "decided", "values"),
    [
        (["1,5", "2,75"], Notation.COMMA, True, [1.5, 2.75]),
        (["1.234,50", "3,00"], Notation.COMMA, True, [1234.5, 3.0]),
        (["1.234.567", "2"], Notation.COMMA, True, [1234567.0, 2.0]),
        (["1 234,5", "2"], Notation.COMMA, True, [1234.5, 2.0]),
        (["1,234.5", "12"], Notation.POINT, True, [1234.5, 12.0]),
        (["1,234,567", "1,000"], Notation.POINT, True, [1234567.0, 1000.0]),
        (["1,234", "0.5"], Notation.POINT, True, [1234.0, 0.5]),
        (["1,234", "2,345"], Notation.POINT, False, [1234.0, 2345.0]),
        (["1'234.50", "7"], Notation.POINT, True, [1234.5, 7.0]),
        (["€ 1.234,50", "12,00 €"], Notation.COMMA, True, [1234.5, 12.0]),
        (["$1,200.00", "85 %"], Notation.POINT, True, [1200.0, 85.0]),
        (["+5", "-.5", "6.", "1e3"], Notation.POINT, True, [5.0, -0.5, 6.0, 1000.0]),
    ],
)
def test_notation_follows_from_the_column(
    texts: list[str], notation: Notation, decided: bool, values: list[float]
) -> None:
    style = style_of(pa.array(texts))
    assert (style.notation, style.decided) == (notation, decided)
    assert parse(pa.array(texts), style.notation).values.tolist() == values


def test_evidence_names_the_number_that_decides() -> None:
    assert style_of(pa.array(["3", "2,75"])).evidence == '"2,75" can only be a decimal comma'
    assert style_of(pa.array(["1,234"])).evidence == '"1,234" may be 1234 or 1.234'


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("inf", "not a finite number"),
        ("1e400", "too large to be a number"),
        ("१२३", "digits other than 0 to 9"),
        ("1_000", "an underscore in a number"),
        ("many", "not a number"),
    ],
)
def test_the_reason_says_what_is_wrong(text: str, reason: str) -> None:
    assert why_not(text)[0] == reason
    assert why_not(text)[1]
