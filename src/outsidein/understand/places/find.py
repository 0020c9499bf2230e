"""Service levels missed, tickets opened again and handed on: where they sit."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np

from outsidein.engine.conditions import at_least
from outsidein.engine.items import Flag, Item
from outsidein.engine.reduce import reduce
from outsidein.stats.multiple import benjamini_hochberg
from outsidein.terms.counting import plural
from outsidein.terms.estimate import Estimate
from outsidein.terms.finding import MetricFinding, Standing
from outsidein.terms.language import message, say
from outsidein.terms.minimum import minimum
from outsidein.terms.signal import ColumnTerm
from outsidein.understand.ground import CUSTOMER, REASSIGNED, REOPENED, SLA, Ground, Tickets
from outsidein.understand.metrics.registry import METRICS

from .spots import Spots
from .verdict import interval, p_value

SURE = 0.05
"""The largest adjusted p at which a group is said to differ."""

MOST_GROUPS = 1000
"""A column with more values than this is no grouping."""

BY = {
    ColumnTerm.PRIORITY: "priority",
    ColumnTerm.TEAM: "team",
    ColumnTerm.CATEGORY: "category",
    ColumnTerm.SERVICE: "service",
}


@dataclass(frozen=True, slots=True)
class _Measure:
    """One measure on every ticket: whether it is a share, and whether more of it is bad."""

    metric: str
    variant: str
    column: str
    item: Item
    share: bool
    bad: bool


MEASURES = (
    _Measure("sla", "flag", SLA, SLA, share=True, bad=False),
    _Measure(
        "reopen",
        "share",
        REOPENED,
        Flag("opened again", at_least(REOPENED, 1)),
        share=True,
        bad=True,
    ),
    _Measure("reassignment", "mean", REASSIGNED, REASSIGNED, share=False, bad=True),
)


def places(ground: Ground) -> tuple[MetricFinding, ...]:
    """Each ticket metric by priority, team, category and service, the surely worse ones first.

    A group needs the minimum of customers and blocks; those below it stand together as the others.
    A group is worse or better only where the corrected test against all other tickets and its own
    interval both say so; what cannot be told apart comes after, by its tickets, and is no ranking.
    """
    tickets = ground.tickets
    if tickets is None:
        return ()
    measures = [m for m in MEASURES if tickets.knows(m.column)]
    tables = _tables(ground, tickets, measures) if measures else {}
    found: list[MetricFinding] = []
    for measure in measures:
        mine = [
            finding
            for by in BY.values()
            if (by, measure.metric) in tables
            for finding in _findings(ground, measure, by, tables[by, measure.metric])
        ]
        found += _ranked(_judged(mine, measure))
    return tuple(found)


def _tables(
    ground: Ground, tickets: Tickets, measures: Sequence[_Measure]
) -> dict[tuple[str, str], Spots]:
    """The counts of every measure by every grouping, one scan for each grouping."""
    known = tickets.knows(CUSTOMER)
    tables = {}
    for term, by in BY.items():
        column = tickets.names.get(term)
        if column is None or not 2 <= _values(tickets, column) <= MOST_GROUPS:
            continue
        cells = reduce(
            tickets.table,
            [m.item for m in measures],
            customer=CUSTOMER if known else None,
            segment=column,
        )
        for m in measures:
            name = m.item.name if isinstance(m.item, Flag) else m.column
            spots = Spots.of(cells, name, known=known)
            tables[by, m.metric] = _with_others(spots, ground, by)
    return tables


def _values(tickets: Tickets, column: str) -> int:
    return len(tickets.table.column(column).unique().drop_null())


_GROUPS = message("{n:,} groups with few customers")
_SEVERAL = {
    "priority": message("{n:,} priorities with few customers"),
    "category": message("{n:,} categories with few customers"),
    "team": message("{n:,} teams with few customers"),
    "service": message("{n:,} services with few customers"),
    "site": message("{n:,} sites with few customers"),
    "channel": message("{n:,} channels with few customers"),
}


def _with_others(spots: Spots, ground: Ground, by: str) -> Spots:
    """Groups below the minimum as one; a single one keeps its own name."""
    minimums = ground.description.minimums
    few = (spots.who < minimum("metric", minimums)) | (
        spots.blocks < minimum("metric_blocks", minimums)
    )
    small = [i for i, label in enumerate(spots.labels) if label is not None and few[i]]
    if len(small) < 2:
        return spots
    several = _SEVERAL.get(by, _GROUPS)
    return spots.merged(small, say(several, n=len(small)))


def _findings(ground: Ground, measure: _Measure, by: str, spots: Spots) -> Iterator[MetricFinding]:
    minimums = ground.description.minimums
    need, blocks = minimum("metric", minimums), minimum("metric_blocks", minimums)
    names = {s.id: s.name for s in ground.description.services} if by == "service" else {}
    metric = METRICS[measure.metric]
    wrong = spots.total if measure.bad else spots.n - spots.total
    rows, cases = float(spots.rows.sum()), float(wrong.sum())
    for i, label in enumerate(spots.labels):
        if label is None or not spots.rows[i]:
            continue
        group = names.get(label, label)
        who, held = int(spots.who[i]), int(spots.blocks[i])
        estimate = _estimate(spots, i, measure, metric.unit)
        enough = who >= need and held >= blocks
        if not enough:
            estimate = estimate.withhold(
                say(
                    "{customers} in {blocks}, and {need} in {need_blocks} are needed",
                    customers=plural(who, "customer"),
                    blocks=plural(held, "block"),
                    need=need,
                    need_blocks=blocks,
                )
            )
        yield MetricFinding(
            metric=measure.metric,
            variant=measure.variant,
            title=say(metric.title),
            estimate=estimate,
            about=say("{by} {group}", by=say(by), group=group),
            by=by,
            group=group,
            standing=_standing(spots, i, measure) if enough else Standing.UNDECIDED,
            p_adjusted=_finite(p_value(spots, i, share=measure.share)) if enough else None,
            cases=round(float(wrong[i].sum())),
            share_of_cases=float(wrong[i].sum()) / cases if cases else None,
            share_of_rows=float(spots.rows[i]) / rows,
            groups=int(spots.groups[i]),
        )


def _finite(p: float) -> float | None:
    return p if np.isfinite(p) else None


def _estimate(spots: Spots, group: int, measure: _Measure, unit: str) -> Estimate:
    value, _ = spots.mean(group)
    ends = interval(spots, group, share=measure.share)
    times = 100.0 if measure.share else 1.0
    return Estimate(
        value * times,
        ends[0] * times if ends else None,
        ends[1] * times if ends else None,
        n=int(spots.rows[group]),
        customers=int(spots.who[group]) if spots.customers is not None else None,
        definition=f"metric.{measure.metric}.{measure.variant}",
        unit=unit,
    )


def _standing(spots: Spots, group: int, measure: _Measure) -> Standing:
    """The side on which the group's own interval lies, before the correction."""
    rest, _ = spots.others(group)
    ends = interval(spots, group, share=measure.share)
    if ends is None or not np.isfinite(rest) or ends[0] <= rest <= ends[1]:
        return Standing.UNDECIDED
    above = ends[0] > rest
    return Standing.WORSE if above == measure.bad else Standing.BETTER


def _judged(found: Sequence[MetricFinding], measure: _Measure) -> list[MetricFinding]:
    """With p-values corrected over all groups of the metric, and verdicts that survive it."""
    p = np.array([np.nan if f.p_adjusted is None else f.p_adjusted for f in found])
    adjusted = benjamini_hochberg(p) if len(p) else p
    return [
        replace(
            f,
            p_adjusted=_finite(float(q)),
            standing=f.standing if q <= SURE else Standing.UNDECIDED,
        )
        for f, q in zip(found, adjusted, strict=True)
    ]


_ORDER = (Standing.WORSE, Standing.UNDECIDED, Standing.BETTER)


def _ranked(found: Sequence[MetricFinding]) -> list[MetricFinding]:
    """By grouping, then the surely worse ones by how much would go right if they were like all.

    What is not told apart is ordered by its tickets alone; the surely better ones come last.
    """
    order = list(BY.values())

    def key(f: MetricFinding) -> tuple[object, ...]:
        standing = f.standing or Standing.UNDECIDED
        weight = -excess(f) if standing is not Standing.UNDECIDED else -(f.share_of_rows or 0.0)
        return order.index(f.by), _ORDER.index(standing), weight, f.group

    return sorted(found, key=key)


def excess(finding: MetricFinding) -> float:
    """By how much its part of what went wrong exceeds its part of all rows."""
    return (finding.share_of_cases or 0.0) - (finding.share_of_rows or 0.0)
