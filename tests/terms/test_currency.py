"""Minor units against the digits that ISO 4217 states for some currencies of each kind."""

import pytest

from outsidein.terms.currency import CODES, minor_digits


@pytest.mark.parametrize(
    ("code", "digits"),
    [("EUR", 2), ("USD", 2), ("JPY", 0), ("KRW", 0), ("ISK", 0), ("KWD", 3), ("TND", 3)],
)
def test_digits(code: str, digits: int) -> None:
    assert code in CODES
    assert minor_digits(code) == digits


def test_codes_are_three_capital_letters_each_once() -> None:
    assert all(len(code) == 3 and code.isascii() and code.isupper() for code in CODES)
    assert len(CODES) > 150
