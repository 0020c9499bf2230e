from datetime import date

import pytest

from outsidein.engine.clock.dayoff import days_off, places, public_holidays
from outsidein.terms.clock import Calendar


def test_public_holidays_of_a_country_and_of_its_parts() -> None:
    # Feiertagsgesetz (Bayern) Art. 1: Epiphany is a holiday there and not in Berlin.
    bavaria = public_holidays("DE", "BY", 2026, 2026)
    assert date(2026, 1, 6) in bavaria
    assert date(2026, 1, 6) not in public_holidays("DE", "BE", 2026, 2026)
    # 5 U.S.C. 6103: the fourth Thursday of November, and the Friday before a Saturday, 4 July 2026.
    states = public_holidays("US", None, 2026, 2026)
    assert {date(2026, 11, 26), date(2026, 7, 3)} <= states


def test_stated_days_stand_beside_the_public_ones() -> None:
    own = date(2026, 8, 3)
    found = days_off(Calendar("c", holidays=(own,), country="AT"), 2026, 2026)
    assert {own, date(2026, 10, 26)} <= found
    assert days_off(Calendar("c", holidays=(own,)), 2026, 2026) == {own}


def test_a_place_that_is_not_known_is_told() -> None:
    with pytest.raises(ValueError, match="XX"):
        public_holidays("XX", None, 2026, 2026)
    with pytest.raises(ValueError, match="ZZ"):
        public_holidays("DE", "ZZ", 2026, 2026)
    assert "BY" in places()["DE"]
