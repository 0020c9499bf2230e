"""Which columns of a survey ask about a criterion, and which two ask about the same item."""

from dataclasses import dataclass

from outsidein.terms.quality import Criterion, Voice
from outsidein.terms.signal import Column
from outsidein.understand.ground import Answers, Ground


@dataclass(frozen=True, slots=True)
class CriterionColumns:
    """One criterion's columns in a survey.

    `pairs` are (expectation, perception) columns of items asked twice; `expected` and `perceived`
    all columns of either voice, paired or not.
    """

    criterion: Criterion
    pairs: tuple[tuple[str, str], ...]
    expected: tuple[str, ...]
    perceived: tuple[str, ...]


def criterion_columns(ground: Ground) -> tuple[CriterionColumns, ...]:
    """The columns of each criterion that the survey asks about, in the order described."""
    answers = ground.answers
    if answers is None:
        return ()
    asked = dict.fromkeys([*answers.expected, *answers.perceived])
    described = {c.id: c for c in ground.description.criteria}
    order = [c for c in described if c in asked] + [c for c in asked if c not in described]
    return tuple(
        CriterionColumns(
            described.get(c, Criterion(c, c)),
            _pairs(answers, c),
            tuple(answers.expected.get(c, ())),
            tuple(answers.perceived.get(c, ())),
        )
        for c in order
    )


def _pairs(answers: Answers, criterion: str) -> tuple[tuple[str, str], ...]:
    """Columns that ask about the same item, expectation first."""
    heard = [c for c in answers.sheet.columns if c.criterion == criterion and c.item]
    expected = _by_item(heard, Voice.EXPECTATION, answers.expected.get(criterion, ()))
    perceived = _by_item(heard, Voice.PERCEPTION, answers.perceived.get(criterion, ()))
    return tuple((expected[item], perceived[item]) for item in expected if item in perceived)


def _by_item(heard: list[Column], voice: Voice, usable: tuple[str, ...]) -> dict[str, str]:
    found: dict[str, str] = {}
    for column in heard:
        if column.voice is voice and column.name in usable and column.item is not None:
            found.setdefault(column.item, column.name)
    return found
