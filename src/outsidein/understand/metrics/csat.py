"""Customer satisfaction score."""

from outsidein.terms.language import say
from outsidein.terms.quality import Scale

from .metric import Bools, Counted, Floats, Takes, Variant, from_best, share, stated, within
from .tally import Tally


def _variant(slug: str, low: int, high: int) -> Variant:
    return Variant(
        slug,
        f"{low} to {high}; satisfied are the answers {high - 1} and {high}",
        f"100 × answers of {high - 1} or {high} / answers",
        "top-two-box score, in common use; Morgan and Rego (2006), Marketing Science, study it",
        Scale(low, high),
    )


class CustomerSatisfaction(Counted):
    """Share of the two best answers to the question how satisfied the customer was."""

    slug = "csat"
    title = "Customer satisfaction (CSAT)"
    unit = "%"
    takes = Takes.RATING
    minimum = 40
    meaning = (
        "Share of the answers that take one of the two best places of the scale; where only good "
        "and bad can be chosen, the share of good ones."
    )
    variants = (
        _variant("five_point", 1, 5),
        _variant("seven_point", 1, 7),
        _variant("ten_point", 1, 10),
        _variant("eleven_point", 0, 10),
        Variant(
            "good_or_bad",
            "good (1) or bad (0), as ticket systems ask; satisfied are the good answers",
            "100 × good answers / answers",
            "Zendesk help, 'About CSAT (Customer Satisfaction) ratings': good ratings among all "
            "ratings that were given",
            Scale(0, 1),
        ),
    )

    def of(self, values: Floats, counts: Floats, variant: str, scale: Scale | None) -> Floats:
        scale = stated(scale)
        worst = scale.high - (1 if scale.high - scale.low > 1 else 0)
        return 100.0 * share(values, counts, from_best(values, scale) >= worst)

    def usable(self, values: Floats, variant: str, scale: Scale | None) -> Bools:
        return within(values, scale)

    def doubts(self, tally: Tally, variant: str, scale: Scale | None) -> tuple[str, ...]:
        if scale is not None and tally.n >= 30 and tally.values.max() <= (scale.high + 1) / 2:
            return (
                say(
                    "No answer is above {most:g} on a scale to {high:g}: check the scale and "
                    "whether low numbers are the good ones.",
                    most=tally.values.max(),
                    high=scale.high,
                ),
            )
        return ()
