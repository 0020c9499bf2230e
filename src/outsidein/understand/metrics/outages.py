"""What the metrics of outages share: their sources and the columns they are computed from."""

import numpy as np

from .metric import Floats
from .summed import Columns, Input, Kind

ITIL = "OGC (2007), ITIL Service Design, availability management"

PERIODS = (
    Input("agreed", Kind.NUMBER, "agreed service time, in hours", way="periods"),
    Input("failures", Kind.NUMBER, "how often it failed in that time", way="periods"),
    Input("down", Kind.NUMBER, "how long it was not there, in hours", way="periods"),
)
"""One row for each service or asset and period, with the customer or asset as `customer`."""


def agreed_time(columns: Columns) -> tuple[Floats, Floats]:
    """Agreed service time and the time down within it; NaN where the two cannot both be right."""
    agreed, down = columns["agreed"], columns["down"]
    with np.errstate(invalid="ignore"):
        right = (agreed > 0) & (down >= 0) & (down <= agreed) & np.isfinite(agreed)
    return np.where(right, agreed, np.nan), np.where(right, down, np.nan)


def failed(columns: Columns) -> Floats:
    """How often it failed; NaN where that is no number of times."""
    times = columns["failures"]
    with np.errstate(invalid="ignore"):
        right = np.isfinite(times) & (times >= 0) & (times == np.round(times))
    return np.where(right, times, np.nan)
