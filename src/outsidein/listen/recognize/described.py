"""Columns that the service file names."""

from collections.abc import Sequence

from outsidein.terms.description import ServiceDescription
from outsidein.terms.quality import Voice
from outsidein.terms.signal import ColumnTerm

from ..select import plain
from .words import Guess

NAMED = "the service file names it"

EVENT = {"opened": ColumnTerm.OPENED, "resolved": ColumnTerm.RESOLVED, "closed": ColumnTerm.CLOSED}


def by_description(
    headers: Sequence[str], description: ServiceDescription | None
) -> dict[int, Guess]:
    """What the service file says about columns, by header text (blanks and case set aside)."""
    if description is None:
        return {}
    named: dict[str, Guess] = {}
    _measures(description, named)
    _answers(description, named)
    _items(description, named)
    return {i: named[plain(h)] for i, h in enumerate(headers) if plain(h) in named}


def event_columns(description: ServiceDescription | None) -> set[str]:
    """Headers that measures run from or to: they hold times, whatever they are called."""
    if description is None:
        return set()
    ends = [e for m in description.measures for e in (m.start, m.end) if e]
    return {plain(e) for e in ends}


def mentioned(description: ServiceDescription) -> dict[str, str]:
    """Every header that the service file names, with what names it."""
    found: dict[str, str] = {}
    for criterion in description.criteria:
        for item in criterion.items:
            for header in (item.expectation, item.perception):
                if header:
                    found[header] = f'item "{item.id}" of criterion "{criterion.id}"'
    for term, header in description.answers.items():
        found[header] = f'answer "{term}"'
    for measure in description.measures:
        for header in (measure.column, measure.start, measure.end):
            if header:
                found[header] = f'measure "{measure.id}"'
    for indicator in description.indicators:
        found[indicator.column] = f'indicator "{indicator.id}"'
    return found


def _items(description: ServiceDescription, named: dict[str, Guess]) -> None:
    for criterion in description.criteria:
        for item in criterion.items:
            for header, voice in (
                (item.expectation, Voice.EXPECTATION),
                (item.perception, Voice.PERCEPTION),
            ):
                if header:
                    named[plain(header)] = Guess(
                        ColumnTerm.RATING,
                        1.0,
                        NAMED,
                        voice,
                        criterion.id,
                        item.id,
                        family="described",
                    )


def _answers(description: ServiceDescription, named: dict[str, Guess]) -> None:
    terms = {term.value: term for term in ColumnTerm}
    for key, header in description.answers.items():
        if key in terms:
            named[plain(header)] = Guess(terms[key], 1.0, NAMED)
        elif key.startswith(("points_", "weight_")):
            criterion = key.split("_", 1)[1]
            named[plain(header)] = Guess(ColumnTerm.WEIGHT, 1.0, NAMED, criterion=criterion)


def _measures(description: ServiceDescription, named: dict[str, Guess]) -> None:
    for measure in description.measures:
        if measure.column:
            named[plain(measure.column)] = Guess(
                ColumnTerm.MEASURE,
                1.0,
                NAMED,
                criterion=measure.criterion,
                item=measure.id,
                unit=measure.unit,
                direction=measure.direction,
            )
    for indicator in description.indicators:
        named[plain(indicator.column)] = Guess(
            ColumnTerm.INDICATOR,
            1.0,
            NAMED,
            item=indicator.id,
            unit=indicator.unit,
            direction=indicator.direction,
        )
