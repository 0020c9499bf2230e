"""Mean time to restore service."""

import math

import numpy as np

from outsidein.terms.quality import Scale

from .metric import Floats, Variant
from .outages import ITIL, PERIODS, agreed_time, failed
from .summed import Columns, Given, Input, Kind, Summed, ratio, stacked

_OUTAGES = "outages"


class MeanTimeToRestore(Summed):
    """How long it takes on average until a service that failed is fully there again."""

    slug = "mtrs"
    title = "Mean time to restore service (MTRS)"
    unit = "h"
    minimum = 20
    better = "less"
    meaning = (
        "How long it takes on average until a service that failed is fully restored, detection, "
        "diagnosis and recovery included. With MTBF it adds up to MTBSI."
    )
    variants = (Variant("mean", "downtime for each failure", "Σ downtime / failures", ITIL),)
    inputs = (
        Input("failed", Kind.TIME, "when the service failed", way=_OUTAGES),
        Input("restored", Kind.TIME, "when it was fully there again", way=_OUTAGES),
        *PERIODS,
    )
    parts = ("down", "failures")

    def rows(self, columns: Columns, variant: str, given: Given) -> Floats:
        if "failed" in columns:
            with np.errstate(invalid="ignore"):
                hours = (columns["restored"] - columns["failed"]) / 3600.0
                hours = np.where(np.isfinite(hours) & (hours >= 0), hours, np.nan)
            return stacked(hours, np.ones_like(hours))
        return stacked(agreed_time(columns)[1], failed(columns))

    def of_sums(self, sums: Floats, variant: str, given: Given) -> Floats:
        return ratio(sums[..., 0], sums[..., 1])

    def bounds(self, variant: str, scale: Scale | None) -> tuple[float, float]:
        return (0.0, math.inf)
