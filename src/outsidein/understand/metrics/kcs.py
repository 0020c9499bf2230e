"""Link rate and link accuracy of knowledge articles (KCS)."""

import numpy as np

from outsidein.terms.quality import Scale

from .metric import Floats, Variant
from .summed import Columns, Given, Input, Kind, Summed, ratio, stacked

_SOURCE = "Consortium for Service Innovation, KCS v6 Practices Guide"


class KcsLinkRate(Summed):
    """Share of closed cases that have a knowledge article linked."""

    slug = "kcs_link_rate"
    title = "KCS link rate"
    unit = "%"
    minimum = 40
    meaning = (
        "Share of the closed cases to which a knowledge article is linked, found or newly "
        "written. Link accuracy is the share of sampled links that point to the article which "
        "resolved the case. KCS says not to set goals on either."
    )
    variants = (
        Variant(
            "linked",
            "closed cases with at least one article linked",
            "100 × closed cases with a link / closed cases",
            f"{_SOURCE}, technique 3.3, Linking, and technique 6.5",
        ),
        Variant(
            "accuracy",
            "sampled links that are right",
            "100 × right links / links sampled",
            f"{_SOURCE}, technique 6.5, Process Adherence Review",
        ),
        Variant(
            "used",
            "closed cases with a link that is right",
            "100 × closed cases with a right link / closed cases",
            f"{_SOURCE}, technique 6.5; link rate times link accuracy, where every link is checked",
        ),
    )
    inputs = (
        Input("linked", Kind.NUMBER, "yes or no, or how many articles", True, ("linked", "used")),
        Input("accurate", Kind.FLAG, "whether the link is right", True, ("accuracy", "used")),
        Input(
            "closed",
            Kind.FLAG,
            "whether the case is closed; every row unless given",
            False,
            ("linked", "used"),
        ),
    )
    parts = ("linked", "base")

    def rows(self, columns: Columns, variant: str, given: Given) -> Floats:
        if variant == "accuracy":
            right = columns["accurate"]
            return stacked(right, np.where(np.isnan(right), np.nan, 1.0))
        linked = np.where(columns["linked"] >= 0, columns["linked"], np.nan)
        with_link = np.where(np.isnan(linked), np.nan, linked > 0)
        if variant == "used":
            # A case without a link has none that could be right.
            right = np.where(with_link == 0, 0.0, columns["accurate"])
            with_link = with_link * right
        closed = columns.get("closed", np.ones_like(linked))
        return stacked(with_link, np.where(closed == 1, 1.0, np.nan))

    def of_sums(self, sums: Floats, variant: str, given: Given) -> Floats:
        return 100.0 * ratio(sums[..., 0], sums[..., 1])

    def bounds(self, variant: str, scale: Scale | None) -> tuple[float, float]:
        return (0.0, 100.0)
