"""Attach rate: what is sold or kept together with something else."""

import numpy as np

from outsidein.terms.quality import Scale

from .metric import Floats, Variant
from .summed import CUSTOMER, Columns, Given, Input, Kind, Summed, ratio, stacked
from .units import by_customer


class AttachRate(Summed):
    """Share of products or customers that come with a contract or another offering."""

    slug = "attach_rate"
    title = "Attach rate"
    unit = "%"
    minimum = 40
    meaning = (
        "How often a contract, or another offering, goes with a product or customer. As units sold "
        "for each unit it can exceed 100 %, because several may be attached to one."
    )
    variants = (
        Variant(
            "covered",
            "products in use that a contract covers",
            "100 × products with ≥ 1 attached / products",
            "PTC, ServiceMax Core, Attach Rate: installed products under contract",
        ),
        Variant(
            "units",
            "units attached for each unit sold",
            "100 × units attached / units sold",
            "in common use in sales; ratio of the secondary to the primary product",
        ),
        Variant(
            "customers",
            "customers with at least one attached",
            "100 × customers with ≥ 1 attached / customers",
            "in common use in account management; the rate of products, taken by customer",
        ),
    )
    inputs = (
        Input("attached", Kind.NUMBER, "yes or no, or how many are attached"),
        Input("sold", Kind.NUMBER, "units sold; 1 a row unless given", False, ("units",)),
        Input(CUSTOMER, Kind.TEXT, "the customer", True, ("customers",)),
    )
    parts = ("attached", "base")

    def prepare(self, columns: Columns, variant: str, given: Given) -> Columns:
        """One entry a customer where customers are counted."""
        if variant != "customers":
            return columns
        return by_customer(columns, {"attached": np.fmax})

    def rows(self, columns: Columns, variant: str, given: Given) -> Floats:
        attached = np.where(columns["attached"] >= 0, columns["attached"], np.nan)
        if variant != "units":
            return stacked(
                np.where(np.isnan(attached), np.nan, attached > 0), np.ones_like(attached)
            )
        sold = columns.get("sold", np.ones_like(attached))
        return stacked(attached, np.where(sold >= 0, sold, np.nan))

    def of_sums(self, sums: Floats, variant: str, given: Given) -> Floats:
        return 100.0 * ratio(sums[..., 0], sums[..., 1])

    def bounds(self, variant: str, scale: Scale | None) -> tuple[float, float] | None:
        return None if variant == "units" else (0.0, 100.0)
