"""Gross and net revenue retention, and logo retention."""

from datetime import date
from typing import ClassVar

import numpy as np

from outsidein.terms.quality import Scale

from .contracts import amounts
from .metric import Floats, Variant
from .summed import CUSTOMER, Columns, Given, Input, Kind, Setting, Summed, days, ratio, stacked
from .units import by_customer

_SOURCE = "SaaS Metrics Standards Board (2023), in common use since Skok, SaaS Metrics 2.0"
YEAR = 365.25
"""Days of a year."""


def _variants(above: str, below: str) -> tuple[Variant, ...]:
    period = f"100 × {above} / {below}"
    return (
        Variant("period", "over the period, a year or a month, as it is", period, _SOURCE),
        Variant(
            "annualized",
            "over the period, as if it went on for a year",
            f"100 × ({above} / {below}) ^ (1 year / period)",
            _SOURCE,
        ),
        Variant(
            "renewals",
            "only what came up for renewal in the period",
            f"{period}, of the contracts that end within the period",
            f"{_SOURCE}; the base is what could be lost at all",
        ),
    )


class Retention(Summed):
    """Part of something at the start of a period that is still there at its end."""

    unit = "%"
    minimum = 40
    parts = ("before", "kept", "after", "customers", "customers_kept")
    inputs = (
        Input("before", Kind.MONEY, "what the customer pays a year at the start", way="amounts"),
        Input("after", Kind.MONEY, "the same at the end; blank or 0 who left", way="amounts"),
        Input("value", Kind.MONEY, "yearly value of a contract", way="contracts"),
        Input("start", Kind.DAY, "day on which the contract starts", way="contracts"),
        Input(
            "end",
            Kind.DAY,
            "day on which it ends or comes up for renewal; blank: open",
            way="contracts",
        ),
        Input(CUSTOMER, Kind.TEXT, "the customer; each row is one unless given", required=False),
    )
    settings = (
        Setting("from", date, "first day of the period", way="contracts"),
        Setting("to", date, "last day of the period", way="contracts"),
        Setting("months", float, "length of the period, where two amounts are given", 12.0),
        Setting("joined_from", date, "only customers whose first contract starts from that day on"),
        Setting("joined_to", date, "only customers whose first contract starts up to that day"),
    )
    above: ClassVar[str]
    below: ClassVar[str]

    def prepare(self, columns: Columns, variant: str, given: Given) -> Columns:
        """Each customer once, with what it pays at both ends of the period."""
        if CUSTOMER not in columns:
            any_role = next(iter(columns.values()))
            columns = {**columns, CUSTOMER: np.full(len(any_role), "", dtype=object)}
        if "before" not in columns:
            return amounts(columns, given, only_renewals=variant == "renewals")
        # A blank amount after is nothing: the customer is gone. One before is not known.
        both = {**columns, "after": np.nan_to_num(columns["after"], nan=0.0)}
        return by_customer(both, {"before": np.add, "after": np.add})

    def rows(self, columns: Columns, variant: str, given: Given) -> Floats:
        """Only customers that were there at the start; who came later is no part of it."""
        before = np.where(columns["before"] > 0, columns["before"], np.nan)
        after = np.where(columns["after"] >= 0, columns["after"], np.nan)
        one = np.where(np.isnan(before), np.nan, 1.0)
        return stacked(before, np.fmin(before, after), after, one, after > 0)

    def of_sums(self, sums: Floats, variant: str, given: Given) -> Floats:
        at = {name: sums[..., i] for i, name in enumerate(self.parts)}
        kept = ratio(at[self.above], at[self.below])
        return 100.0 * (kept ** (1.0 / _years(given)) if variant == "annualized" else kept)

    def bounds(self, variant: str, scale: Scale | None) -> tuple[float, float] | None:
        return (0.0, 100.0)


def _years(given: Given) -> float:
    """Length of the period in years."""
    if given.get("from") is not None and given.get("to") is not None:
        return (days(given["to"]) - days(given["from"])) / YEAR
    return float(given["months"]) / 12.0


class GrossRetention(Retention):
    """Part of the yearly revenue at the start that is left, without what was added."""

    slug = "grr"
    title = "Gross revenue retention"
    above, below = "kept", "before"
    meaning = (
        "Yearly revenue of the customers at the start that is still there at the end, each "
        "customer at most with what it paid at the start. It never exceeds 100 %."
    )
    variants = _variants("Σ min(before, after)", "Σ before")


class NetRetention(Retention):
    """Part of the yearly revenue at the start that is there at the end, with what was added."""

    slug = "nrr"
    title = "Net revenue retention"
    above, below = "after", "before"
    meaning = (
        "Yearly revenue at the end from the customers of the start, growth of these customers "
        "included and new customers left out. It may exceed 100 %."
    )
    variants = _variants("Σ after", "Σ before")

    def bounds(self, variant: str, scale: Scale | None) -> None:
        return None


class LogoRetention(Retention):
    """Part of the customers at the start that are still there at the end."""

    slug = "logo_retention"
    title = "Customer (logo) retention"
    above, below = "customers_kept", "customers"
    meaning = "Customers of the start that still pay at the end, each counted once."
    variants = _variants("customers still there", "customers at the start")
