"""Pairs of what was delivered and how it was rated, from a period that holds the question out."""

from dataclasses import replace

import numpy as np

from outsidein.engine.blocks import BLOCKS
from outsidein.engine.items import Derived
from outsidein.engine.values import values_of
from outsidein.stats.calibration import bin_of, edges
from outsidein.stats.moments import Floats, Ints
from outsidein.stats.within import within
from outsidein.understand.study import CriterionColumns, Study
from outsidein.understand.study.people import People

from .curve import PairCells

BINS = 50
"""Bins of equal count that the measure is cut into before any rating is looked at."""

_STEPS = 1_000_000
"""Ratings add up in whole millionths of a point, so that the order of rows does not matter."""


def pair_cells(study: Study, measure: str, criterion: CriterionColumns) -> PairCells | None:
    """Pairs of a work order's measure and the rating of a criterion by the answer about it.

    Only answers of the reference period that name a work order count. None where there are none.
    """
    link, answers, work = study.link, study.answer_rows, study.work
    if link is None or answers is None or work is None or not criterion.perceived:
        return None
    rating = values_of(Derived("rating", criterion.perceived), answers)
    x = np.where(link.place >= 0, work.measures[measure][np.maximum(link.place, 0)], np.nan)
    rows = np.flatnonzero(rating.mask() & np.isfinite(x) & link.held_out)
    if not len(rows):
        return None
    numbers = np.asarray(rating.numbers, dtype=np.float64)[rows] / rating.per_unit
    found = _cells(x[rows], numbers, link.group[rows], link.people.take(rows), link.groups)
    compared = found.within.comparisons if found.within else 0
    return found if compared >= study.minimum("calibration") else replace(found, within=None)


def _cells(
    x: Floats, rating: Floats, group: Ints, who: People, groups: tuple[str | None, ...]
) -> PairCells:
    """Count pairs and add up their ratings by group, block and bin, and within customers.

    A customer of two services is compared within each, because services differ too.
    """
    values, inverse, counts = np.unique(x, return_inverse=True, return_counts=True)
    bounds = edges(values, counts, BINS)
    bin_of_value = bin_of(bounds, values)
    bins = int(bin_of_value.max()) + 1
    bin_of_pair = bin_of_value[inverse]
    code = (group * BLOCKS + who.block) * bins + bin_of_pair
    shape = (len(groups), BLOCKS, bins)
    size = int(np.prod(shape))
    count = np.bincount(code, minlength=size).astype(np.float64).reshape(shape)
    steps = np.bincount(code, np.rint(rating * _STEPS), minlength=size).reshape(shape)
    middle = np.bincount(bin_of_value, values * counts, bins) / np.bincount(
        bin_of_value, counts, bins
    )
    held = np.unique(bin_of_pair * (int(who.code.max()) + 1) + who.code)
    per_bin = np.bincount(held // (int(who.code.max()) + 1), minlength=bins).astype(np.float64)
    compared = within(
        who.code * len(groups) + group, who.block, bin_of_pair, rating, blocks=BLOCKS, parts=bins
    )
    customers = len(np.unique(who.code))
    return PairCells(groups, middle, count, steps / _STEPS, per_bin, customers, compared)
