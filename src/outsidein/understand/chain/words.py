"""Quantities and levels in plain words."""

from outsidein.terms.language import language, localized, message, say
from outsidein.terms.promise import Measure
from outsidein.terms.quality import Direction, Gap
from outsidein.terms.unit import canonical, convert, is_duration

_SHOWN = {
    "s": (message("{n} second"), message("{n} seconds"), message("{low} to {high} seconds")),
    "min": (message("{n} minute"), message("{n} minutes"), message("{low} to {high} minutes")),
    "h": (message("{n} hour"), message("{n} hours"), message("{low} to {high} hours")),
    "days": (message("{n} day"), message("{n} days"), message("{low} to {high} days")),
}
"""How one, several and a range of each unit of time are said."""

PART_NAMES: dict[Gap | None, str] = {
    Gap.MANAGEMENT_PERCEPTION: message("gap 1 (what management believes)"),
    Gap.SPECIFICATION: message("gap 2 (the specification)"),
    Gap.DELIVERY: message("gap 3 (the delivery)"),
    Gap.COMMUNICATION: message("gap 4 (what is promised)"),
    Gap.PERCEIVED_QUALITY: message("gap 5 (perceived quality)"),
    None: message("what perception adds to the delivery"),
}


def number(value: float) -> str:
    """Two to three digits, as many as a reader can use: 0.15, 4.2, 31, 480."""
    size = abs(value)
    digits = 0 if size >= 10 else 1 if size >= 1 else 2
    text = f"{value:,.{digits}f}"
    return localized(text.rstrip("0").rstrip(".") if "." in text else text, language())


def amount(value: float, unit: str) -> str:
    """A quantity with its unit, in the unit that people would say: 0.15 h is 9 minutes."""
    plain = canonical(unit)
    if plain == "share":
        return f"{number(value * 100)} %"
    if not is_duration(plain):
        return f"{number(value)} {say(unit)}".strip() if plain != "count" else number(value)
    shown = _spoken(convert(1.0, plain, "h") * abs(value))
    text = number(convert(1.0, plain, "s") * value / convert(1.0, shown, "s"))
    one, several, _ = _SHOWN[shown]
    return say(one if text == "1" else several, n=text)


def amounts(low: float, high: float, unit: str) -> str:
    """Two quantities in the unit in which the larger would be said: 7 to 11 minutes."""
    plain = canonical(unit)
    if plain == "share":
        return say(
            "{low} to {high} {unit}", low=number(low * 100), high=number(high * 100), unit="%"
        )
    if not is_duration(plain):
        unit = "" if plain == "count" else say(unit)
        return say("{low} to {high} {unit}", low=number(low), high=number(high), unit=unit).strip()
    shown = _spoken(convert(1.0, plain, "h") * max(abs(low), abs(high)))
    ends = [number(convert(1.0, plain, "s") * v / convert(1.0, shown, "s")) for v in (low, high)]
    return say(_SHOWN[shown][2], low=ends[0], high=ends[1])


def _spoken(hours: float) -> str:
    """The unit in which a length of time is said."""
    if hours < 1 / 60:
        return "s"
    if hours < 1.5:
        return "min"
    return "h" if hours < 72 else "days"


def yardstick(measure: Measure, share: float | None) -> str:
    """What one number stands for the cases of a measure, in words.

    A standard of the form "80 % within 4 hours" is compared with the level that 80 % of the cases
    keep. Otherwise a duration is compared by its median, because a few very long cases would
    carry a mean, and everything else by its mean.
    """
    if share is not None:
        part = number(share * 100)
        if measure.direction is Direction.LESS:
            return say("{share} % of the cases have no more than this", share=part)
        return say("{share} % of the cases have at least this", share=part)
    return say("median of the cases") if is_duration(measure.unit) else say("mean of the cases")
