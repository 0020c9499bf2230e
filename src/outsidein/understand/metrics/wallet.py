"""Share of wallet, measured or predicted from rank."""

import numpy as np

from outsidein.terms.quality import Scale

from .metric import Floats, Variant
from .summed import Columns, Given, Input, Kind, Summed, ratio, stacked

_SPEND = ("totals", "mean")


class ShareOfWallet(Summed):
    """Part of what customers spend in a category that they spend here."""

    slug = "share_of_wallet"
    title = "Share of wallet"
    unit = "%"
    minimum = 40
    meaning = (
        "What customers spend here as a share of what they spend in the category. The Wallet "
        "Allocation Rule predicts it from the rank that a customer gives the organization among "
        "the ones the customer uses; it is a prediction and no measurement."
    )
    variants = (
        Variant(
            "totals",
            "all customers together, each by its spending",
            "100 × Σ spent here / Σ spent in the category",
            "in common use in marketing; Cooil et al. (2007), Journal of Marketing 71(1)",
        ),
        Variant(
            "mean",
            "mean of the customers' own shares, each customer the same",
            "100 × mean over customers of (spent here / spent in the category)",
            "Cooil, Keiningham, Aksoy and Hsu (2007), A Longitudinal Analysis of Customer "
            "Satisfaction and Share of Wallet, Journal of Marketing 71(1)",
        ),
        Variant(
            "rule",
            "Wallet Allocation Rule: predicted from rank and number of brands",
            "100 × mean over customers of (1 − rank / (brands + 1)) × 2 / brands",
            "Keiningham, Aksoy, Buoye and Cooil (2011), Customer Loyalty Isn't Enough. Grow Your "
            "Share of Wallet, Harvard Business Review 89(10)",
        ),
    )
    inputs = (
        Input("spent", Kind.MONEY, "what the customer spends here", True, _SPEND),
        Input("category", Kind.MONEY, "what the customer spends in the category", True, _SPEND),
        Input(
            "rank",
            Kind.NUMBER,
            "rank among the brands used, 1 the best; ties share the mean of their ranks",
            True,
            ("rule",),
        ),
        Input("brands", Kind.NUMBER, "number of brands the customer uses", True, ("rule",)),
    )
    parts = ("share", "base")

    def rows(self, columns: Columns, variant: str, given: Given) -> Floats:
        if variant == "rule":
            rank, brands = columns["rank"], columns["brands"]
            possible = (rank >= 1) & (rank <= brands) & (brands == np.round(brands))
            safe = np.where(possible, brands, np.nan)
            predicted = (1.0 - rank / (safe + 1.0)) * 2.0 / safe
            return stacked(predicted, np.ones_like(safe))
        spent, category = columns["spent"], columns["category"]
        possible = (spent >= 0) & (category > 0) & (spent <= category)
        spent = np.where(possible, spent, np.nan)
        if variant == "mean":
            return stacked(spent / np.where(possible, category, np.nan), np.ones_like(spent))
        return stacked(spent, category)

    def of_sums(self, sums: Floats, variant: str, given: Given) -> Floats:
        return 100.0 * ratio(sums[..., 0], sums[..., 1])

    def bounds(self, variant: str, scale: Scale | None) -> tuple[float, float]:
        return (0.0, 100.0)
