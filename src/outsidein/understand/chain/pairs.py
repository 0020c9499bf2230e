"""Pairs of what was delivered and how it was rated, from a period that holds the question out."""

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from outsidein.engine.blocks import BLOCKS
from outsidein.engine.cells import Cells
from outsidein.engine.items import Derived
from outsidein.engine.reduce import reduce
from outsidein.engine.values import values_of
from outsidein.stats.calibration import bin_of, edges
from outsidein.stats.moments import Floats
from outsidein.understand.study import CriterionColumns, Study
from outsidein.understand.study.groups import REFERENCE
from outsidein.understand.study.lookup import look_up_place

from .curve import PairCells

BINS = 50
"""Bins of equal count that the measure is cut into before any rating is looked at."""


def pair_cells(study: Study, measure: str, criterion: CriterionColumns) -> PairCells | None:
    """Pairs of a work order's measure and the rating of a criterion by the answer about it.

    Only answers of the reference period that name a work order count. None where there are none.
    """
    rows = _pairs(study, measure, criterion)
    if rows is None or rows.num_rows == 0:
        return None
    x = rows["x"].to_numpy()
    values, counts = np.unique(x, return_counts=True)
    bounds = edges(values, counts, BINS)
    bins = bin_of(bounds, x)
    names = pa.array([f"{k:04d}" for k in range(max(bounds.size - 1, 1))])
    rows = rows.append_column("bin", names.take(pa.array(bins)))
    cells = reduce(rows, ["x", "rating"], customer="customer", segment="group", period="bin")
    return _gathered(cells)


def _pairs(study: Study, measure: str, criterion: CriterionColumns) -> pa.Table | None:
    answers, work = study.answer_rows, study.work
    if answers is None or work is None or measure not in work.measures or not criterion.perceived:
        return None
    rating = values_of(Derived("rating", criterion.perceived), answers)
    place = look_up_place(answers["ticket"], work.table["ticket"]).fill_null(-1).to_numpy()
    x = np.where(place >= 0, work.measures[measure][np.maximum(place, 0)], np.nan)
    held_out = pc.is_in(answers["when"], value_set=pa.array(REFERENCE)).to_numpy()
    keep = np.flatnonzero(rating.mask() & np.isfinite(x) & held_out)
    chosen = answers.select(["customer", "group"]).take(pa.array(keep))
    numbers = np.asarray(rating.numbers, dtype=np.float64)[keep] / rating.per_unit
    return chosen.append_column("x", pa.array(x[keep])).append_column("rating", pa.array(numbers))


def _gathered(cells: Cells) -> PairCells:
    """Cells by (group, bin, block) as arrays."""
    groups, bins = cells.segments, cells.periods
    g = np.array([groups.index(label) for label in cells.segment])
    k = np.array([bins.index(label) for label in cells.period])
    moments = cells.moments
    counts = moments.counts[:, 0, 0].astype(np.float64)
    sums = [_sums(cells, i) for i in range(2)]
    shape = (len(groups), BLOCKS, len(bins))
    count, total = np.zeros(shape), np.zeros(shape)
    count[g, cells.block, k] = counts
    total[g, cells.block, k] = sums[1]
    x = np.bincount(k, sums[0], len(bins)) / np.bincount(k, counts, len(bins))
    customers = np.array([cells.where(period=b).n_customers for b in bins], dtype=np.float64)
    return PairCells(groups, x, count, total, customers, cells.n_customers)


def _sums(cells: Cells, item: int) -> Floats:
    """The sum of an item over each cell, in its unit."""
    m = cells.moments
    return np.asarray(
        m.shift[item] * m.counts[:, item, item] + m.quantum[item] * m.sums[:, item, item]
    )
