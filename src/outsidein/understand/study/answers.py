"""Answers of customers: one row per answer, with criteria, outcome, period and segment."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from outsidein.terms.quality import Scale, Voice
from outsidein.terms.signal import Column, ColumnTerm
from outsidein.understand.ground import CUSTOMER, SEGMENT, TICKET, TIME, Ground
from outsidein.understand.ground import Answers as Heard
from outsidein.understand.ground.names import texts

from .criteria import CriterionColumns, criterion_columns
from .lookup import look_up_place, months
from .work import Work


@dataclass(frozen=True, slots=True)
class Answers:
    """Answers with `customer`, `segment`, `service`, `month`, `ticket` and their rated items.

    `results` names the columns of overall judgement, renewal, recommendation, capability and
    effort that the survey holds, by term; `points` those of 100 points by criterion id; `loose` the
    rated items that belong to no criterion, with what they are called. Ratings are turned so that
    more is better everywhere.
    """

    source: str
    table: pa.Table
    criteria: tuple[CriterionColumns, ...]
    results: Mapping[ColumnTerm, str]
    points: Mapping[str, str]
    loose: Mapping[str, str]
    scale: Scale | None

    @property
    def overall(self) -> str | None:
        """The column of the overall judgement."""
        return self.results.get(ColumnTerm.OVERALL)


def lay_answers(ground: Ground, work: Work | None) -> Answers | None:
    """The answers that were heard, in one shape; None where nobody was asked."""
    heard = ground.answers
    if heard is None:
        return None
    criteria = criterion_columns(ground)
    results = {term: outcome.column for term, outcome in heard.outcomes.items()}
    weights = heard.sheet.of(ColumnTerm.WEIGHT)
    points = {c.criterion: c.name for c in weights if c.criterion is not None}
    parts = _about(heard, work)
    rated = [c for k in criteria for c in (*k.expected, *k.perceived)]
    loose = _called(
        [
            c
            for c in heard.sheet.of(ColumnTerm.RATING)
            if c.criterion is None and c.voice is not Voice.EXPECTATION
        ]
    )
    for name in dict.fromkeys([*rated, *results.values(), *points.values(), *loose]):
        parts[name] = heard.table.column(name)
    table = pa.table(parts)
    return Answers(heard.sheet.source, table, criteria, results, points, loose, heard.scale)


def _called(rated: Sequence[Column]) -> dict[str, str]:
    """What ratings without a criterion are called, by column.

    Of a question with several rows it is the row alone, where no other question has it too.
    """
    asked = {c.name: c.title or c.header for c in rated}
    rows = {c.name: c.item for c in rated if c.item and asked[c.name].rstrip(" ]").endswith(c.item)}
    times = Counter(rows.values())
    return {
        name: rows[name] if name in rows and times[rows[name]] == 1 else question
        for name, question in asked.items()
    }


def _about(heard: Heard, work: Work | None) -> dict[str, Any]:
    """Who answered, when and about what."""
    table = heard.table
    service = heard.sheet.one(ColumnTerm.SERVICE)
    parts = {
        "ticket": table[TICKET],
        "customer": table[CUSTOMER],
        "segment": table[SEGMENT],
        "service": texts(table, service.name if service else None),
    }
    if work is not None:
        # What an answer leaves open about itself, the work order it is about may know.
        place = look_up_place(parts["ticket"], work.table["ticket"])
        for name in ("customer", "segment", "service"):
            parts[name] = pc.coalesce(parts[name], work.table[name].take(place))
    return {**parts, "month": months(table[TIME])}
