"""The criteria sets that come with the product."""

from collections.abc import Mapping

from outsidein.servicefile.sets.gronroos import GRONROOS
from outsidein.servicefile.sets.rater import RATER
from outsidein.terms.quality import Criterion

criteria_sets: Mapping[str, tuple[Criterion, ...]] = {
    "gronroos": GRONROOS,
    "rater": RATER,
    "own": (),
}
"""By the name that a service file uses; `own` begins empty."""

__all__ = ["GRONROOS", "RATER", "criteria_sets"]
