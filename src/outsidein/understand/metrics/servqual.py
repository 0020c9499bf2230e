"""SERVQUAL: perception minus expectation."""

from outsidein.terms.quality import Scale

from .metric import Bools, Counted, Floats, Takes, Variant, average

_SOURCE = (
    "Parasuraman, Zeithaml and Berry (1988), SERVQUAL: A Multiple-Item Scale for Measuring "
    "Consumer Perceptions of Service Quality, Journal of Retailing"
)


class Servqual(Counted):
    """Mean gap between perception and expectation over the respondents."""

    slug = "servqual"
    title = "SERVQUAL gap"
    unit = "points"
    takes = Takes.PAIRS
    minimum = 40
    meaning = (
        "Perception minus expectation: each respondent's mean over the items both asked and "
        "answered as a pair, then the mean over respondents. Negative is a shortfall."
    )
    variants = (
        Variant(
            "unweighted", "every item counts the same", "mean over rows of mean (P − E)", _SOURCE
        ),
        Variant(
            "weighted",
            "each respondent's gap by criterion, weighted with that respondent's 100 points",
            "mean over rows of Σ w_c (P_c − E_c) / Σ w_c",
            "Zeithaml, Parasuraman and Berry (1990), Delivering Quality Service",
        ),
    )

    def of(self, values: Floats, counts: Floats, variant: str, scale: Scale | None) -> Floats:
        return average(values, counts)

    def bounds(self, variant: str, scale: Scale | None) -> tuple[float, float] | None:
        return (-scale.width, scale.width) if scale else None

    def usable(self, values: Floats, variant: str, scale: Scale | None) -> Bools:
        return abs(values) <= scale.width if scale else values == values
