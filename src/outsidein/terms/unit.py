"""Units of measures: their one spelling, and what converts into what.

Durations convert among themselves, shares into percent. Every other unit, working days included
(their length depends on a calendar), converts only into itself.
"""

from fractions import Fraction

_SECONDS = {"s": 1, "min": 60, "h": 3600, "days": 86400, "weeks": 604800}
_SHARES = {"share": Fraction(1), "%": Fraction(1, 100)}

_SPELLINGS = {
    "s": ("sec", "secs", "second", "seconds"),
    "min": ("mins", "minute", "minutes"),
    "h": ("hr", "hrs", "hour", "hours"),
    "days": ("d", "day"),
    "weeks": ("week", "wk"),
    "share": ("shares", "proportion", "fraction"),
    "%": ("percent", "per cent", "pct"),
    "count": ("counts", "number", "times"),
    "points": ("point",),
}
_CANONICAL = {other: unit for unit, others in _SPELLINGS.items() for other in others}


def canonical(unit: str) -> str:
    """The one spelling of a unit: `hours` is `h`; a unit of the user's own stays as it is."""
    plain = unit.strip()
    lowered = plain.casefold()
    if lowered in _SPELLINGS:
        return lowered
    return _CANONICAL.get(lowered, plain)


def known_units() -> tuple[str, ...]:
    """The spellings that mean something to the software."""
    return tuple(_SPELLINGS)


def is_duration(unit: str) -> bool:
    """Whether a unit measures elapsed time."""
    return canonical(unit) in _SECONDS


def seconds(unit: str) -> int:
    """The seconds in one of a duration unit; ValueError for any other unit."""
    try:
        return _SECONDS[canonical(unit)]
    except KeyError:
        raise ValueError(f'"{unit}" is not a unit of elapsed time') from None


def converts(unit: str, into: str) -> bool:
    """Whether a quantity in one unit can be stated in another."""
    one, other = canonical(unit), canonical(into)
    return one == other or any(one in kind and other in kind for kind in (_SECONDS, _SHARES))


def convert(value: float, unit: str, into: str) -> float:
    """A quantity in another unit, rounded once (30 min are exactly 0.5 h).

    ValueError names both units where the one does not convert into the other.
    """
    one, other = canonical(unit), canonical(into)
    if one == other:
        return value
    if not converts(one, other):
        raise ValueError(f'"{unit}" does not convert into "{into}"')
    sizes = {**{k: Fraction(v) for k, v in _SECONDS.items()}, **_SHARES}
    return float(Fraction(repr(value)) * sizes[one] / sizes[other])
