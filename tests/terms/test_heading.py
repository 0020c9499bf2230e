"""References find headers as people write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from outsidein.terms.heading import find_columns

HEADERS = ["4-1. Screen?", "14-1. Screen?", "1-1.\tIs it [very] good?", "Team", "team", "rate*"]


@pytest.mark.parametrize(
    ("reference", "found"),
    [
        ("Team", (3,)),
        ("TEAM", (3, 4)),
        ("4-1.*", (0,)),
        ("*screen?", (0, 1)),
        ("1-1. is it [very]  good?", (2,)),
        ("1-1.*[very]*", (2,)),
        ("rate*", (5,)),
        ("4-1. Screen", ()),
        ("4-1. Scree?", ()),
        ("", ()),
    ],
)
def test_finds(reference: str, found: tuple[int, ...]) -> None:
    assert find_columns(reference, HEADERS) == found


@given(st.lists(st.text(), min_size=1, max_size=6), st.data())
def test_a_header_always_finds_itself(headers: list[str], data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(headers) - 1))
    assert at in find_columns(headers[at], headers)
    assert find_columns("*", [h or "x" for h in headers if h != "*"] or ["x"])
