"""Many rows at once: what one row alone would show, chance shows somewhere among many."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from outsidein.stats.multiple import benjamini_hochberg
from outsidein.terms.finding import ChainRow
from outsidein.terms.language import say
from outsidein.terms.quality import Gap

from .one_row import Told

FALSE_LEAKS = 0.05
"""The share of decided leaks of services and segments that may be expected to be false."""


def corrected(rows: Sequence[tuple[Told, ChainRow]]) -> tuple[ChainRow, ...]:
    """The rows, with leaks of parts taken back that many comparisons can explain.

    Benjamini and Hochberg (1995) over all rows of one service or segment; the rows over all are
    few and were asked for beforehand. A leak has the largest p of its three conditions, so that
    it counts only where all of them hold (an intersection-union test, Berger 1982).
    """
    p = np.array([_p(told, row) for told, row in rows], dtype=np.float64)
    adjusted = benjamini_hochberg(p)
    compared = int(np.isfinite(p).sum())
    return tuple(
        _taken_back(row, compared) if a >= FALSE_LEAKS and own < FALSE_LEAKS else row
        for (_, row), own, a in zip(rows, p, adjusted, strict=True)
    )


def _p(told: Told, row: ChainRow) -> float:
    """The p of a part's leak; NaN, which is no test, for the rows over all and those not shown.

    A row without a leak was looked at too: it counts as a test that found nothing.
    """
    gap_5 = row.gap(Gap.PERCEIVED_QUALITY).size
    over_all = row.service is None and row.segment is None
    if over_all or told.verdict is None or gap_5 is None or not gap_5.shown:
        return float("nan")
    return told.verdict.p if told.verdict.p is not None else 1.0


def _taken_back(row: ChainRow, compared: int) -> ChainRow:
    undecided = say(
        "Among {n} services and segments compared, chance alone may bring this: undecided.",
        n=compared,
    )
    return replace(row, leak=None, leak_sentence=f"{row.leak_sentence} {undecided}")
