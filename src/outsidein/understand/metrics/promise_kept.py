"""Promise-kept rate: done by the time that the customer was told."""

from datetime import date

import numpy as np

from outsidein.terms.quality import Scale

from .metric import Floats, Variant
from .summed import Columns, Given, Input, Kind, Setting, Summed, days, ratio, stacked

_TIMED = ("times", "due")


class PromiseKept(Summed):
    """Share of promises that were kept."""

    slug = "promise_kept"
    title = "Promise-kept rate"
    unit = "%"
    minimum = 40
    meaning = (
        "Share of the promises of a time that were kept: what was promised was done by the time "
        "the customer was told. It asks for the promise made to this customer and not for the "
        "service level."
    )
    variants = (
        Variant(
            "times",
            "of what was done, the share done by the promised time",
            "100 × done ≤ promised / done with a promise",
            "APQC and SCOR: delivery performance to customer commit date (RL.2.2)",
        ),
        Variant(
            "due",
            "of what was due by a day, the share done by then; what is still open is broken",
            "100 × done ≤ promised / promised ≤ day",
            "the same base as delivery to commit date, with what was never done counted as broken",
        ),
        Variant(
            "flag",
            "the row says whether the promise was kept",
            "100 × kept / stated",
            "elementary; no source needed",
        ),
    )
    inputs = (
        Input("promised", Kind.TIME, "the time that was promised", True, _TIMED),
        Input("done", Kind.TIME, "when it was done", True, _TIMED),
        Input("kept", Kind.FLAG, "whether it was kept", True, ("flag",)),
    )
    settings = (Setting("day", date, "day up to which promises count", variants=("due",)),)
    parts = ("kept", "base")

    def rows(self, columns: Columns, variant: str, given: Given) -> Floats:
        if variant == "flag":
            kept = columns["kept"]
            return stacked(kept, np.where(np.isnan(kept), np.nan, 1.0))
        promised, done = columns["promised"], columns["done"]
        kept = (done <= promised).astype(np.float64)
        if variant == "times":
            known = np.isfinite(promised) & np.isfinite(done)
        else:
            known = promised < (days(given["day"]) + 1.0) * 86_400.0
        return stacked(kept, np.where(known, 1.0, np.nan))

    def of_sums(self, sums: Floats, variant: str, given: Given) -> Floats:
        return 100.0 * ratio(sums[..., 0], sums[..., 1])

    def bounds(self, variant: str, scale: Scale | None) -> tuple[float, float]:
        return (0.0, 100.0)
