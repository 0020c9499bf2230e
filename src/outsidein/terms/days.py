"""Dates as sentences write them."""

from datetime import date

from .language import message, say

MONTHS = (
    message("Jan"), message("Feb"), message("Mar"), message("Apr"), message("May"), message("Jun"),
    message("Jul"), message("Aug"), message("Sep"), message("Oct"), message("Nov"), message("Dec"),
)  # fmt: skip


def written(day: date) -> str:
    """`15 Feb 2027`, whatever the locale of the machine; in German `15. Feb. 2027`."""
    month = say(MONTHS[day.month - 1])
    return say("{day} {month} {year}", day=day.day, month=month, year=day.year)
