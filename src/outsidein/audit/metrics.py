"""Which industry metrics an audit can compute, and each of them."""

from collections.abc import Iterator
from dataclasses import replace

from outsidein.engine.items import Derived, Item
from outsidein.terms.counting import plural
from outsidein.terms.estimate import Estimate
from outsidein.terms.finding import MetricFinding
from outsidein.terms.minimum import minimum
from outsidein.terms.quality import Scale
from outsidein.terms.signal import ColumnTerm
from outsidein.terms.unit import is_duration
from outsidein.understand.ground import CUSTOMER, REASSIGNED, REOPENED, SLA, Ground
from outsidein.understand.metrics.estimate import Measured, estimate
from outsidein.understand.metrics.registry import METRICS
from outsidein.understand.metrics.table import tally_of
from outsidein.understand.metrics.tally import Tally
from outsidein.understand.places import places

Ends = tuple[float, float]
_NPS: dict[Ends, str] = {(0, 10): "standard", (1, 5): "five_point"}
_CSAT: dict[Ends, str] = {
    (1, 5): "five_point",
    (1, 7): "seven_point",
    (1, 10): "ten_point",
    (0, 10): "eleven_point",
}


def metrics(ground: Ground) -> tuple[MetricFinding, ...]:
    """NPS, CSAT, SERVPERF and SERVQUAL of the survey; service levels and returns of the tickets.

    Only what the columns allow. A metric of answers below its minimum of customers and blocks is
    withheld. After the metrics of all tickets come those of priorities, teams and the like.
    """
    return (*_of_answers(ground), *_of_tickets(ground), *places(ground))


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
        yield _finding(_withheld(measured, tally, ground), about)


def _of_tickets(ground: Ground) -> Iterator[MetricFinding]:
    tickets = ground.tickets
    if tickets is None:
        return
    customer = CUSTOMER if tickets.knows(CUSTOMER) else None
    kept = (("sla", SLA), ("reopen", REOPENED), ("reassignment", REASSIGNED))
    for name, column in kept:
        if tickets.knows(column):
            tally = tally_of(tickets.table, column, customer=customer)
            yield _finding(estimate(METRICS[name], tally), "all tickets")
    for gauge in tickets.gauges:
        if is_duration(gauge.unit):
            tally = tally_of(tickets.table, gauge.column, customer=customer)
            found = estimate(METRICS["median"], tally)
            timed = replace(found, estimate=replace(found.estimate, unit=gauge.unit))
            yield _finding(timed, gauge.name)


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


def _withheld(measured: Measured, tally: Tally, ground: Ground) -> Measured:
    """Without the number where too few customers stand behind it."""
    minimums = ground.description.minimums
    need, blocks = minimum("metric", minimums), minimum("metric_blocks", minimums)
    found = measured.estimate
    who = found.n if found.customers is None else found.customers
    if found.value is None or (who >= need and tally.blocks >= blocks):
        return measured
    reason = (
        f"{plural(who, 'customer')} in {plural(tally.blocks, 'block')}, and {need} in {blocks} "
        "are needed"
    )
    return replace(measured, estimate=found.withhold(reason))


def _finding(measured: Measured, about: str) -> MetricFinding:
    found: Estimate = replace(measured.estimate, notes=measured.warnings)
    title = measured.metric.title
    if measured.metric.slug == "median":
        title = f"Median of {about}"
    return MetricFinding(measured.metric.slug, measured.variant, title, found, about)
