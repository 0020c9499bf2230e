"""One finding for each moment of truth, the one with the greatest leverage first."""

from collections.abc import Mapping

from outsidein.engine.cells import Cells
from outsidein.engine.follows.again import Again
from outsidein.engine.items import Item
from outsidein.stats.association import partial_within
from outsidein.stats.intervals import jackknife
from outsidein.terms.counting import plural
from outsidein.terms.estimate import Estimate
from outsidein.terms.finding import MomentFinding
from outsidein.terms.language import message, say, say_many
from outsidein.terms.minimum import minimum
from outsidein.terms.service import Moment
from outsidein.terms.signal import ColumnTerm
from outsidein.understand.ground import Ground
from outsidein.understand.shares import mean_of

from .asked import RATING, Asked, answered
from .served import Served, served


def moments(ground: Ground, repeats: Again | None = None) -> tuple[MomentFinding, ...]:
    """One finding per moment, the one with the greatest leverage first.

    Leverage is the slope of the overall judgement on the rating of the moment (the mean of an
    answer's perceptions), both standardized within segments, times the moment's share of all
    meetings: how far the organization's judgement moves where this moment moves by one standard
    deviation. It says what goes together and not what causes it. `repeats` are the repeat contacts
    of every moment, where they are known.
    """
    asked, done = answered(ground), served(ground, repeats)
    stated = {m.id: m for m in ground.description.moments}
    heard = asked.counts() if asked is not None else {}
    volumes = dict.fromkeys(stated, 0) | heard | done.rows
    total = sum(volumes.values())
    found = [
        _finding(
            ground,
            asked if id_ in heard else None,
            done,
            stated.get(id_, Moment(id_, id_)),
            volume,
            total,
        )
        for id_, volume in volumes.items()
    ]
    return tuple(sorted(found, key=lambda f: (-_size(f.leverage), -f.volume, f.moment)))


def _size(estimate: Estimate | None) -> float:
    return estimate.value if estimate is not None and estimate.value is not None else -1.0


def _finding(
    ground: Ground, asked: Asked | None, done: Served, moment: Moment, volume: int, total: int
) -> MomentFinding:
    name, id_ = moment.name, moment.id
    share = volume / total if total else 0.0
    rating = effort = leverage = on_renewal = None
    answers = 0
    if asked is not None:
        cells, items = asked.cells(id_)
        answers = cells.rows
        least = minimum("drivers_pairs", ground.description.minimums)
        rating = _rating(cells, items, ground.description.minimums)
        if ColumnTerm.EFFORT in items:
            effort = mean_of(cells, str(items[ColumnTerm.EFFORT]), definition="moment.effort")
        leverage = _leverage(cells, items, ColumnTerm.OVERALL, share, least)
        on_renewal = _leverage(cells, items, ColumnTerm.RENEW, share, least)
    wait, long_wait, until = done.waits.get(id_, (None, None, ""))
    return MomentFinding(
        moment=name,
        volume=volume,
        rating=rating,
        failure_share=done.failures.get(id_),
        effort=effort,
        leverage=leverage,
        leverage_on_renewal=on_renewal,
        sentence=_sentence(name, answers, share, leverage),
        done_by=moment.done_by,
        wait=wait,
        long_wait=long_wait,
        waits_until=say(until),
        again=done.again.get(id_),
        waited_on_customer=done.on_customer.get(id_),
        measures=done.measures.get(id_, ()),
    )


def _rating(
    cells: Cells, items: Mapping[ColumnTerm, Item], minimums: Mapping[str, int]
) -> Estimate | None:
    if ColumnTerm.RATING in items:
        found = mean_of(cells, RATING, definition="moment.rating")
    elif ColumnTerm.OVERALL in items:
        found = mean_of(cells, str(items[ColumnTerm.OVERALL]), definition="overall")
    else:
        return None
    need = minimum("gap", minimums)
    if found.customers is not None and found.customers < need:
        return found.withhold(
            say(
                "{seen}, and {need} are needed", seen=plural(found.customers, "customer"), need=need
            )
        )
    return found


def _leverage(
    cells: Cells,
    items: Mapping[ColumnTerm, Item],
    on: ColumnTerm,
    share: float,
    least: int,
) -> Estimate | None:
    if ColumnTerm.RATING not in items or on not in items:
        return None
    outcome = str(items[on])
    _, moments_ = cells.by_segment_block()
    pair = moments_.take((RATING, outcome))
    both = int(pair.total().counts[0, 1])
    base = Estimate(
        None,
        n=both,
        customers=cells.n_customers,
        excluded=cells.rows - both,
        definition="moment.leverage" if on is ColumnTerm.OVERALL else "moment.leverage_on_renewal",
        unit=message("sd per sd"),
    )
    if both < least:
        return base.withhold(
            say("{seen}, and {need} are needed", seen=plural(both, "answer"), need=least)
        )
    slope, replicates = partial_within(moments_, RATING, outcome)
    found = jackknife(slope, replicates[pair.total(axis=0).rows > 0], scale="atanh")
    return Estimate(
        slope * share,
        found.low * share,
        found.high * share,
        n=both,
        customers=base.customers,
        excluded=base.excluded,
        definition=base.definition,
        unit=base.unit,
    )


def _unheard(name: str) -> str:
    return say("{moment}: nobody asks customers about this moment.", moment=name)


def _sentence(name: str, answers: int, share: float, leverage: Estimate | None) -> str:
    """What the moment is for the listening: ask here, or not."""
    if not answers:
        return _unheard(name)
    if leverage is None or leverage.value is None or leverage.low is None:
        return say_many(
            "{moment}: {n:,} answer cannot say how much it moves the judgement.",
            "{moment}: {n:,} answers cannot say how much it moves the judgement.",
            answers,
            moment=name,
        )
    if leverage.high is not None and leverage.high < HARDLY:
        return say(
            "{moment}: what happens here hardly moves the overall judgement; ask about other "
            "moments instead.",
            moment=name,
        )
    if leverage.low > 0:
        return say(
            "{moment}: where it is rated better by one standard deviation, the judgement over all "
            "meetings is better by {slope:.2f} ({share:.0%} of all meetings).",
            moment=name,
            slope=leverage.value,
            share=share,
        )
    return say(
        "{moment}: the data do not decide whether it moves the overall judgement.", moment=name
    )


HARDLY = 0.05
"""Leverage whose whole interval lies below this hardly moves the judgement."""
