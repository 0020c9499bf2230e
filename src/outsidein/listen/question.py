"""Ambiguities that change a number: asked at a terminal, else settled by evidence or left open."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from string import Formatter

from outsidein.terms.language import message, say
from outsidein.terms.signal import Reading

DAY_ORDER = message("Does the day or the month stand first?")
DAY_FIRST = message("the day stands first")
COMMA = message("Does a comma stand before decimals or between thousands?")
BEFORE_DECIMALS = message("before decimals")
ZONE = message("In which time zone are times that do not say?")
ENCODING = message("In which encoding are the letters?")
SCALE = message("Which scale is it?")
CODE = message("Does {code:g} stand for no answer?")
ZERO = message("Does 0 stand for not applicable?")
BETTER = message("Which end of the scale is better?")
HALVES = message("Which half of each pair {first}, {second} … is the expectation?")


def asks(question: str, template: str) -> bool:
    """Whether a question, as it was said, is that template with any values."""
    parts = (re.escape(part) for part, *_ in Formatter().parse(say(template)))
    return re.fullmatch(".*?".join(parts) + ".*", question, re.DOTALL) is not None


@dataclass(frozen=True, slots=True)
class Choice:
    """One possible reading: the short answer and what it means."""

    answer: str
    meaning: str


@dataclass(frozen=True, slots=True)
class Question:
    """What to ask: where, the choices, what speaks for which, and which is taken otherwise."""

    source: str
    column: str | None
    text: str
    choices: tuple[Choice, ...]
    evidence: str
    default: str
    affects: tuple[str, ...] = ()
    remedy: str = ""


Ask = Callable[[Question], str | None]
"""Puts a question to the user and returns the answer of one choice, or None for "don't know"."""


@dataclass(slots=True)
class Decider:
    """Settles a question: as the user states, as evidence decides, as answered; else open."""

    ask: Ask | None = None
    readings: list[Reading] = field(default_factory=list)

    def settle(
        self, question: Question, *, stated: str | None = None, evident: str | None = None
    ) -> str:
        """The answer taken; the reading is kept with its evidence.

        `stated` is what a mapping or service file says, `evident` what the data shows beyond doubt.
        """
        if stated is not None:
            return self._keep(question, stated, say("the mapping or service file states it"))
        if evident is not None:
            return self._keep(question, evident, question.evidence)
        answer = self.ask(question) if self.ask is not None else None
        if answer in {choice.answer for choice in question.choices}:
            return self._keep(
                question, str(answer), say("answered; {evidence}", evidence=question.evidence)
            )
        return self._keep(question, question.default, question.evidence, decided=False)

    def _keep(self, question: Question, answer: str, evidence: str, *, decided: bool = True) -> str:
        meanings = {choice.answer: choice.meaning for choice in question.choices}
        self.readings.append(
            Reading(
                question.source,
                question.column,
                question.text,
                meanings.get(answer, answer),
                evidence,
                decided=decided,
                affects=question.affects,
                remedy="" if decided else question.remedy,
            )
        )
        return answer
