"""Customer Effort Score."""

from outsidein.terms.quality import Scale

from .metric import Counted, Floats, Takes, Variant, average, from_best, share, stated

_CES2 = "CEB (2013), Customer Effort Score 2.0; Dixon, Toman and DeLisi (2013)"


class CustomerEffort(Counted):
    """How easy it was for the customer to have a matter handled."""

    slug = "ces"
    title = "Customer Effort Score (CES)"
    unit = "points"
    takes = Takes.RATING
    minimum = 40
    meaning = (
        "How easy the organization makes it to have a matter handled. Version 2.0 asks for "
        "agreement that it was easy, so more is better; version 1.0 asks how much effort it took, "
        "so less is better."
    )
    variants = (
        Variant(
            "ces2_mean",
            "agreement with having been made it easy, 1 to 7, as a mean",
            "mean of the answers",
            _CES2,
            Scale(1, 7),
        ),
        Variant(
            "ces2_agree",
            "share of the answers 5, 6 and 7 (somewhat agree or better) on 1 to 7, in %",
            "100 × answers of 5, 6 or 7 / answers",
            _CES2,
            Scale(1, 7),
            unit="%",
        ),
        Variant(
            "ces2_top",
            "share of the answers 6 and 7 (agree, strongly agree) on 1 to 7, in %",
            "100 × answers of 6 or 7 / answers",
            "top-two-box reading of CES 2.0, in common use",
            Scale(1, 7),
            unit="%",
        ),
        Variant(
            "net_easy",
            "share of easy answers (5 to 7) minus share of difficult ones (1 to 3) on 1 to 7",
            "100 × (answers of 5 to 7 − answers of 1 to 3) / answers",
            "Net Easy Score, BT (2013)",
            Scale(1, 7),
            unit="points",
        ),
        Variant(
            "ces1",
            "own effort, 1 (very low) to 5 (very high), as a mean; less is better",
            "mean of the answers",
            "Dixon, Freeman and Toman (2010), Stop Trying to Delight Your Customers, "
            "Harvard Business Review",
            Scale(1, 5),
            better="less",
        ),
        Variant(
            "ces1_low",
            "share of the answers 1 and 2 (low effort) on 1 to 5, in %",
            "100 × answers of 1 or 2 / answers",
            "bottom-two-box reading of CES 1.0, in common use",
            Scale(1, 5),
            unit="%",
        ),
    )

    def of(self, values: Floats, counts: Floats, variant: str, scale: Scale | None) -> Floats:
        scale = stated(scale)
        turned = from_best(values, scale)
        middle = (scale.low + scale.high) / 2.0
        match variant:
            case "ces2_agree":
                return 100.0 * share(values, counts, turned > middle)
            case "ces2_top":
                return 100.0 * share(values, counts, turned >= scale.high - 1)
            case "ces1_low":
                return 100.0 * share(values, counts, turned <= scale.low + 1)
            case "net_easy":
                easy = share(values, counts, turned > middle)
                return 100.0 * (easy - share(values, counts, turned < middle))
        return average(turned, counts)

    def bounds(self, variant: str, scale: Scale | None) -> tuple[float, float]:
        if variant in ("ces2_agree", "ces2_top", "ces1_low"):
            return (0.0, 100.0)
        if variant == "net_easy":
            return (-100.0, 100.0)
        scale = stated(scale)
        return (scale.low, scale.high)
