"""Net Promoter Score."""

import numpy as np

from outsidein.terms.language import say
from outsidein.terms.quality import Scale

from .metric import Bools, Counted, Floats, Takes, Variant, from_best, share, stated, within
from .tally import Tally


class NetPromoterScore(Counted):
    """Share of promoters minus share of detractors, in points from -100 to 100."""

    slug = "nps"
    title = "Net Promoter Score"
    unit = "NPS points"
    takes = Takes.RATING
    minimum = 40
    meaning = (
        "How many more customers would recommend the organization than would advise against it. "
        "Promoters and detractors are shares of all answers; the passives in between count in "
        "the denominator only."
    )
    variants = (
        Variant(
            "standard",
            "0 to 10; promoters answer 9 or 10, detractors 0 to 6",
            "100 × (answers of 9 or 10 − answers of 0 to 6) / answers",
            "Reichheld (2003), The One Number You Need to Grow, Harvard Business Review",
            Scale(0, 10),
        ),
        Variant(
            "five_point",
            "1 to 5; promoters answer 5, detractors 1 to 3",
            "100 × (answers of 5 − answers of 1 to 3) / answers",
            "a mapping in common use for five-point questions; not comparable with the standard",
            Scale(1, 5),
        ),
    )

    def of(self, values: Floats, counts: Floats, variant: str, scale: Scale | None) -> Floats:
        scale = stated(scale)
        turned = from_best(values, scale)
        promoters = turned >= (9 if variant == "standard" else 5)
        detractors = turned <= (6 if variant == "standard" else 3)
        return 100.0 * (share(values, counts, promoters) - share(values, counts, detractors))

    def bounds(self, variant: str, scale: Scale | None) -> tuple[float, float]:
        return (-100.0, 100.0)

    def usable(self, values: Floats, variant: str, scale: Scale | None) -> Bools:
        return np.asarray(within(values, scale) & (values == values.round()))

    def doubts(self, tally: Tally, variant: str, scale: Scale | None) -> tuple[str, ...]:
        if variant == "standard" and tally.n and tally.values.max() <= 5:
            return (
                say(
                    "No answer is above 5. If the question was asked on five points, use the "
                    "variant five_point."
                ),
            )
        if variant == "standard" and tally.n >= 100 and tally.values.min() >= 1:
            return (
                say("No answer is 0. If the question ran from 1 to 10, this is no standard NPS."),
            )
        return ()
