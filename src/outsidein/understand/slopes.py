"""How much the overall judgement differs with one criterion, the others held equal."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

import numpy as np
import numpy.typing as npt

from outsidein.engine.cells import Cells
from outsidein.engine.items import Derived
from outsidein.engine.reduce import reduce
from outsidein.stats.drivers import pool_within, smallest_eigenvalue
from outsidein.stats.moments import Moments
from outsidein.terms.estimate import Estimate
from outsidein.terms.language import say
from outsidein.terms.minimum import minimum
from outsidein.terms.quality import Scale
from outsidein.terms.signal import ColumnTerm
from outsidein.understand.ground import CUSTOMER, SEGMENT, Ground

from .resampled import Resampled

Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Slopes:
    """Points of the overall judgement for one point of a criterion, by criterion id.

    From one regression on all criterion means within segments, unstandardized. `overall` is the
    mean judgement, `scale` its scale, which caps what can be gained.
    """

    by_criterion: Mapping[str, Estimate] = field(default_factory=dict)
    overall: Estimate | None = None
    scale: Scale | None = None
    reason: str = ""


def slopes(ground: Ground) -> Slopes:
    """Within-segment regression slopes of the overall judgement on the perceived criteria."""
    answers = ground.answers
    overall = answers.outcome(ColumnTerm.OVERALL) if answers else None
    if answers is None or overall is None:
        return Slopes(reason=say("no survey asks for an overall judgement"))
    if not answers.perceived:
        return Slopes(reason=say("no survey asks about criteria"))
    criteria = tuple(answers.perceived)
    items = [Derived(f"criterion {c}", answers.perceived[c]) for c in criteria]
    cells = reduce(
        answers.table,
        [*items, overall.column],
        customer=CUSTOMER,
        segment=SEGMENT,
        complete=True,
    )
    need = max(
        minimum("drivers", ground.description.minimums),
        minimum("drivers_per_predictor", ground.description.minimums) * len(criteria),
    )
    if cells.rows < need:
        reason = say("{n:,} complete answers, and {need:,} are needed", n=cells.rows, need=need)
        return Slopes(scale=overall.scale, reason=reason)
    _, moments = cells.by_segment_block()
    found, mean = _resampled(moments)
    if found is None:
        return Slopes(scale=overall.scale, reason=say("the criteria cannot be told apart"))
    return Slopes(
        {c: _told(s, cells, "slope") for c, s in zip(criteria, found, strict=True)},
        _told(mean, cells, "overall"),
        overall.scale,
    )


def _told(number: Resampled, cells: Cells, definition: str) -> Estimate:
    return number.estimate(
        n=cells.rows,
        customers=cells.n_customers,
        excluded=cells.excluded,
        definition=definition,
    )


def _resampled(moments: Moments) -> tuple[list[Resampled] | None, Resampled]:
    """Slopes and the outcome's mean from moments (S, 64), with all blocks and without each."""
    by_block = moments.total(axis=0)
    used = by_block.rows > 0
    whole = pool_within(moments.total(axis=1))
    without = pool_within(_left_out(moments))
    means = np.concatenate(
        [[by_block.total().means()[-1]], by_block.leave_one_out().means()[:, -1]]
    )
    mean = Resampled(float(means[0]), np.where(used, means[1:], means[0]), used)
    spread = np.sqrt(np.diagonal(whole))
    with np.errstate(divide="ignore", invalid="ignore"):
        corr = whole / spread[:, None] / spread[None, :]
    if not (np.isfinite(corr).all() and smallest_eigenvalue(corr[:-1, :-1]) > 1e-8):
        return None, mean
    value, replicates = _solve(whole), _solve(without)
    kept = np.where(used[:, None], replicates, value)
    return [Resampled(float(v), kept[:, i], used) for i, v in enumerate(value)], mean


def _solve(covariance: Floats) -> Floats:
    """Coefficients (..., p) of the last variable on the others."""
    x, xy = covariance[..., :-1, :-1], covariance[..., :-1, -1:]
    return np.asarray(np.linalg.solve(x, xy)[..., 0])


def _left_out(moments: Moments) -> Moments:
    """Moments (S, 64) with each block of every segment replaced by the others of that segment."""
    whole = moments.total(axis=1)
    return replace(
        moments,
        rows=whole.rows[:, None] - moments.rows,
        counts=whole.counts[:, None] - moments.counts,
        sums=whole.sums[:, None] - moments.sums,
        squares=whole.squares[:, None] - moments.squares,
        products=whole.products[:, None] - moments.products,
    )
