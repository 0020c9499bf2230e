"""An index of satisfaction after the American Customer Satisfaction Index."""

from outsidein.terms.quality import Scale

from .metric import Counted, Floats, Takes, Variant, average, from_best, stated


class AcsiIndex(Counted):
    """Weighted mean of three satisfaction items, carried from their scale to 0 to 100."""

    slug = "acsi"
    title = "ACSI-type index"
    unit = "of 100"
    takes = Takes.ITEMS
    minimum = 40
    meaning = (
        "Overall satisfaction, confirmation of expectations and closeness to the ideal as one "
        "index from 0 to 100. The weights of the published index come from its own path model and "
        "are not public, so this is an index of the same type and not the index itself."
    )
    variants = (
        Variant(
            "equal",
            "every item has the same weight",
            "100 × (mean − low end) / (high end − low end)",
            "Fornell et al. (1996), The American Customer Satisfaction Index, Journal of "
            "Marketing, with equal weights",
            Scale(1, 10),
        ),
        Variant(
            "weighted",
            "the weights that are given with it",
            "100 × Σ w (mean − low end) / ((high end − low end) × Σ w)",
            "Fornell et al. (1996), The American Customer Satisfaction Index, Journal of Marketing",
            Scale(1, 10),
        ),
    )

    def of(self, values: Floats, counts: Floats, variant: str, scale: Scale | None) -> Floats:
        scale = stated(scale)
        mean = average(from_best(values, scale), counts)
        return 100.0 * (mean - scale.low) / scale.width
