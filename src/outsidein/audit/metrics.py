"""Which industry metrics an audit can compute, and each of them."""

from collections.abc import Iterator
from dataclasses import replace

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from outsidein.engine.items import Derived, Item
from outsidein.terms.counting import plural
from outsidein.terms.finding import MetricFinding
from outsidein.terms.language import say
from outsidein.terms.quality import Scale
from outsidein.terms.signal import ColumnTerm
from outsidein.terms.unit import is_duration
from outsidein.understand.ground import CUSTOMER, REASSIGNED, REOPENED, SLA, Ground, Tickets
from outsidein.understand.ground.names import times
from outsidein.understand.metrics.estimate import estimate
from outsidein.understand.metrics.promise_kept import PromiseKept
from outsidein.understand.metrics.registry import METRICS
from outsidein.understand.metrics.sum_up import sums_of
from outsidein.understand.metrics.summed import CUSTOMER as CUSTOMER_ROLE
from outsidein.understand.metrics.table import tally_of
from outsidein.understand.places import places

from .claimed import net_value, response_rate
from .contracts import attach_rate, retention
from .enough import enough, finding
from .operations import operations
from .told import with_reported
from .wanted import wanted

Ends = tuple[float, float]
_NPS: dict[Ends, str] = {(0, 10): "standard", (1, 5): "five_point"}
_CSAT: dict[Ends, str] = {
    (1, 5): "five_point",
    (1, 7): "seven_point",
    (1, 10): "ten_point",
    (0, 10): "eleven_point",
    (0, 1): "good_or_bad",
}


def metrics(ground: Ground) -> tuple[MetricFinding, ...]:
    """Every metric of the registry that the columns and the service file allow.

    One below its minimum of customers and blocks is withheld. After the metrics of all tickets come
    those of priorities, teams and the like. Beside them stand the figures of other tools that the
    service file states.
    """
    found = (
        *_of_answers(ground),
        *response_rate(ground),
        *_of_tickets(ground),
        *operations(ground),
        *retention(ground),
        *attach_rate(ground),
        *net_value(ground),
        *wanted(ground),
        *places(ground),
    )
    return with_reported(found, ground)


def _of_answers(ground: Ground) -> Iterator[MetricFinding]:
    answers = ground.answers
    if answers is None:
        return
    customer = CUSTOMER if answers.knows(CUSTOMER) else None
    recommend, overall = answers.outcome(ColumnTerm.RECOMMEND), answers.outcome(ColumnTerm.OVERALL)
    wanted: list[tuple[str, str | None, Item, Scale | None, str]] = []
    if recommend is not None:
        variant = _nps_variant(recommend.scale)
        if variant is not None:
            wanted.append(("nps", variant, recommend.column, recommend.scale, recommend.column))
    if overall is not None:
        variant = _csat_variant(overall.scale)
        if variant is not None:
            wanted.append(("csat", variant, overall.column, overall.scale, overall.column))
    pairs = _pairs(ground)
    if pairs:
        p, e = zip(*pairs, strict=True)
        item = Derived("gap of a row", tuple(p), tuple(e))
        wanted.append(("servqual", "unweighted", item, answers.scale, plural(len(pairs), "pair")))
    if answers.items:
        item = Derived("perception of a row", answers.items)
        wanted.append(
            ("servperf", "unweighted", item, answers.scale, plural(len(answers.items), "item"))
        )
    for name, variant, asked, scale, about in wanted:
        tally = tally_of(answers.table, asked, customer=customer)
        measured = estimate(METRICS[name], tally, variant, scale)
        yield finding(enough(measured, tally, ground, "answer"), about)


def _of_tickets(ground: Ground) -> Iterator[MetricFinding]:
    tickets = ground.tickets
    if tickets is None:
        return
    customer = CUSTOMER if tickets.knows(CUSTOMER) else None
    kept = (("sla", SLA), ("reopen", REOPENED), ("reassignment", REASSIGNED))
    for name, column in kept:
        if tickets.knows(column):
            tally = tally_of(tickets.table, column, customer=customer)
            measured = estimate(METRICS[name], tally)
            yield finding(enough(measured, tally, ground, "ticket"), say("all tickets"))
    for gauge in tickets.gauges:
        if is_duration(gauge.unit):
            tally = tally_of(tickets.table, gauge.column, customer=customer)
            found = estimate(METRICS["median"], tally)
            timed = replace(found, estimate=replace(found.estimate, unit=gauge.unit))
            title = say("Median of {about}", about=gauge.name)
            yield finding(enough(timed, tally, ground, "ticket"), gauge.name, title)
    yield from _promises(ground, tickets)


def _promises(ground: Ground, tickets: Tickets) -> Iterator[MetricFinding]:
    """Whether tickets were done by the time that the customer was told."""
    promised = tickets.names.get(ColumnTerm.PROMISED)
    done = tickets.names.get(ColumnTerm.RESOLVED) or tickets.names.get(ColumnTerm.CLOSED)
    if promised is None or done is None:
        return
    table = tickets.table
    columns = {
        role: times(table, name).cast(pa.int64()).to_numpy(zero_copy_only=False) / 1e6
        for role, name in (("promised", promised), ("done", done))
    }
    if tickets.knows(CUSTOMER):
        columns[CUSTOMER_ROLE] = np.array(
            pc.fill_null(table.column(CUSTOMER), "").to_pylist(), dtype=object
        )
    sums = sums_of(PromiseKept(), columns, "times", name=tickets.sheet.source)
    measured = estimate(PromiseKept(), sums, "times")
    yield finding(enough(measured, sums, ground, "ticket"), say("all tickets"))


def _nps_variant(scale: Scale | None) -> str | None:
    """Only where the scale is one that the metric is defined on."""
    return None if scale is None else _NPS.get((scale.low, scale.high))


def _csat_variant(scale: Scale | None) -> str | None:
    return None if scale is None else _CSAT.get((scale.low, scale.high))


def _pairs(ground: Ground) -> list[tuple[str, str]]:
    """Perception and expectation columns of the same item."""
    answers = ground.answers
    if answers is None:
        return []
    asked = {c.name: (c.criterion, c.item) for c in answers.sheet.columns if c.item}
    expected = {
        asked[name]: name for names in answers.expected.values() for name in names if name in asked
    }
    return [
        (name, expected[asked[name]])
        for name in answers.items
        if name in asked and asked[name] in expected
    ]
