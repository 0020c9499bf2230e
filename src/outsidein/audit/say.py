"""Numbers in the sentences of the answer."""

from outsidein.report import numbers
from outsidein.terms.counting import plural
from outsidein.terms.estimate import Estimate
from outsidein.terms.money import Money


def span(estimate: Estimate, digits: int = 2, times: float = 1.0, *, unit: str = "") -> str:
    """`63.4 % (62.8 to 64.0)`; only the number with its unit where there is no interval."""
    value = _number(estimate.value, digits, times)
    said = f"{value} {unit}".strip()
    if estimate.low is None or estimate.high is None:
        return said
    low, high = (_number(end, digits, times) for end in (estimate.low, estimate.high))
    return f"{said} ({low} to {high})"


def _number(value: float | None, digits: int, times: float) -> str:
    return "–" if value is None else signed(f"{value * times:,.{digits}f}")


def signed(number: str) -> str:
    """A written number with the real minus sign, and none before a zero."""
    return number.replace("-", "" if not number.strip("-0.,") else "\N{MINUS SIGN}")


def money(amount: Money) -> str:
    """`EUR 4.1 M`, as the report writes it, with plain spaces."""
    return numbers.money(amount).replace(numbers.NARROW, " ").replace(numbers.FIXED, " ")


__all__ = ["money", "plural", "signed", "span"]
