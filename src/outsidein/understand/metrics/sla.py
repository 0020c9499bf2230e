"""Service level attainment."""

import numpy as np

from outsidein.terms.quality import Scale

from .metric import Bools, Counted, Floats, Takes, Variant, share

_SOURCE = "ITIL 4 Foundation (AXELOS 2019), service level management practice"


class SlaAttainment(Counted):
    """Share of the tickets that met their agreed level."""

    slug = "sla"
    title = "Service level attainment"
    unit = "%"
    takes = Takes.FLAG
    minimum = 40
    meaning = (
        "Share of the tickets that met the service level agreed for them, among the tickets that "
        "say whether they did. It counts tickets and says nothing of what customers felt."
    )
    variants = (
        Variant("flag", "the ticket says whether it was met", "100 × met / stated", _SOURCE),
        Variant(
            "due",
            "time beyond the due time, met where it is zero or negative",
            "100 × tickets with (end − due) ≤ 0 / tickets with both times",
            _SOURCE,
            takes=Takes.NUMBER,
        ),
    )

    def of(self, values: Floats, counts: Floats, variant: str, scale: Scale | None) -> Floats:
        return 100.0 * share(values, counts, values <= 0 if variant == "due" else values == 1)

    def usable(self, values: Floats, variant: str, scale: Scale | None) -> Bools:
        return np.asarray(values == values if variant == "due" else (values == 0) | (values == 1))
