"""Numbers in the sentences of the answer."""

from outsidein.terms.counting import plural
from outsidein.terms.estimate import Estimate
from outsidein.terms.money import Money


def span(estimate: Estimate, digits: int = 2, times: float = 1.0) -> str:
    """`63.4 (62.8 to 64.0)`; only the number where there is no interval."""
    value = _number(estimate.value, digits, times)
    if estimate.low is None or estimate.high is None:
        return value
    low, high = (_number(end, digits, times) for end in (estimate.low, estimate.high))
    return f"{value} ({low} to {high})"


def _number(value: float | None, digits: int, times: float) -> str:
    return "–" if value is None else signed(f"{value * times:,.{digits}f}")


def signed(number: str) -> str:
    """A written number with the real minus sign, and none before a zero."""
    return number.replace("-", "" if not number.strip("-0.,") else "\N{MINUS SIGN}")


def money(amount: Money) -> str:
    """`4.1 M EUR`, rounded to what matters."""
    major = amount.amount
    if abs(major) >= 1e6:
        text = f"{major / 1e6:,.1f} M"
    elif abs(major) >= 1e4:
        text = f"{major / 1e3:,.0f} k"
    else:
        text = f"{major:,.0f}"
    return f"{text} {amount.currency}".strip()


__all__ = ["money", "plural", "signed", "span"]
