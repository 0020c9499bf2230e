"""Relations and changes that turn their sign when segments are looked at apart (Simpson 1951)."""

from collections.abc import Iterator

import numpy as np

from outsidein.stats.drivers import pool_within
from outsidein.stats.moments import Moments
from outsidein.terms.finding import SimpsonWarning
from outsidein.terms.language import message, say
from outsidein.understand.chain import Chain
from outsidein.understand.chain.answered import AnsweredPart, perceived_name
from outsidein.understand.study.groups import CURRENT, PREVIOUS

from .by_part import stacked, without_each_block
from .change import too_few
from .resampled import BLOCKS, Resampled, weighted


def simpson(chain: Chain) -> tuple[SimpsonWarning, ...]:
    """What goes one way over all customers and the other way within every segment taken together.

    Looked at are the overall judgement against each perceived criterion, and the change of each
    criterion and of the judgement since the period before. A warning needs both intervals to
    exclude zero, on opposite sides. Empty where there are fewer than two segments.
    """
    if chain.answered is None or len(chain.study.segments) < 2:
        return ()
    return (*_slopes(chain), *_changes(chain))


def _slopes(chain: Chain) -> Iterator[SimpsonWarning]:
    overall = chain.study.answers.overall if chain.study.answers else None
    parts = _parts(chain, CURRENT)
    if overall is None or not parts or too_few(chain, chain.answered_of(CURRENT)):
        return
    n = sum(part.cells.rows for part in parts)
    for criterion in chain.criteria:
        name = perceived_name(criterion.id)
        if name not in parts[0].cells.names or overall not in parts[0].cells.names:
            continue
        pair = [part.cells.by_block().take((name, overall)) for part in parts]
        pooled, within = slopes_of(stacked(pair))
        if _opposed(pooled, within):
            yield SimpsonWarning(
                what=say("Overall judgement against {criterion}", criterion=criterion.name),
                by="segment",
                pooled=pooled.estimate(n=n, definition="slope_pooled"),
                within=within.estimate(n=n, definition="slope_within"),
                sentence=say(_TURNED[pooled.value > 0], criterion=criterion.name),
            )


def slopes_of(moments: Moments) -> tuple[Resampled, Resampled]:
    """Slope of the second item on the first, of moments (S, 64, 2, 2): (pooled, within segments).

    The rows that hold both items count. Within segments the segments' means are taken out.
    """
    by_block = moments.total(axis=0)
    used = by_block.counts[:, 0, 1] > 0
    one = by_block.total().covariances(), by_block.leave_one_out().covariances()
    two = pool_within(moments.total(axis=1)), pool_within(without_each_block(moments))
    return _slope(*one, used), _slope(*two, used)


def _slope(
    whole: np.ndarray, without: np.ndarray, used: np.ndarray[tuple[int, ...], np.dtype[np.bool_]]
) -> Resampled:
    with np.errstate(divide="ignore", invalid="ignore"):
        value = float(whole[0, 1] / whole[0, 0])
        replicates = without[:, 0, 1] / without[:, 0, 0]
    return Resampled(value, np.where(used, replicates, value).reshape(BLOCKS), used)


def _changes(chain: Chain) -> Iterator[SimpsonWarning]:
    before, after = _parts(chain, PREVIOUS), _parts(chain, CURRENT)
    if not before or len(before) != len(after):
        return
    if too_few(chain, chain.answered_of(PREVIOUS)) or too_few(chain, chain.answered_of(CURRENT)):
        return
    overall = chain.study.answers.overall if chain.study.answers else None
    named = [(c.name, perceived_name(c.id)) for c in chain.criteria]
    named += [(say("Overall judgement"), overall)] if overall is not None else []
    for title, item in named:
        if not all(part.has(item) for part in (*before, *after)):
            continue
        pooled = _mix(after, item, after) - _mix(before, item, before)
        within = _mix(after, item, before) - _mix(before, item, before)
        if _opposed(pooled, within):
            n = sum(part.means.n(item) for part in (*before, *after))
            yield SimpsonWarning(
                what=say("Change of {name}", name=title),
                by="segment",
                pooled=pooled.estimate(n=n, definition="change"),
                within=within.estimate(n=n, definition="change_within"),
                sentence=say(_MOVED[pooled.value > 0], name=title),
            )


def _mix(levels: list[AnsweredPart], item: str, shares: list[AnsweredPart]) -> Resampled:
    """The segments' mean levels, mixed as the answers of another period are."""
    return weighted(
        [
            (level.means.mean(item), share.means.count(item))
            for level, share in zip(levels, shares, strict=True)
        ]
    )


def _parts(chain: Chain, when: str) -> list[AnsweredPart]:
    """The answers of each known segment."""
    if chain.answered is None:
        return []
    parts = [chain.answered.of(None, segment, when) for segment in chain.study.segments]
    return parts if all(part.cells.rows for part in parts) else []


def _opposed(one: Resampled, other: Resampled) -> bool:
    return (one.above_zero and other.below_zero) or (one.below_zero and other.above_zero)


_TURNED = {
    True: message(
        "Over all customers, answers that rate {criterion} higher judge the whole better; within "
        "segments they judge it worse. The segments differ in both; trust the result within "
        "segments."
    ),
    False: message(
        "Over all customers, answers that rate {criterion} higher judge the whole worse; within "
        "segments they judge it better. The segments differ in both; trust the result within "
        "segments."
    ),
}
_MOVED = {
    True: message(
        "{name} went up over all answers and down within segments: more answers now come from "
        "segments that rate differently. Trust the change within segments."
    ),
    False: message(
        "{name} went down over all answers and up within segments: more answers now come from "
        "segments that rate differently. Trust the change within segments."
    ),
}
"""What is said by whether the number over all customers is above zero."""
