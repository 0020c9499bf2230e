"""Units convert exactly or refuse."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from outsidein.terms.unit import canonical, convert, converts, is_duration, known_units, seconds


@pytest.mark.parametrize(
    ("value", "unit", "into", "result"),
    [
        (30, "min", "h", 0.5),
        (1.5, "days", "h", 36),
        (2, "weeks", "days", 14),
        (90, "%", "share", 0.9),
        (0.1, "share", "percent", 10.0),
        (0.1, "h", "min", 6.0),  # 0.1 * 60 in floats alone is not always exact
        (7, "visits", "visits", 7),
    ],
)
def test_converts(value: float, unit: str, into: str, result: float) -> None:
    assert convert(value, unit, into) == result


@pytest.mark.parametrize(
    ("unit", "into"), [("h", "share"), ("working days", "days"), ("EUR", "USD")]
)
def test_refuses(unit: str, into: str) -> None:
    assert not converts(unit, into)
    with pytest.raises(ValueError, match=f'"{unit}".*"{into}"'):
        convert(1, unit, into)


def test_seconds_of_what_is_no_duration() -> None:
    assert seconds("hours") == 3600
    with pytest.raises(ValueError, match="share"):
        seconds("share")


@pytest.mark.parametrize("unit", known_units())
def test_one_spelling_stays(unit: str) -> None:
    assert canonical(unit) == unit == canonical(unit.upper())


@given(
    st.floats(-1e6, 1e6),
    st.sampled_from(["s", "min", "h", "days", "weeks"]),
    st.sampled_from(["s", "min", "h", "days", "weeks"]),
)
def test_there_and_back(value: float, unit: str, other: str) -> None:
    assert is_duration(unit)
    there = convert(convert(value, unit, other), other, unit)
    assert there == pytest.approx(value, rel=1e-12, abs=1e-12)
