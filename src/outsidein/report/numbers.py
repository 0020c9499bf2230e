"""Numbers as people read them: as many digits as the interval justifies, signs, units, money.

The minus is the real minus sign, groups of thousands are set apart by a narrow space, and a unit
is joined to its number by a narrow space that does not break. The decimal sign and every word are
those of the language that is spoken.
"""

import math
from dataclasses import dataclass
from datetime import date

from outsidein.terms.currency import CODES
from outsidein.terms.days import written
from outsidein.terms.estimate import Estimate
from outsidein.terms.language import language, localized, message, say
from outsidein.terms.money import Money
from outsidein.terms.unit import canonical

MINUS = "\N{MINUS SIGN}"
NARROW = "\N{NARROW NO-BREAK SPACE}"
FIXED = "\N{NO-BREAK SPACE}"
DASH = "\N{EN DASH}"
BARE = frozenset({"", "count", "r", "correlation"})
COEFFICIENTS = frozenset({"alpha", "omega"})  # between 0 and 1 and yet not shares
MOST_DECIMALS = 4
POINTS_OF_PERCENT = message("%\N{NO-BREAK SPACE}points")
# Finer steps than these matter to nobody, however narrow the interval is.
FINEST = {
    "points": 2,
    "": 2,
    "standard deviations per standard deviation": 2,
    "%": 1,
    "s": 1,
    "min": 1,
    "h": 1,
    "days": 1,
}
IN_WORDS = {"sd per sd": message("standard deviations per standard deviation")}
WORDS = (message("points"), message("days"), message("weeks"), message("working days"))
"""Units that are words; every other one is a sign, or a word of the user's own."""
SIZES = ((1e9, message("bn")), (1e6, message("M")), (1e3, message("k")))


@dataclass(frozen=True, slots=True)
class Shown:
    """A number ready to be set: the value with its sign, its unit, and its interval."""

    value: str
    unit: str = ""
    interval: str = ""

    @property
    def with_unit(self) -> str:
        """`-0.58 points`, as one piece."""
        return joined(self.value, self.unit)

    def __str__(self) -> str:
        return f"{self.with_unit} ({self.interval})" if self.interval else self.with_unit


def decimals(low: float, high: float) -> int | None:
    """Decimal places that half the interval's width justifies; negative means tens, hundreds.

    One digit of the half width counts, two where it begins with 1, because rounding would then
    move the value by a good part of what is known. None where there is no width.
    """
    half = abs(high - low) / 2
    if not math.isfinite(half) or half <= 0:
        return None
    power = math.floor(math.log10(half))
    places = -power if half / 10.0**power >= 1.95 else 1 - power
    return min(places, MOST_DECIMALS)


def _natural_decimals(value: float) -> int:
    """Places for a number without interval: three digits that count, none that are zeros."""
    if value == 0 or value == round(value):
        return 0
    places = min(max(2 - math.floor(math.log10(abs(value))), 0), MOST_DECIMALS)
    while places and round(value, places) == round(value, places - 1):
        places -= 1
    return places


def figure(value: float, places: int | None = None, *, signed: bool = False) -> str:
    """One number as text; `places` as from `decimals`, `signed` shows a plus as well."""
    if not math.isfinite(value):
        return say("not a number")
    if places is None:
        places = _natural_decimals(value)
    rounded = round(value, places)
    digits = f"{abs(rounded):,.{max(places, 0)}f}"
    text = NARROW.join(localized(part, language()) for part in digits.split(","))
    if rounded == 0:
        return text
    if rounded < 0:
        return MINUS + text
    return "+" + text if signed else text


def joined(value: str, unit: str) -> str:
    """Number and unit with a space that does not break, a narrow one before a sign or letter."""
    space = NARROW if len(unit) <= 2 or unit.startswith("%") else FIXED
    return f"{value}{space}{unit}" if unit else value


def unit_text(unit: str, *, signed: bool = False) -> str:
    """The unit as it is printed; a difference of shares is in points of percent."""
    plain = canonical(unit)
    if plain in {"share", "%"}:
        return POINTS_OF_PERCENT if signed else "%"
    return "" if plain in BARE else IN_WORDS.get(plain, plain)


def unit_said(unit: str) -> str:
    """A unit as `unit_text` gives it, in the language that is spoken."""
    return say(unit)


def shown(estimate: Estimate, *, signed: bool = False) -> Shown:
    """An estimate ready to be set. A withheld number is shown as a dash by the caller."""
    unit = unit_text(estimate.unit, signed=signed)
    if estimate.value is None:
        return Shown(DASH, unit_said(unit))
    if unit in CODES:
        return _shown_money(estimate, unit, signed)
    if estimate.definition in COEFFICIENTS:
        unit = ""
    factor = 100.0 if unit.startswith("%") and canonical(estimate.unit) == "share" else 1.0
    value = estimate.value * factor
    finest = _finest(unit, value)
    if estimate.low is None or estimate.high is None:
        places = min(_natural_decimals(value), finest)
        return Shown(figure(value, places, signed=signed), unit_said(unit))
    low, high = estimate.low * factor, estimate.high * factor
    places = min(_some(decimals(low, high), _natural_decimals(value)), finest)
    bounds = [figure(bound, places, signed=signed) for bound in (low, high)]
    return Shown(figure(value, places, signed=signed), unit_said(unit), _range(*bounds))


def _finest(unit: str, value: float) -> int:
    """The most decimals of a number in its unit; below 1 a quantity may have one more."""
    most = FINEST.get(unit.split(FIXED)[0], MOST_DECIMALS)
    return most + 1 if abs(value) < 1 and most == 1 else most


def _some(places: int | None, otherwise: int) -> int:
    return otherwise if places is None else places


def _range(low: str, high: str) -> str:
    """`-1.6 to -1.3`, which may break before the `to` alone."""
    return say("{low} to\N{NO-BREAK SPACE}{high}", low=low, high=high)


def _shown_money(estimate: Estimate, currency: str, signed: bool) -> Shown:
    def text(amount: float) -> str:
        sign = MINUS if amount < 0 else "+" if signed and amount > 0 else ""
        return sign + short_amount(abs(amount))

    value = text(estimate.value or 0.0)
    if estimate.low is None or estimate.high is None:
        return Shown(value, currency)
    return Shown(value, currency, _range(text(estimate.low), text(estimate.high)))


def short_amount(amount: float) -> str:
    """`4.1 M`, `212 k`, `9 500`: at most three digits that count."""
    for size, letter in SIZES:
        if amount >= size * (10 if size == 1e3 else 0.9995):
            part = amount / size
            return joined(figure(part, 1 if part < 9.95 else 0), say(letter))
    if amount >= 1000:
        return figure(round(amount, -2), 0)
    return figure(amount, 0)


def money(amount: Money | None) -> str:
    """`EUR 4.1 M`, rounded to what matters; a dash where there is none.

    An amount whose currency no file states says so, because a bare number could be anything.
    """
    if amount is None:
        return DASH
    sign = MINUS if amount.minor < 0 else ""
    figures = f"{sign}{short_amount(abs(amount.amount))}"
    if not amount.currency:
        return say("{amount} (currency not stated)", amount=figures)
    return say("{currency}\N{NO-BREAK SPACE}{amount}", currency=amount.currency, amount=figures)


def percent(share: float, places: int = 0) -> str:
    """A share of 0 to 1 as percent."""
    return joined(figure(share * 100, places), "%")


def probability(value: float) -> str:
    """A p-value with three decimals; what rounds to nothing is said to be below."""
    return figure(value, 3) if value >= 0.0005 else say("below 0.001")


def likelihood(value: float) -> str:
    """A probability as percent; what rounds to sure or to impossible is said to be near it."""
    if value >= 0.995:
        return say("over {share}", share=percent(0.99))
    return say("under {share}", share=percent(0.01)) if value < 0.005 else percent(value)


def is_difference(estimate: Estimate) -> bool:
    """Whether a number is a difference, which always shows its sign, a plus as well."""
    kind = estimate.definition.removeprefix("value_met.").split(".")[0].split("_")[0]
    return kind in {"gap", "gain", "option", "association", "change", "capability", "effort"}


def count(number: int | None) -> str:
    """A whole number with its thousands set apart; a dash where it is not known."""
    return DASH if number is None else figure(number, 0)


def day(when: date | None) -> str:
    """`1 Mar 2026`; a dash where there is none."""
    if when is None:
        return DASH
    return written(when).replace(" ", FIXED)
