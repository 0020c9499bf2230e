"""The register of expectations, from the answers and the service file."""

from collections.abc import Mapping, Sequence

from outsidein.stats.moments import Floats
from outsidein.terms.expectation import (
    CriterionExpectation,
    ExpectationDrift,
    Expectations,
    SourceExpectation,
)
from outsidein.terms.finding import ChainRow
from outsidein.terms.language import say
from outsidein.terms.quality import Voice
from outsidein.understand.study import Study

from .drift import decided, drift, periods_of
from .promises import promise_effects
from .rows import Flags, Rows, rows_of
from .sources import Named, by_source, named, shares
from .zone import Asked, zone, zones_asked


def expectations(study: Study, chain: Sequence[ChainRow]) -> Expectations | None:
    """What customers expect, from where, since when, and what promises did to it.

    `chain` are the rows of the chain: the level of an expectation is theirs. None where no
    expectation was asked at any level.
    """
    rows = rows_of(study)
    if rows is None:
        return None
    expected = {
        c.criterion.id: rows.mean_of(c.expected) for c in rows.answers.criteria if c.expected
    }
    zones = zones_asked(rows)
    if not expected and not zones:
        return None
    names = {c.criterion.id: c.criterion.name for c in rows.answers.criteria}
    periods = periods_of(rows)
    found = named(rows)
    drifts = decided(
        [drift(rows, values, rows.month >= 0, periods) for values in expected.values()]
    )
    by_criterion = dict(zip(expected, drifts, strict=True))
    sourced = by_source(rows, found, expected, periods) if found is not None else {}
    listed = [row for row in chain if row.service is None and _known(row, zones)]
    return Expectations(
        criteria=tuple(
            _one(rows, row, zones, by_criterion if row.segment is None else {}, sourced)
            for row in listed
        ),
        sources=shares(rows, found) if found is not None else (),
        unread_sources=found.unread if found is not None else 0,
        promises=promise_effects(rows, expected, names),
        missing=tuple(_missing(rows, expected, zones, found)),
    )


def _known(row: ChainRow, zones: Mapping[str, Asked]) -> bool:
    """Whether a row has a level of expectation or a zone; of a segment only what is shown."""
    level = row.voice(Voice.EXPECTATION).level
    if row.segment is None:
        return level is not None or row.criterion in zones
    return level is not None and level.shown


def _one(
    rows: Rows,
    row: ChainRow,
    zones: Mapping[str, Asked],
    drifts: Mapping[str, ExpectationDrift | None],
    sourced: Mapping[str, tuple[SourceExpectation, ...]],
) -> CriterionExpectation:
    asked = zones.get(row.criterion)
    return CriterionExpectation(
        criterion=row.criterion,
        criterion_name=row.criterion_name,
        segment=row.segment,
        scale=row.scale,
        level=row.voice(Voice.EXPECTATION).level,
        owner=_owner(rows.study, row),
        zone=None if asked is None else zone(rows, asked, _scope(rows, row.segment)),
        drift=drifts.get(row.criterion),
        by_source=sourced.get(row.criterion, ()) if row.segment is None else (),
    )


def _scope(rows: Rows, segment: str | None) -> Flags:
    """The rows of the period in question, of one segment or of all."""
    return rows.current if segment is None else rows.current & rows.is_in("segment", segment)


def _owner(study: Study, row: ChainRow) -> str:
    """Who looks after it: who is named for the segment, else who is named for all."""
    stated = [c for c in study.description.expectations if c.criterion == row.criterion]
    own = [c.owner for c in stated if c.segment is not None and c.segment == row.segment]
    whole = [c.owner for c in stated if c.segment is None]
    return next(iter((*own, *whole)), "")


def _missing(
    rows: Rows, expected: Mapping[str, Floats], zones: Mapping[str, Asked], found: Named | None
) -> list[str]:
    """What would fill what is empty, one line each."""
    lines = []
    if not zones:
        lines.append(
            say(
                "The zone of tolerance: ask the least that customers accept and what they wish "
                "for, of one item a criterion; `outsidein questionnaire --zone` words it."
            )
        )
    if found is None:
        lines.append(
            say(
                "Where expectations come from: one question more; `outsidein questionnaire "
                "--source` words it."
            )
        )
    if expected and not any(p.criterion in expected for p in rows.study.description.promises):
        lines.append(
            say(
                "What a promise did: state promises in the service file, with their date and "
                "audience."
            )
        )
    return lines
