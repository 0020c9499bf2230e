"""Reopening of tickets."""

import numpy as np

from outsidein.terms.quality import Scale

from .metric import Bools, Counted, Floats, Takes, Variant, average, share

_SOURCE = "in common use at service desks; ITIL 4 Foundation (AXELOS 2019), incident management"


class ReopenRate(Counted):
    """How often tickets that were called done were opened again."""

    slug = "reopen"
    title = "Reopen rate"
    unit = "%"
    takes = Takes.COUNT
    minimum = 40
    better = "less"
    meaning = (
        "Share of the tickets that were opened again after they had been called resolved. "
        "An event log is taken at the last event of each ticket."
    )
    variants = (
        Variant(
            "share", "tickets reopened at least once", "100 × tickets with ≥ 1 / tickets", _SOURCE
        ),
        Variant(
            "mean", "reopenings for each ticket", "reopenings / tickets", _SOURCE, unit="a ticket"
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
