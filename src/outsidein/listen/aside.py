"""Rows of an export that are no plain answers: unfinished ones, previews, spam."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

import numpy as np
import numpy.typing as npt

from outsidein.terms.counting import plural
from outsidein.terms.language import message, say
from outsidein.terms.signal import Reading, Reject

from .headings import without
from .question import Choice, Decider, Question
from .raw import Raw

COUNT, LEAVE_OUT = "count", "leave_out"
"""What a mapping may state about rows of a kind."""

CHOSEN = {COUNT: message("they count"), LEAVE_OUT: message("they are left out")}


class AsideKind(StrEnum):
    """What rows are that are no plain answers or tickets; also the key in the mapping."""

    UNFINISHED = "unfinished"
    PREVIEWS = "previews"
    SPAM = "spam"
    DELETED = "deleted"


@dataclass(frozen=True, slots=True)
class Words:
    """What is asked about rows of a kind, and why one of them was left out."""

    question: str
    reason: str


WORDS: Mapping[AsideKind, Words] = {
    AsideKind.UNFINISHED: Words(
        message("Do unfinished answers count?"),
        message("the answer is unfinished, and unfinished ones are left out"),
    ),
    AsideKind.PREVIEWS: Words(
        message("Do previews and test answers count?"),
        message("a preview or test, and no answer of a respondent"),
    ),
    AsideKind.SPAM: Words(
        message("Do rows that are marked as spam count?"), message("the tool marks it as spam")
    ),
    AsideKind.DELETED: Words(
        message("Do deleted rows count?"), message("the tool marks it as deleted")
    ),
}


@dataclass(frozen=True, slots=True)
class Aside:
    """Rows of one kind: which, by which column, and what the tool itself does with them.

    `rows` has one boolean for each row. `counts` is the tool's own practice, followed unless the
    mapping states otherwise; `practice` says it in one clause, as evidence.
    """

    kind: AsideKind
    column: int
    rows: npt.NDArray[np.bool_]
    counts: bool
    practice: str


def set_aside(
    raw: Raw, asides: Sequence[Aside], stated: Mapping[AsideKind, str], decider: Decider
) -> Raw:
    """The table without the rows that do not count; each of those is a reject with its reason."""
    gone = np.zeros(len(raw.lines), bool)
    rejects: list[Reject] = []
    for aside in asides:
        if aside.rows.any() and _settle(raw, aside, stated.get(aside.kind), decider) == LEAVE_OUT:
            rejects += _rejects(raw, aside, aside.rows & ~gone)
            gone |= aside.rows
    if not gone.any():
        return raw
    return replace(without(raw, gone), rejects=(*raw.rejects, *rejects))


def _settle(raw: Raw, aside: Aside, stated: str | None, decider: Decider) -> str:
    count, rows = int(aside.rows.sum()), len(raw.lines)
    name, usual = raw.names[aside.column], COUNT if aside.counts else LEAVE_OUT
    other = LEAVE_OUT if (stated or usual) == COUNT else COUNT
    question = Question(
        raw.source,
        name,
        say(WORDS[aside.kind].question),
        tuple(Choice(answer, say(meaning)) for answer, meaning in CHOSEN.items()),
        say(
            '"{name}" says so in {count} of {rows}; {practice}; `{kind}: {other}` in '
            "the mapping changes it",
            name=name,
            count=count,
            rows=plural(rows, "row"),
            practice=aside.practice,
            kind=aside.kind.value,
            other=other,
        ),
        usual,
    )
    return decider.settle(question, stated=stated, evident=usual)


def _rejects(raw: Raw, aside: Aside, rows: npt.NDArray[np.bool_]) -> list[Reject]:
    places = np.flatnonzero(rows).tolist()
    values = raw.texts(aside.column, places)
    return [
        Reject(
            raw.source,
            int(raw.lines[row]),
            raw.names[aside.column],
            value[:200],
            say(WORDS[aside.kind].reason),
            say(
                "State `{kind}: {count}` in the mapping if such rows are to count.",
                kind=aside.kind.value,
                count=COUNT,
            ),
            raw.cells(row),
        )
        for row, value in zip(places, values, strict=True)
    ]


def stated_again(readings: Sequence[Reading]) -> dict[str, str]:
    """What a mapping has to state so that the same rows count again."""
    kinds = {say(words.question): kind for kind, words in WORDS.items()}
    answers = {say(meaning): answer for answer, meaning in CHOSEN.items()}
    return {kinds[r.question].value: answers[r.chosen] for r in readings if r.question in kinds}
