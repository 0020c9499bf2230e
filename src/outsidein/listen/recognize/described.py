"""Columns that the service file names."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from outsidein.terms.description import ServiceDescription
from outsidein.terms.heading import find_columns
from outsidein.terms.language import message
from outsidein.terms.quality import ExpectationLevel, Item, Voice
from outsidein.terms.signal import ColumnTerm
from outsidein.terms.trouble import Trouble

from .words import Guess

NAMED = message("the service file names it")
CALLED = message("it is called after an item of the service file")

Mention = tuple[str, str, Guess | None]
"""A reference to a column, what of the service file makes it, and the term it gives."""


def by_description(
    headers: Sequence[str], description: ServiceDescription | None
) -> dict[int, Guess]:
    """What the service file says about columns, by their place among the headers.

    References are headers or patterns (`outsidein.terms.heading.find_columns`). Items that state
    no column are found by the names of our own questionnaire. Raises `Trouble` where a reference
    fits several columns.
    """
    if description is None:
        return {}
    named: dict[int, Guess] = {}
    for reference, what, guess in (*_stated(description), *_called(description)):
        index = column_of(reference, headers, what, description.source)
        if index is not None and guess is not None:
            named[index] = guess
    return named


def column_of(reference: str, headers: Sequence[str], what: str, source: str = "") -> int | None:
    """The place of the one column that a reference means, or None; several raise `Trouble`."""
    found = find_columns(reference, headers)
    if len(found) < 2:
        return found[0] if found else None
    names = [" ".join(headers[i].split()) for i in found[:3]]
    shown = ", ".join(f'"{n[:60]}{"…" if len(n) > 60 else ""}"' for n in names)
    alike = len(set(names)) == 1
    raise Trouble(
        f'"{reference}" of {what} fits {len(found)} columns: {shown}',
        remedy="Give each column a header of its own." if alike else "Write more of the header.",
        source=source or None,
    )


def event_columns(headers: Sequence[str], description: ServiceDescription | None) -> set[int]:
    """Places of columns that measures run from or to: they hold times, whatever they are called."""
    if description is None:
        return set()
    ends = [(e, m.id) for m in description.measures for e in (m.start, m.end) if e]
    found = {column_of(e, headers, f'measure "{m}"', description.source) for e, m in ends}
    return {index for index in found if index is not None}


def mentioned(description: ServiceDescription) -> dict[str, str]:
    """Every column reference that the service file states, with what states it."""
    return {reference: what for reference, what, _ in _stated(description)}


def _stated(description: ServiceDescription) -> Iterator[Mention]:
    """All that is stated; what comes later wins where two name the same column."""
    yield from _measures(description)
    yield from _answers(description)
    for criterion, item, reference, guess in _asked(description):
        if reference:
            what = f'item "{item.id}" of criterion "{criterion}"'
            yield reference, what, replace(guess, evidence=NAMED)


def _called(description: ServiceDescription) -> Iterator[Mention]:
    """Items that state no column, by the names that the questionnaire gives them."""
    for criterion, item, reference, guess in _asked(description):
        if not reference:
            what = f'item "{item.id}" of criterion "{criterion}"'
            yield _own_name(item, guess), what, guess


def _own_name(item: Item, guess: Guess) -> str:
    """The column that the questionnaire gives an item in a voice or at a level."""
    if guess.voice is not None:
        return item.column_for(guess.voice)
    return item.column_at(ExpectationLevel(guess.term.value))


def _asked(description: ServiceDescription) -> Iterator[tuple[str, Item, str | None, Guess]]:
    """Every item in both voices and at both levels: criterion, item, stated column, guess."""
    for criterion in description.criteria:
        for item in criterion.items:
            rating = Guess(
                ColumnTerm.RATING,
                1.0,
                CALLED,
                criterion=criterion.id,
                item=item.id,
                family="described",
            )
            for stated, made in (
                (item.expectation, replace(rating, voice=Voice.EXPECTATION)),
                (item.perception, replace(rating, voice=Voice.PERCEPTION)),
                (item.adequate, replace(rating, term=ColumnTerm.ADEQUATE)),
                (item.desired, replace(rating, term=ColumnTerm.DESIRED)),
            ):
                yield criterion.id, item, stated, made


def _answers(description: ServiceDescription) -> Iterator[Mention]:
    terms = {term.value: term for term in ColumnTerm}
    for key, reference in description.answers.items():
        guess = None
        if key in terms:
            guess = Guess(terms[key], 1.0, NAMED)
        elif key.startswith(("points_", "weight_")):
            criterion = key.split("_", 1)[1]
            guess = Guess(ColumnTerm.WEIGHT, 1.0, NAMED, criterion=criterion)
        yield reference, f'answer "{key}"', guess


def _measures(description: ServiceDescription) -> Iterator[Mention]:
    for measure in description.measures:
        what = f'measure "{measure.id}"'
        if measure.column:
            guess = Guess(
                ColumnTerm.MEASURE,
                1.0,
                NAMED,
                criterion=measure.criterion,
                item=measure.id,
                unit=measure.unit,
                direction=measure.direction,
            )
            yield measure.column, what, guess
        for end in (measure.start, measure.end):
            if end:
                yield end, what, None
    for indicator in description.indicators:
        guess = Guess(
            ColumnTerm.INDICATOR,
            1.0,
            NAMED,
            item=indicator.id,
            unit=indicator.unit,
            direction=indicator.direction,
        )
        yield indicator.column, f'indicator "{indicator.id}"', guess
