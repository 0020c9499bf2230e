"""Means and shares of cells as estimates: one place for their interval and their base."""

import numpy as np

from outsidein.engine.cells import Cells
from outsidein.stats.intervals import jackknife, share_interval
from outsidein.terms.estimate import Estimate
from outsidein.terms.language import say


def mean_of(cells: Cells, name: str, *, definition: str, unit: str = "points") -> Estimate:
    """Mean of an item over its observed rows, with its jackknife interval over blocks."""
    value, replicates, n = _means(cells, name)
    interval = jackknife(value, replicates)
    return _estimate(cells, name, value, interval.low, interval.high, n, definition, unit)


def share_of(cells: Cells, name: str, *, definition: str) -> Estimate:
    """Share of the rows in which a yes-or-no item is yes (logit jackknife, Wilson near a bound)."""
    value, replicates, n = _means(cells, name)
    interval = share_interval(value, replicates, n, customers=_customers(cells))
    return _estimate(cells, name, value, interval.low, interval.high, n, definition, "share")


def _means(
    cells: Cells, name: str
) -> tuple[float, np.ndarray[tuple[int, ...], np.dtype[np.float64]], int]:
    blocks = cells.take((name,)).by_block()
    used = blocks.n()[:, 0] > 0
    n = int(blocks.n()[:, 0].sum())
    return float(blocks.total().means()[0]), blocks.leave_one_out().means()[used, 0], n


def _customers(cells: Cells) -> int | None:
    return None if cells.members is None else cells.n_customers


def _estimate(
    cells: Cells,
    name: str,
    value: float,
    low: float,
    high: float,
    n: int,
    definition: str,
    unit: str,
) -> Estimate:
    rows = cells.rows + cells.excluded
    if not n:
        return Estimate(
            None, excluded=rows, definition=definition, unit=unit, withheld=say("no answer")
        )
    known = np.isfinite(low) and np.isfinite(high)
    return Estimate(
        value,
        min(low, value) if known else None,
        max(high, value) if known else None,
        n=n,
        customers=_customers(cells),
        excluded=rows - n,
        definition=definition,
        unit=unit,
    )
