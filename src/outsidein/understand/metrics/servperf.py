"""SERVPERF: perception alone."""

from outsidein.terms.quality import Scale

from .metric import Counted, Floats, Takes, Variant, average

_SOURCE = (
    "Cronin and Taylor (1992), Measuring Service Quality: A Reexamination and Extension, "
    "Journal of Marketing"
)


class Servperf(Counted):
    """Mean perception over the respondents."""

    slug = "servperf"
    title = "SERVPERF"
    unit = "points"
    takes = Takes.ITEMS
    minimum = 40
    meaning = (
        "Perceived quality without the expectation: each respondent's mean over the perception "
        "items answered, then the mean over respondents."
    )
    variants = (
        Variant("unweighted", "every item counts the same", "mean over rows of mean P", _SOURCE),
        Variant(
            "weighted",
            "each respondent's perception by criterion, weighted with the points given to it",
            "mean over rows of Σ w_c P_c / Σ w_c",
            _SOURCE,
        ),
    )

    def of(self, values: Floats, counts: Floats, variant: str, scale: Scale | None) -> Floats:
        return average(values, counts)

    def bounds(self, variant: str, scale: Scale | None) -> tuple[float, float] | None:
        return (scale.low, scale.high) if scale else None
