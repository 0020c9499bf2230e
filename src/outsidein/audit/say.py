"""Numbers in the sentences of the answer."""

from outsidein.report import numbers
from outsidein.terms.counting import plural
from outsidein.terms.estimate import Estimate
from outsidein.terms.language import language, localized, say
from outsidein.terms.money import Money


def span(estimate: Estimate, digits: int = 2, times: float = 1.0, *, unit: str = "") -> str:
    """`63.4 % (62.8 to 64.0)`; only the number with its unit where there is no interval."""
    value = _number(estimate.value, digits, times)
    whole = f"{value} {say(unit)}".strip()
    if estimate.low is None or estimate.high is None:
        return whole
    low, high = (_number(end, digits, times) for end in (estimate.low, estimate.high))
    return say("{value} ({low} to {high})", value=whole, low=low, high=high)


def _number(value: float | None, digits: int, times: float) -> str:
    if value is None:
        return "–"
    return localized(signed(f"{value * times:,.{digits}f}"), language())


def signed(number: str) -> str:
    """A written number with the real minus sign, and none before a zero."""
    return number.replace("-", "" if not number.strip("-0.,") else "\N{MINUS SIGN}")


def money(amount: Money) -> str:
    """`EUR 4.1 M`, as the report writes it, with plain spaces."""
    return numbers.money(amount).replace(numbers.NARROW, " ").replace(numbers.FIXED, " ")


__all__ = ["money", "plural", "signed", "span"]
