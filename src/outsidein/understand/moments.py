"""Moments of truth: volume, ratings, failures, effort and leverage of each."""

from collections.abc import Mapping
from dataclasses import dataclass

import pyarrow as pa
import pyarrow.compute as pc

from outsidein.engine.cells import Cells
from outsidein.engine.items import Derived, Item
from outsidein.engine.reduce import reduce
from outsidein.stats.association import partial_within
from outsidein.stats.intervals import jackknife
from outsidein.terms.counting import plural
from outsidein.terms.estimate import Estimate
from outsidein.terms.finding import MomentFinding
from outsidein.terms.minimum import minimum
from outsidein.terms.signal import ColumnTerm
from outsidein.understand.ground import (
    CUSTOMER,
    LINKED,
    MOMENT,
    REOPENED,
    SEGMENT,
    SLA,
    Answers,
    Ground,
)

from .shares import mean_of, share_of

RATING = "rating of the moment"


@dataclass(frozen=True, slots=True)
class _Asked:
    """The answers with the moment of each in the column `moment`."""

    answers: Answers
    table: pa.Table
    moment: str


def moments(ground: Ground) -> tuple[MomentFinding, ...]:
    """One finding per moment, the one with the greatest leverage first.

    Leverage is the slope of the overall judgement on the rating of the moment (the mean of an
    answer's perceptions), both standardized within segments, times the moment's share of all
    meetings: how far the organization's judgement moves where this moment moves by one standard
    deviation. It says what goes together and not what causes it.
    """
    asked = _asked(ground)
    volumes = _volumes(ground, asked)
    names = {m.id: m.name for m in ground.description.moments}
    total = sum(volumes.values())
    found = [
        _finding(ground, asked, moment, names.get(moment, moment), volume, total)
        for moment, volume in volumes.items()
    ]
    return tuple(sorted(found, key=lambda f: (-_size(f.leverage), -f.volume, f.moment)))


def _size(estimate: Estimate | None) -> float:
    return estimate.value if estimate is not None and estimate.value is not None else -1.0


def _asked(ground: Ground) -> _Asked | None:
    """The survey with its moment: its own column, else the moment of the ticket."""
    answers = ground.answers
    if answers is None:
        return None
    if answers.knows(MOMENT):
        return _Asked(answers, answers.table, MOMENT)
    table = ground.linked
    if table is None or ground.tickets is None or not ground.tickets.knows(MOMENT):
        return None
    return _Asked(answers, table, LINKED + MOMENT)


def _volumes(ground: Ground, asked: _Asked | None) -> dict[str, int]:
    """How often each moment took place: by tickets, and by answers for moments without one."""
    counted: dict[str, int] = {}
    if asked is not None:
        counted = _count(asked.table.column(asked.moment))
    if ground.tickets is not None and ground.tickets.knows(MOMENT):
        counted |= _count(ground.tickets.table[MOMENT])
    stated = {m.id: 0 for m in ground.description.moments}
    return {**stated, **counted}


def _count(column: pa.ChunkedArray) -> dict[str, int]:
    values = pc.value_counts(column.cast(pa.string())).to_pylist()
    return {str(v["values"]): int(v["counts"]) for v in values if v["values"] is not None}


def _finding(
    ground: Ground, asked: _Asked | None, moment: str, name: str, volume: int, total: int
) -> MomentFinding:
    share = volume / total if total else 0.0
    failures = _failures(ground, moment)
    if asked is None:
        return MomentFinding(name, volume, None, failures, None, None, None, _unheard(name))
    cells, items = _cells(asked, moment)
    least = minimum("drivers_pairs", ground.description.minimums)
    rating = _rating(cells, items, ground.description.minimums)
    effort = None
    if ColumnTerm.EFFORT in items:
        column = items[ColumnTerm.EFFORT]
        effort = mean_of(cells, str(column), definition="moment.effort")
    leverage = _leverage(cells, items, ColumnTerm.OVERALL, share, least)
    on_renewal = _leverage(cells, items, ColumnTerm.RENEW, share, least)
    return MomentFinding(
        moment=name,
        volume=volume,
        rating=rating,
        failure_share=failures,
        effort=effort,
        leverage=leverage,
        leverage_on_renewal=on_renewal,
        sentence=_sentence(name, cells.rows, share, leverage),
    )


def _cells(asked: _Asked, moment: str) -> tuple[Cells, Mapping[ColumnTerm, Item]]:
    """The answers about one moment: its rating and the questions about the whole."""
    answers = asked.answers
    items: dict[ColumnTerm, Item] = {}
    if answers.items:
        items[ColumnTerm.RATING] = Derived(RATING, answers.items)
    for term in (ColumnTerm.OVERALL, ColumnTerm.RENEW, ColumnTerm.EFFORT):
        outcome = answers.outcome(term)
        if outcome is not None:
            items[term] = outcome.column
    cells = reduce(
        asked.table,
        list(items.values()),
        customer=CUSTOMER,
        segment=SEGMENT,
        where={asked.moment: moment},
    )
    return cells, items


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
        return found.withhold(f"{plural(found.customers, 'customer')}, and {need} are needed")
    return found


def _failures(ground: Ground, moment: str) -> Estimate | None:
    """Share of the moment's tickets that missed their service level or were opened again."""
    tickets = ground.tickets
    if tickets is None or not tickets.knows(MOMENT):
        return None
    if not (tickets.knows(SLA) or tickets.knows(REOPENED)):
        return None
    here = tickets.table.filter(pc.equal(tickets.table[MOMENT], moment))
    if not here.num_rows:
        return None
    unknown = pa.nulls(here.num_rows, pa.bool_())
    missed = pc.equal(here[SLA], 0) if tickets.knows(SLA) else unknown
    again = pc.greater(here[REOPENED], 0) if tickets.knows(REOPENED) else unknown
    failed = pc.or_(pc.coalesce(missed, again), pc.coalesce(again, missed))
    table = pa.table({"customer": here[CUSTOMER], "failed": failed})
    cells = reduce(table, ["failed"], customer="customer")
    return share_of(cells, "failed", definition="moment.failures")


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
        unit="sd per sd",
    )
    if both < least:
        return base.withhold(f"{plural(both, 'answer')}, and {least} are needed")
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
    return f"{name}: nobody asks customers about this moment."


def _sentence(name: str, answers: int, share: float, leverage: Estimate | None) -> str:
    """What the moment is for the listening: ask here, or not."""
    if not answers:
        return _unheard(name)
    if leverage is None or leverage.value is None or leverage.low is None:
        return f"{name}: {plural(answers, 'answer')} cannot say how much it moves the judgement."
    if leverage.high is not None and leverage.high < 0.05:
        return (
            f"{name}: what happens here hardly moves the overall judgement; ask about other "
            "moments instead."
        )
    if leverage.low > 0:
        return (
            f"{name}: where it is rated better by one standard deviation, the judgement over all "
            f"meetings is better by {leverage.value:.2f} ({share:.0%} of all meetings)."
        )
    return f"{name}: the data do not decide whether it moves the overall judgement."
