"""Dates in sentences."""

from datetime import date

from outsidein.terms.days import written


def test_a_date_is_written_alike_everywhere() -> None:
    assert written(date(2027, 2, 15)) == "15 Feb 2027"
    assert [written(date(2026, m, 1)).split()[1] for m in (1, 5, 12)] == ["Jan", "May", "Dec"]
