"""Dates as sentences write them."""

from datetime import date

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def written(day: date) -> str:
    """`15 Feb 2027`, the same in every locale."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"
