"""Top box: the share of the best answers."""

from outsidein.terms.language import say
from outsidein.terms.quality import Scale

from .metric import Counted, Floats, Takes, Variant, from_best, share
from .tally import Tally

_SOURCE = "Morgan and Rego (2006), The Value of Different Customer Satisfaction and Loyalty Metrics"


def _variant(k: int, words: str) -> Variant:
    return Variant(
        f"top_{k}",
        f"share of the {words}",
        f"100 × answers in the {k} highest places / answers",
        _SOURCE,
    )


class TopBox(Counted):
    """Share of the answers in the k best places of the scale."""

    slug = "top_box"
    title = "Top box"
    unit = "%"
    takes = Takes.RATING
    minimum = 40
    meaning = "Share of the answers that take one of the k best places of the scale."
    variants = (
        _variant(1, "best answer"),
        _variant(2, "two best answers"),
        _variant(3, "three best answers"),
    )

    def of(self, values: Floats, counts: Floats, variant: str, scale: Scale | None) -> Floats:
        if not len(values):
            return share(values, counts, values > 0)
        low, high = (scale.low, scale.high) if scale else (values.min(), values.max())
        turned = from_best(values, Scale(low, high, scale.reverse)) if scale else values
        return 100.0 * share(values, counts, turned >= high - int(variant[-1]) + 1)

    def doubts(self, tally: Tally, variant: str, scale: Scale | None) -> tuple[str, ...]:
        if scale is None and tally.n:
            return (
                say(
                    "The scale is not stated; {best:g}, the highest answer, was taken for its "
                    "best.",
                    best=tally.values.max(),
                ),
            )
        return ()
