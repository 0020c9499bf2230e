"""Days without working hours: those stated, and the public holidays of a place."""

from datetime import date
from functools import lru_cache

from outsidein.terms.clock import Calendar


def days_off(calendar: Calendar, first_year: int, last_year: int) -> frozenset[date]:
    """The holidays of a calendar; those of its country for these years."""
    found = frozenset(calendar.holidays)
    if calendar.country is None:
        return found
    return found | public_holidays(calendar.country, calendar.subdivision, first_year, last_year)


@lru_cache(maxsize=64)
def public_holidays(
    country: str, subdivision: str | None, first_year: int, last_year: int
) -> frozenset[date]:
    """Public holidays of a country (ISO 3166-1) or of a part of it (ISO 3166-2).

    Days on which a holiday that fell on a weekend is made up for are among them. Raises
    `ValueError` for a place that is not known.
    """
    import holidays  # a quarter of a second, needed only where a calendar names a country

    years = range(first_year, last_year + 1)
    try:
        return frozenset(holidays.country_holidays(country, subdiv=subdivision, years=years))
    except NotImplementedError as unknown:
        raise ValueError(str(unknown)) from unknown


def places() -> dict[str, list[str]]:
    """The countries whose holidays are known, each with its parts."""
    import holidays

    return dict(holidays.list_supported_countries(include_aliases=True))
