"""How an expectation moves: its level by period, and its trend."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from outsidein.stats.moments import Floats, Ints
from outsidein.stats.multiple import benjamini_hochberg
from outsidein.terms.estimate import Estimate
from outsidein.terms.expectation import ExpectationDrift
from outsidein.terms.language import say
from outsidein.understand.periods import Period
from outsidein.understand.resampled import BLOCKS, Resampled

from .enough import enough, estimated
from .rows import Flags, Rows

LENGTHS = (3, 1)
"""Months of the periods that a drift is shown by: quarters, or months where these are too few."""

FEWEST, MOST = 3, 12
"""Periods that a trend needs, and the most that are shown; the last ones of more."""

FALSE_MOVES = 0.05
"""The share of trends called moving that may be expected to be false."""


def periods_of(rows: Rows) -> tuple[Period, ...]:
    """The periods that answers fall into, the last `MOST`; empty where there are too few."""
    months = np.unique(rows.month[rows.month >= 0])
    if not len(months):
        return ()
    for length in LENGTHS:
        starts = np.unique(months - months % length)
        if len(starts) >= FEWEST:
            return tuple(Period(int(s), int(s) + length - 1) for s in starts[-MOST:])
    return ()


def drift(
    rows: Rows, values: Floats, scope: Flags, periods: Sequence[Period]
) -> tuple[ExpectationDrift | None, Resampled | None]:
    """The levels by period and the trend over them, with the trend's replicates for its test.

    `values` are the rows' expectations, `scope` the rows that are looked at. None where answers
    lie in too few periods; the trend is withheld where too few periods are shown.
    """
    if not periods:
        return None, None
    answered = scope & np.isfinite(values)
    levels, held = [], []
    for period in periods:
        inside = scope & (rows.month >= period.first) & (rows.month <= period.last)
        where = inside & answered
        reason = enough(rows, where)
        number = rows.mean(values, where)
        definition = "expectation.period_level"
        levels.append(estimated(number, rows, where, inside, definition, reason=reason))
        held.append(reason is None)
    inside = scope & (rows.month >= periods[0].first) & (rows.month <= periods[-1].last)
    where = inside & answered
    if not where.any():
        return None, None
    slope = trend(values[where], rows.month[where] / 12, rows.people.block[where])
    reason = enough(rows, where) or _short(sum(held))
    told = estimated(slope, rows, where, inside, "expectation.trend", reason=reason)
    found = ExpectationDrift(tuple(p.label for p in periods), tuple(levels), told)
    return found, None if reason else slope


def _short(held: int) -> str | None:
    """Why no trend is told; None where enough periods hold enough customers."""
    if held >= FEWEST:
        return None
    return say(
        "{held} of the periods hold enough customers; a trend needs {fewest}",
        held=held,
        fewest=FEWEST,
    )


def trend(values: Floats, years: Floats, block: Ints) -> Resampled:
    """Least-squares slope of the values on time, with what it is without each block.

    From the sums of each block, so that leaving one out is a subtraction.
    """
    t = years - years.mean()
    y = values - values.mean()
    sums = np.stack([np.bincount(block, w, BLOCKS) for w in (np.ones_like(t), t, y, t * y, t * t)])
    whole = _slope(sums.sum(axis=1, keepdims=True))[0]
    used = sums[0] > 0
    without = _slope(sums.sum(axis=1, keepdims=True) - sums)
    return Resampled(float(whole), np.where(used, without, whole), used)


def _slope(sums: Floats) -> Floats:
    """Slopes (k,) of sums (5, k): n, t, y, ty, tt."""
    n, t, y, ty, tt = sums
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.asarray((ty - t * y / n) / (tt - t * t / n))


def decided(
    found: Sequence[tuple[ExpectationDrift | None, Resampled | None]],
) -> list[ExpectationDrift | None]:
    """The drifts of several things, with the test of each corrected for all of them."""
    p = np.array([float("nan") if t is None else t.p_value() for _, t in found])
    adjusted = benjamini_hochberg(p) if len(p) else p
    tests = int(np.isfinite(p).sum())
    return [
        None if one is None else _told(one, float(a), tests)
        for (one, _), a in zip(found, adjusted, strict=True)
    ]


def _told(drift: ExpectationDrift, p: float, tests: int) -> ExpectationDrift:
    if not np.isfinite(p):
        return replace(drift, tests=tests)
    moves = p < FALSE_MOVES
    sentence = _sentence(drift.trend, moves)
    return replace(drift, p_adjusted=p, tests=tests, moves=moves, sentence=sentence)


def _sentence(trend: Estimate, moves: bool) -> str:
    value = trend.value or 0.0
    if not moves:
        return say("No drift beyond chance.")
    if value > 0:
        return say("Customers expect more and more, by {size:.2f} points a year.", size=value)
    return say("Customers expect less and less, by {size:.2f} points a year.", size=-value)
