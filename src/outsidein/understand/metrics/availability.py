"""Availability of a service."""

import numpy as np

from outsidein.terms.quality import Scale

from .metric import Floats, Variant
from .outages import ITIL, agreed_time
from .summed import Columns, Given, Input, Kind, Summed, ratio, stacked

_USERS = "user_minutes"


class Availability(Summed):
    """Share of the agreed service time in which the service was there."""

    slug = "availability"
    title = "Availability"
    unit = "%"
    minimum = 1
    meaning = (
        "Share of the agreed service time in which the service was there. Time that was not agreed "
        "(nights, maintenance windows) counts neither as agreed nor as down. By user time, an "
        "outage weighs as many users as it touched."
    )
    variants = (
        Variant(
            "agreed",
            "each hour of agreed service time counts once",
            "100 × (agreed service time − downtime) / agreed service time",
            f"{ITIL}; ITIL 4 (AXELOS 2020), availability management practice",
        ),
        Variant(
            _USERS,
            "each hour counts once for every user",
            "100 × (Σ agreed × users − Σ down × users touched) / Σ agreed × users",
            "user outage time as in Rance (2013), Defining Availability for an IT Service; "
            "Microsoft, Service Level Agreement for Online Services",
        ),
    )
    inputs = (
        Input("agreed", Kind.NUMBER, "agreed service time"),
        Input("down", Kind.NUMBER, "time in which it was not there, in the same unit"),
        Input("users", Kind.NUMBER, "users of the service", True, (_USERS,)),
        Input("touched", Kind.NUMBER, "users whom it touched; all unless given", False, (_USERS,)),
    )
    parts = ("agreed", "down")

    def rows(self, columns: Columns, variant: str, given: Given) -> Floats:
        agreed, down = agreed_time(columns)
        if variant == _USERS:
            users = columns["users"]
            touched = columns.get("touched", users)
            with np.errstate(invalid="ignore"):
                right = (users > 0) & (touched >= 0) & (touched <= users) & np.isfinite(users)
            users, touched = np.where(right, users, np.nan), np.where(right, touched, np.nan)
            agreed, down = agreed * users, down * touched
        return stacked(agreed, down)

    def of_sums(self, sums: Floats, variant: str, given: Given) -> Floats:
        agreed, down = sums[..., 0], sums[..., 1]
        return 100.0 * ratio(agreed - down, agreed)

    def bounds(self, variant: str, scale: Scale | None) -> tuple[float, float]:
        return (0.0, 100.0)
