"""The answer in three sentences: where value is lost, for whom, and what to do."""

from collections.abc import Callable, Sequence

from outsidein.report.document import Sentence

from . import what, where, whom
from .found import Found

Try = Callable[[Found], Sentence | None]

WHERE: tuple[Try, ...] = (
    where.leak,
    where.shortfall,
    where.no_shortfall,
    where.service_level,
    where.driver,
    where.score,
    where.nothing,
)
WHOM: tuple[Try, ...] = (
    whom.green_but_red,
    whom.silent,
    whom.reopened,
    whom.red_but_happy,
    whom.touched,
    whom.nobody,
)
WHAT: tuple[Try, ...] = (
    what.option,
    what.fix,
    what.relaxable,
    what.reassigned,
    what.collect,
    what.no_option,
)


def answer(found: Found) -> tuple[Sentence, ...]:
    """Where, for whom, and what to do: of each kind the first sentence that holds."""
    return (_first(found, WHERE), _first(found, WHOM), _first(found, WHAT))


def _first(found: Found, tries: Sequence[Try]) -> Sentence:
    for attempt in tries:
        sentence = attempt(found)
        if sentence is not None:
            return sentence
    raise ValueError("the last sentence of each kind always holds")
