"""What to simulate: how much of it, for how long, and from which seed."""

from dataclasses import dataclass
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from outsidein.terms.trouble import Trouble

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Flags = NDArray[np.bool_]

LAST_MONTH = np.datetime64("2026-06", "M")
"""The last simulated month. Fixed, so that the same seed gives the same bytes on any day."""

LIMITS = {"customers": (20, 2_000_000), "months": (1, 120)}


@dataclass(frozen=True, slots=True)
class Plan:
    """How large an organization to simulate.

    `tickets` and `answers` are upper bounds on the rows of the work order and survey files; by
    default they grow with customers and months (32 work orders and 10 answers a customer in 18
    months). With `plant` false the same organization has no gap, no change, no trap and no
    indicator that relates to anything. Raises Trouble where a number makes no sense.
    """

    seed: int = 1
    customers: int = 800
    months: int = 18
    tickets: int | None = None
    answers: int | None = None
    plant: bool = True

    def __post_init__(self) -> None:
        if self.seed < 0:
            raise Trouble(f"A seed of {self.seed} is not possible.", remedy="Give 0 or more.")
        for name, (low, high) in LIMITS.items():
            value = getattr(self, name)
            if not low <= value <= high:
                raise Trouble(
                    f"{value} {name} cannot be simulated.",
                    remedy=f"Give {low} to {high} {name}.",
                )
        for name, value in (("tickets", self.tickets), ("answers", self.answers)):
            if value is not None and value < 1:
                raise Trouble(f"{value} {name} cannot be simulated.", remedy="Give at least 1.")

    @property
    def orders(self) -> int:
        """Work orders to open."""
        return self.tickets or max(1, round(self.customers * self.months * 32 / 18))

    @property
    def wanted_answers(self) -> int:
        """Answers to collect."""
        return self.answers or max(1, round(self.customers * self.months * 10 / 18))

    @property
    def answers_per_order(self) -> float:
        """The wanted answers for each work order."""
        return self.wanted_answers / self.orders

    @property
    def first_month(self) -> np.datetime64:
        """The first simulated month."""
        return LAST_MONTH - np.timedelta64(self.months - 1, "M")

    @property
    def month_starts(self) -> Ints:
        """Seconds since 1970 of the first instant of each month, and of the end: months + 1."""
        months = self.first_month + np.arange(self.months + 1)
        return months.astype("datetime64[s]").astype(np.int64)

    @property
    def end(self) -> int:
        """Seconds since 1970 of the end of the data: nothing later is in the files."""
        return int(self.month_starts[-1])

    @property
    def period(self) -> str:
        """The length of a period that leaves something to compare with."""
        return "half-year" if self.months >= 12 else "quarter" if self.months >= 6 else "month"

    @property
    def latest(self) -> int:
        """Index of the first month of the latest period."""
        length = {"half-year": 6, "quarter": 3, "month": 1}[self.period]
        return max(0, self.months - length)

    @property
    def previous(self) -> int:
        """Index of the first month of the period before the latest."""
        return max(0, 2 * self.latest - self.months)

    def random(self, name: str, *numbers: int) -> np.random.Generator:
        """A stream of random numbers of its own for each purpose, the same in every run."""
        entropy = [self.seed, crc32(name.encode()), *numbers]
        return np.random.Generator(np.random.PCG64(np.random.SeedSequence(entropy)))
