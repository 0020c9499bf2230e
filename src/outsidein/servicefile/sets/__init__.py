"""The criteria sets that come with the product."""

from collections.abc import Mapping
from dataclasses import replace

from outsidein.servicefile.sets.gronroos import GRONROOS
from outsidein.servicefile.sets.rater import RATER
from outsidein.terms.language import say
from outsidein.terms.quality import Criterion

criteria_sets: Mapping[str, tuple[Criterion, ...]] = {
    "gronroos": GRONROOS,
    "rater": RATER,
    "own": (),
}
"""By the name that a service file uses; `own` begins empty."""


def spoken(name: str) -> tuple[Criterion, ...]:
    """A set whose criteria are named and described in the language that is spoken now."""
    return tuple(
        replace(one, name=say(one.name), description=say(one.description))
        for one in criteria_sets[name]
    )


__all__ = ["GRONROOS", "RATER", "criteria_sets", "spoken"]
