"""The numbers of an audit under names by which those of another audit are found again."""

from collections.abc import Iterator
from dataclasses import dataclass

from outsidein.report.document import AuditDocument
from outsidein.terms.estimate import Estimate
from outsidein.terms.finding import ChainRow, MetricFinding, MomentFinding
from outsidein.terms.language import message, say
from outsidein.terms.quality import Gap, Voice
from outsidein.understand.metrics.registry import METRICS

Key = tuple[object, ...]

CHAIN = message("Chain")
VALUE = message("Capability and effort")
MOMENTS = message("Moments")
FIELD = message("Metrics")


@dataclass(frozen=True, slots=True)
class Numbered:
    """One number: where it stands, what it is called, and which way is better (1, -1, or 0).

    `whole` is whether it is about all customers.
    """

    part: str
    name: str
    estimate: Estimate
    better: int
    whole: bool = True


def numbers(document: AuditDocument) -> dict[Key, Numbered]:
    """Every number that another audit of the same organization may hold too, by its key.

    The key holds what must be alike for two numbers to be comparable: definition, unit and, for
    levels and gaps, the customers' scale.
    """
    found: dict[Key, Numbered] = {}
    for key, one in _all(document):
        if one.estimate.shown:
            found.setdefault((*key, one.estimate.definition, one.estimate.unit), one)
    return found


def _all(document: AuditDocument) -> Iterator[tuple[Key, Numbered]]:
    for change in document.changes:
        if change.after.definition == "overall":
            yield ("overall",), Numbered(say(CHAIN), change.name, change.after, 1)
    for row in document.chain:
        yield from _of_row(row)
    met = document.value_met
    if met is not None:
        yield ("capability",), Numbered(say(VALUE), say("Capability"), met.capability, 1)
        yield ("effort",), Numbered(say(VALUE), say("Effort"), met.effort, -1)
    for moment in document.moments:
        yield from _of_moment(moment)
    for metric in document.metrics:
        yield _of_metric(metric)


def _of_row(row: ChainRow) -> Iterator[tuple[Key, Numbered]]:
    where = (row.criterion, row.service, row.segment, row.scale.low, row.scale.high)
    title = ", ".join(p for p in (row.criterion_name, row.service, row.segment) if p)
    whole = row.service is None and row.segment is None
    for voice, better in ((Voice.EXPECTATION, 0), (Voice.PERCEPTION, 1)):
        level = row.voice(voice).level
        if level is not None:
            name = say("{criterion}: {voice}", criterion=title, voice=say(voice.value))
            yield (*where, voice.value), Numbered(say(CHAIN), name, level, better, whole)
    for gap in Gap:
        size = row.gap(gap)
        name = say("{criterion}: gap {number}", criterion=title, number=gap.number)
        if size.size is not None:
            yield (*where, gap.value), Numbered(say(CHAIN), name, size.size, 1, whole)
        if size.in_unit is not None and row.measure_name:
            key = (*where[:3], gap.value, "in unit", row.measure_name)
            long = f"{name} ({row.measure_name})"
            yield key, Numbered(say(CHAIN), long, size.in_unit, 1, whole)


def _of_moment(moment: MomentFinding) -> Iterator[tuple[Key, Numbered]]:
    parts = (
        (moment.rating, say("{moment}: rating", moment=moment.moment), 1),
        (moment.failure_share, say("{moment}: failures", moment=moment.moment), -1),
        (moment.effort, say("{moment}: effort", moment=moment.moment), -1),
    )
    for estimate, name, better in parts:
        if estimate is not None:
            yield ("moment", moment.moment), Numbered(say(MOMENTS), name, estimate, better)


def _of_metric(found: MetricFinding) -> tuple[Key, Numbered]:
    known = METRICS.get(found.metric)
    better = {"more": 1, "less": -1}.get(known.better, 0) if known else 0
    title = ", ".join(part for part in (found.title, found.about) if part)
    key = ("metric", found.metric, found.variant, found.by, found.group or found.about)
    return key, Numbered(say(FIELD), title, found.estimate, better, not found.by)
