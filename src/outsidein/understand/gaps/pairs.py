"""Items asked twice: as an expectation and as a perception."""

from collections.abc import Sequence

from outsidein.engine.items import Derived

Pair = tuple[str, str]
"""(expectation column, perception column) of one item."""


def expected_mean(name: str, pairs: Sequence[Pair]) -> Derived:
    """Each respondent's mean expectation over the pairs they answered in full."""
    return Derived(name, tuple(e for e, _ in pairs), beside=tuple(p for _, p in pairs))


def perceived_mean(name: str, pairs: Sequence[Pair]) -> Derived:
    """Each respondent's mean perception over the pairs they answered in full."""
    return Derived(name, tuple(p for _, p in pairs), beside=tuple(e for e, _ in pairs))


def gap_mean(name: str, pairs: Sequence[Pair]) -> Derived:
    """Each respondent's mean of perception minus expectation over the pairs answered in full."""
    return Derived(name, tuple(p for _, p in pairs), minus=tuple(e for e, _ in pairs))
