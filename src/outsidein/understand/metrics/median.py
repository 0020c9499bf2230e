"""The median of a column, from its histogram."""

import numpy as np

from outsidein.stats.histogram import median
from outsidein.terms.quality import Scale

from .metric import Counted, Floats, Takes, Variant
from .tally import Tally


class Median(Counted):
    """The middle value."""

    slug = "median"
    title = "Median"
    unit = ""
    takes = Takes.NUMBER
    minimum = 40
    meaning = (
        "The value that half of the rows do not exceed. Its interval inverts the interval of the "
        "share at or below it (Woodruff 1952), because a jackknife of a median is not reliable."
    )
    variants = (
        Variant(
            "by_histogram",
            "middle value, or the mean of the two middle values",
            "F⁻¹(1/2) of the counted values",
            "Hyndman and Fan (1996), Sample Quantiles in Statistical Packages; "
            "interval after Woodruff (1952)",
        ),
    )

    def of(self, values: Floats, counts: Floats, variant: str, scale: Scale | None) -> Floats:
        if not len(values):
            return np.full(counts.shape[:-1], np.nan)
        return median(values, counts)

    def bounds(self, variant: str, scale: Scale | None) -> tuple[float, float] | None:
        return (scale.low, scale.high) if scale else None

    def spread_of_share(self, tally: Tally, value: float) -> Tally:
        at_or_below = tally.values <= value
        counts = np.stack(
            [tally.counts[:, ~at_or_below].sum(1), tally.counts[:, at_or_below].sum(1)], axis=1
        )
        return Tally(np.array([0.0, 1.0]), counts, tally.customers)
