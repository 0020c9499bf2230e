"""How many answers a number needs before the audit shows it."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Minimum:
    """One minimum: its default and what it guards. A number below it is withheld in the audit.

    Source: Outside-in.
    """

    default: int
    meaning: str


MINIMUMS: Mapping[str, Minimum] = {
    "gap": Minimum(40, "customers behind a gap, a level or a change"),
    "gap_blocks": Minimum(20, "customer blocks behind a gap, a level or a change"),
    "metric": Minimum(40, "customers behind NPS, CSAT and the other industry metrics"),
    "metric_blocks": Minimum(20, "customer blocks behind an industry metric"),
    "alpha": Minimum(100, "answers behind Cronbach's alpha"),
    "omega": Minimum(150, "answers behind McDonald's omega"),
    "drivers": Minimum(100, "complete answers behind drivers"),
    "drivers_per_predictor": Minimum(10, "complete answers for each predictor of a driver model"),
    "drivers_pairs": Minimum(50, "answers in which a predictor and the outcome are both known"),
    "calibration": Minimum(600, "customers behind a calibration curve"),
    "calibration_bins": Minimum(20, "bins of a calibration curve that hold enough customers"),
    "calibration_bin_customers": Minimum(20, "customers in each of these bins"),
    "customer_answers": Minimum(3, "answers of one customer before something is said about them"),
}
"""Every minimum by name; a service file overrides them under `minimums`."""


def minimum(name: str, overrides: Mapping[str, int]) -> int:
    """The minimum in force: the override if there is one, else the default."""
    return overrides.get(name, MINIMUMS[name].default)
