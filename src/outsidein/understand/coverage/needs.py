"""How many answers each moment's rating needs in a period, and where asking less loses nothing."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import timedelta

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from outsidein.engine.cells import Cells
from outsidein.stats.intervals import jackknife
from outsidein.stats.sample import answers_needed, design_effect
from outsidein.terms.counting import plural
from outsidein.terms.coverage import Asking, MomentHeard, SampleNeed
from outsidein.terms.finding import MomentFinding
from outsidein.terms.language import say
from outsidein.terms.minimum import minimum
from outsidein.terms.signal import ColumnTerm
from outsidein.understand.ground import TIME, Ground
from outsidein.understand.moments import Asked
from outsidein.understand.moments.asked import RATING
from outsidein.understand.silent import DAYS

NEAR_ZERO = 0.05
"""Leverage whose whole interval lies within so much of zero says that little hangs on a moment."""

OFTEN = 1.0
"""More answers of one customer in a month than this, on average, are many."""

PLENTY = 2
"""So many times the answers needed are far more than needed."""


@dataclass(frozen=True, slots=True)
class _Base:
    """What single answers about a moment are like."""

    answers: int
    customers: int
    segments: int
    deviation: float
    effect: float


def needs(
    ground: Ground,
    asked: Asked | None,
    heard: Mapping[str, MomentHeard],
    found: Mapping[str, MomentFinding],
) -> tuple[SampleNeed, ...]:
    """For every moment with enough answers in the last period; the most spared first."""
    if asked is None:
        return ()
    recent = replace(asked, table=_last_period(ground, asked))
    whole = [
        need
        for id_ in heard
        if (need := _need(ground, recent, id_, heard[id_], found.get(id_))) is not None
    ]
    return tuple(sorted(whole, key=lambda n: (-n.spared_answers, n.moment)))


def _last_period(ground: Ground, asked: Asked) -> pa.Table:
    """The answers of the last period; all where no answer has a time."""
    if not asked.answers.knows(TIME):
        return asked.table
    end = pc.max(asked.table[TIME]).as_py()
    start = end - timedelta(days=DAYS[ground.description.period or "quarter"])
    kind = asked.table.schema.field(TIME).type
    return asked.table.filter(pc.greater(asked.table[TIME], pa.scalar(start, kind)))


def _need(
    ground: Ground, asked: Asked, id_: str, heard: MomentHeard, found: MomentFinding | None
) -> SampleNeed | None:
    cells, items = asked.cells(id_)
    term = ColumnTerm.RATING if ColumnTerm.RATING in items else ColumnTerm.OVERALL
    if term not in items or not cells.rows:
        return None
    base = _base(cells, RATING if term is ColumnTerm.RATING else str(items[term]))
    if base is None or base.customers < minimum("gap", ground.description.minimums):
        return None
    half = ground.description.listening.half_width
    one = answers_needed(base.deviation, half, design_effect=base.effect)
    needed = one * base.segments
    months = DAYS[ground.description.period or "quarter"] / 30
    each = base.answers / base.customers
    reasons = tuple(_reasons(base, needed, each / months, found))
    if reasons:
        reasons = (*reasons, _little_lost(base, one, half))
    asking = _asking(base.answers, needed, reasons)
    spared = base.answers - needed if asking is Asking.ASK_LESS else 0
    need = SampleNeed(
        moment=heard.moment,
        asking=asking,
        answers=base.answers,
        needed=needed,
        segments=base.segments,
        deviation=base.deviation,
        design_effect=base.effect,
        each_customer=each,
        spared_answers=spared,
        spared_requests=_requests(spared, heard),
        reasons=reasons,
    )
    return replace(need, sentence=_sentence(need, half))


def _base(cells: Cells, name: str) -> _Base | None:
    part = cells.take((name,))
    n = int(part.total.n()[0])
    if n < 2:
        return None
    deviation = float(np.sqrt(part.total.covariances()[0, 0]))
    blocks = part.by_block()
    used = blocks.n()[:, 0] > 0
    mean = float(part.total.means()[0])
    error = jackknife(mean, blocks.leave_one_out().means()[used, 0]).se
    effect = design_effect(error, deviation, n)
    if not (np.isfinite(deviation) and deviation > 0 and np.isfinite(effect)):
        return None
    segments = max(1, sum(label is not None for label in cells.segments))
    return _Base(n, cells.n_customers, segments, deviation, effect)


def _reasons(
    base: _Base, needed: int, a_month: float, found: MomentFinding | None
) -> Iterator[str]:
    """Why asking less loses little; none where the answers are not far more than needed."""
    if base.answers < PLENTY * needed:
        return
    leverage = found.leverage if found is not None else None
    ends = (leverage.low, leverage.high) if leverage is not None else (None, None)
    if all(end is not None and abs(end) < NEAR_ZERO for end in ends):
        yield say("Its leverage on the judgement is surely near zero.")
    if a_month > OFTEN:
        yield say("One customer answers {each:.1f} times a month on average.", each=a_month)


def _little_lost(base: _Base, one: int, half: float) -> str:
    """What half of the answers would cost in sureness."""
    wide = half * np.sqrt(one / base.answers)
    return say(
        "With half of the answers the rating would be known to ±{then:.2f} points in place of "
        "±{now:.2f}.",
        now=wide,
        then=wide * np.sqrt(2),
    )


def _asking(answers: int, needed: int, reasons: tuple[str, ...]) -> Asking:
    if reasons:
        return Asking.ASK_LESS
    return Asking.ENOUGH if answers >= needed else Asking.ASK_MORE


def _requests(spared: int, heard: MomentHeard) -> int | None:
    """Requests behind the answers spared, at the response seen."""
    share = heard.response.value if heard.response is not None else None
    return round(spared / share) if share and spared else None


def _sentence(need: SampleNeed, half: float) -> str:
    values = {
        "moment": need.moment,
        "answers": plural(need.answers, "answer"),
        "needed": plural(need.needed, "answer"),
        "half": half,
    }
    if need.asking is Asking.ASK_MORE:
        return say(
            "{moment}: {answers} came in the last period; {needed} would give its rating to "
            "±{half:g} points in every segment.",
            **values,
        )
    if need.asking is Asking.ENOUGH:
        return say(
            "{moment}: {answers} came in the last period; {needed} give its rating to ±{half:g} "
            "points in every segment.",
            **values,
        )
    if need.spared_requests:
        return say(
            "{moment}: {answers} came in the last period, and {needed} give its rating to "
            "±{half:g} points in every segment; asking only for these would spare customers "
            "{requests}.",
            requests=plural(need.spared_requests, "request"),
            **values,
        )
    return say(
        "{moment}: {answers} came in the last period, and {needed} give its rating to ±{half:g} "
        "points in every segment; customers could be spared the rest.",
        **values,
    )
