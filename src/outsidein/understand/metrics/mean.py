"""The mean of a column."""

from outsidein.terms.quality import Scale

from .metric import Counted, Floats, Takes, Variant, average


class Mean(Counted):
    """Arithmetic mean."""

    slug = "mean"
    title = "Mean"
    unit = ""
    takes = Takes.NUMBER
    minimum = 40
    meaning = "Arithmetic mean of the values that are there, in the unit of the column."
    variants = (
        Variant("arithmetic", "sum divided by n", "Σ x / n", "elementary; no source needed"),
    )

    def of(self, values: Floats, counts: Floats, variant: str, scale: Scale | None) -> Floats:
        return average(values, counts)

    def bounds(self, variant: str, scale: Scale | None) -> tuple[float, float] | None:
        return (scale.low, scale.high) if scale else None
