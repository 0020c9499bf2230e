"""Reassignment of tickets from one group to another."""

import numpy as np

from outsidein.terms.quality import Scale

from .metric import Bools, Counted, Floats, Takes, Variant, average, share

_SOURCE = "in common use at service desks; ITIL 4 Foundation (AXELOS 2019), incident management"


class ReassignmentRate(Counted):
    """How often tickets were handed on."""

    slug = "reassignment"
    title = "Reassignments"
    unit = "a ticket"
    takes = Takes.COUNT
    minimum = 40
    better = "less"
    meaning = (
        "How often a ticket was handed from one person or group to another before it was done. "
        "An event log is taken at the last event of each ticket."
    )
    variants = (
        Variant("mean", "reassignments for each ticket", "reassignments / tickets", _SOURCE),
        Variant(
            "share",
            "tickets handed on at least once, in %",
            "100 × tickets with ≥ 1 / tickets",
            _SOURCE,
            unit="%",
        ),
    )

    def of(self, values: Floats, counts: Floats, variant: str, scale: Scale | None) -> Floats:
        if variant == "mean":
            return average(values, counts)
        return 100.0 * share(values, counts, values >= 1)

    def bounds(self, variant: str, scale: Scale | None) -> tuple[float, float] | None:
        return None if variant == "mean" else (0.0, 100.0)

    def usable(self, values: Floats, variant: str, scale: Scale | None) -> Bools:
        return np.asarray((values >= 0) & (values == values.round()))
