"""A ready questionnaire: every question with the column name that the audit recognizes."""

import csv
from collections.abc import Sequence
from dataclasses import dataclass
from io import StringIO

from outsidein.servicefile.sets import GRONROOS
from outsidein.terms.description import ServiceDescription
from outsidein.terms.heading import is_pattern
from outsidein.terms.quality import Criterion, Item, Scale, Voice
from outsidein.terms.spreadsheet import guarded

SCALE = Scale(1, 7)
"""The scale of the criteria items and of overall and renew, where the service file states none."""


@dataclass(frozen=True, slots=True)
class Question:
    """One question: its column, its words and its answers (`low` to `high`, with their names).

    `low` and `high` are None where the answer is text or a choice; `answers` then says which.
    """

    column: str
    section: str
    text: str
    low: float | None = None
    high: float | None = None
    answers: str = ""

    @property
    def how(self) -> str:
        """How it is answered, in one phrase."""
        if self.low is None or self.high is None:
            return self.answers
        return f"{self.low:g} to {self.high:g}: {self.answers}"


def questionnaire(description: ServiceDescription | None = None) -> tuple[Question, ...]:
    """The questions for a description's criteria (Grönroos' six without one), in their order.

    Expectations come before perceptions, so that what customers got does not colour what they
    say they expected; then points out of 100, capability and effort against expectation (value
    stack), the overall judgement, recommending, renewing and a comment.
    """
    criteria = description.criteria if description is not None else GRONROOS
    scale = (description.scale if description is not None else None) or SCALE
    questions = [_ROLE]
    for voice in (Voice.EXPECTATION, Voice.PERCEPTION):
        for criterion in criteria:
            questions += [_rated(criterion, item, voice, scale) for item in criterion.items]
    questions += [_points(criterion) for criterion in criteria]
    return (*questions, *_closing(scale, description))


_ROLE = Question(
    "role",
    "About you",
    "In this service, which are you?",
    answers="customer (I say what is needed), sponsor (I approve the budget), user (I use it)",
)


def _rated(criterion: Criterion, item: Item, voice: Voice, scale: Scale) -> Question:
    expected = voice is Voice.EXPECTATION
    own = item.expectation_text if expected else item.perception_text
    verb = "expect" if expected else "get"
    section = "What you expect" if expected else "What you get"
    return Question(
        _column(item, voice),
        f"{section}: {criterion.name}",
        own or f"{item.text}: how much of this do you {verb}?",
        scale.low,
        scale.high,
        _ends(scale, "not at all", "fully"),
    )


def _column(item: Item, voice: Voice) -> str:
    """The stated column, or the item's own name where a pattern is stated."""
    column = item.column_for(voice)
    return Item(item.id, item.text).column_for(voice) if is_pattern(column) else column


def _ends(scale: Scale, worst: str, best: str) -> str:
    low, high = (best, worst) if scale.reverse else (worst, best)
    return f"{low} ... {high}"


def _points(criterion: Criterion) -> Question:
    about = f" ({criterion.description})" if criterion.description else ""
    return Question(
        f"points_{criterion.id}",
        "What matters most: share out 100 points",
        f"{criterion.name}{about}",
        0,
        100,
        "points; all points together are 100",
    )


def _closing(scale: Scale, description: ServiceDescription | None) -> Sequence[Question]:
    answers = description.answers if description is not None else {}
    own = description.answer_scales if description is not None else {}

    def ask(term: str, text: str, usual: Scale, worst: str, best: str) -> Question:
        used = own.get(term, usual)
        stated = answers.get(term, term)
        column = term if is_pattern(stated) else stated
        return Question(column, "Overall", text, used.low, used.high, _ends(used, worst, best))

    five = Scale(1, 5)
    return (
        ask(
            "capability",
            "Against what you expected, how far did the service do what you needed?",
            five,
            "much less than expected",
            "much more than expected",
        ),
        ask(
            "effort",
            "Against what you expected, how much effort did it take you?",
            five,
            "much less than expected",
            "much more than expected",
        ),
        ask("overall", "All in all, how good is this service?", scale, "very bad", "very good"),
        ask(
            "recommend",
            "How likely are you to recommend this service to a colleague?",
            Scale(0, 10),
            "not at all",
            "certain to",
        ),
        ask(
            "renew",
            "If it were up to you today, how likely would you be to renew?",
            scale,
            "not at all",
            "certain to",
        ),
        Question("comment", "Overall", "What should we know besides?", answers="text"),
    )


def as_csv(questions: Sequence[Question]) -> str:
    """One row a question, for survey tools that import them."""
    out = StringIO()
    rows = csv.writer(out, lineterminator="\n")
    rows.writerow(("column", "section", "question", "low", "high", "answers"))
    for q in questions:
        ends = ["" if end is None else f"{end:g}" for end in (q.low, q.high)]
        words = (guarded(text) for text in (q.column, q.section, q.text))
        rows.writerow((*words, *ends, q.answers))
    return out.getvalue()


def as_markdown(questions: Sequence[Question]) -> str:
    """Sections with a table each, to paste into a document."""
    lines = ["# Questionnaire", "", *ADVICE, ""]
    for section, inside in _sections(questions):
        lines += [f"## {section}", "", "| question | answer | column |", "|---|---|---|"]
        lines += [f"| {_cell(q.text)} | {_cell(q.how)} | `{q.column}` |" for q in inside]
        lines.append("")
    return "\n".join(lines)


def as_text(questions: Sequence[Question]) -> str:
    """Numbered questions as plain text."""
    lines = ["QUESTIONNAIRE", "", *ADVICE, ""]
    number = 0
    for section, inside in _sections(questions):
        lines += [section, "-" * len(section)]
        for q in inside:
            number += 1
            lines += [f"{number:3}. {q.text}", f"     {q.how}   [{q.column}]"]
        lines.append("")
    return "\n".join(lines)


ADVICE = (
    "Name each column of the export as given here and the audit recognizes it. Let the survey tool",
    "add `answer_id`, `answered_at`, `customer_id` and, if the answer is about one case, its",
    "number as `work_order_id` and its kind as `moment`. Leave no answer filled in beforehand.",
)


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", " ")


def _sections(questions: Sequence[Question]) -> list[tuple[str, list[Question]]]:
    found: dict[str, list[Question]] = {}
    for question in questions:
        found.setdefault(question.section, []).append(question)
    return list(found.items())
