"""Items asked twice: as an expectation and as a perception."""

from collections.abc import Sequence

from outsidein.engine.items import Derived

Pair = tuple[str, str]
"""(expectation column, perception column) of one item."""


def only_with(column: str, other: str) -> Derived:
    """A column where another one is answered too, and missing elsewhere.

    The other column is taken off and put back: x - (y - y) is x where y is there.
    """
    nothing = Derived(f"{other} less itself", (other,), minus=(other,))
    return Derived(f"{column} with {other}", (column,), minus=(nothing,))


def expected_mean(name: str, pairs: Sequence[Pair]) -> Derived:
    """Each respondent's mean expectation over the pairs they answered in full."""
    return Derived(name, tuple(only_with(e, p) for e, p in pairs))


def perceived_mean(name: str, pairs: Sequence[Pair]) -> Derived:
    """Each respondent's mean perception over the pairs they answered in full."""
    return Derived(name, tuple(only_with(p, e) for e, p in pairs))


def gap_mean(name: str, pairs: Sequence[Pair]) -> Derived:
    """Each respondent's mean of perception minus expectation over the pairs answered in full."""
    return Derived(name, tuple(p for _, p in pairs), minus=tuple(e for e, _ in pairs))
