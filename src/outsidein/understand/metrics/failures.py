"""Mean time between failures, and between service incidents."""

import math

from outsidein.terms.quality import Scale

from .metric import Floats, Variant
from .outages import ITIL, PERIODS, agreed_time, failed
from .summed import Columns, Given, Summed, ratio, stacked


class _Between(Summed):
    """Agreed service time, less downtime or not, for each failure."""

    unit = "h"
    minimum = 20
    inputs = PERIODS
    parts = ("agreed", "down", "failures")

    def rows(self, columns: Columns, variant: str, given: Given) -> Floats:
        return stacked(*agreed_time(columns), failed(columns))

    def bounds(self, variant: str, scale: Scale | None) -> tuple[float, float]:
        return (0.0, math.inf)


class MeanTimeBetweenFailures(_Between):
    """How long a service runs on average between being restored and failing again."""

    slug = "mtbf"
    title = "Mean time between failures (MTBF)"
    meaning = (
        "How long a service runs on average from being restored to failing again. Availability is "
        "MTBF / (MTBF + MTRS)."
    )
    variants = (
        Variant(
            "mean",
            "time up for each failure",
            "(agreed service time − downtime) / failures",
            ITIL,
        ),
    )

    def of_sums(self, sums: Floats, variant: str, given: Given) -> Floats:
        return ratio(sums[..., 0] - sums[..., 1], sums[..., 2])


class MeanTimeBetweenIncidents(_Between):
    """How long it takes on average from one failure of a service to the next."""

    slug = "mtbsi"
    title = "Mean time between service incidents (MTBSI)"
    meaning = (
        "How long it takes on average from one failure to the next, the time down included: MTBF "
        "plus MTRS."
    )
    variants = (
        Variant(
            "mean", "agreed service time for each failure", "agreed service time / failures", ITIL
        ),
    )

    def of_sums(self, sums: Floats, variant: str, given: Given) -> Floats:
        return ratio(sums[..., 0], sums[..., 2])
