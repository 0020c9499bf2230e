"""A ready questionnaire: every question with the column name that the audit recognizes."""

import csv
from collections.abc import Sequence
from dataclasses import dataclass
from io import StringIO

from outsidein.servicefile.sets import GRONROOS
from outsidein.terms.description import ServiceDescription
from outsidein.terms.heading import is_pattern
from outsidein.terms.language import say
from outsidein.terms.quality import Criterion, ExpectationLevel, Item, Scale, Voice
from outsidein.terms.signal import ColumnTerm
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


def questionnaire(
    description: ServiceDescription | None = None, *, zone: bool = False, source: bool = False
) -> tuple[Question, ...]:
    """The questions for a description's criteria (Grönroos' six without one), in their order.

    Expectations come before perceptions, so that what customers got does not colour what they
    say they expected; then points out of 100, capability and effort against expectation (value
    stack), the overall judgement, recommending, renewing and a comment.

    `zone` asks the least that is accepted and what is wished for besides, of the items that state
    either and else of each criterion's first one: three ratings of every item are too many.
    `source` asks where the expectation comes from. All of it comes before perceptions.
    """
    criteria = description.criteria if description is not None else GRONROOS
    scale = (description.scale if description is not None else None) or SCALE
    questions = [_ROLE]
    for criterion in criteria:
        questions += [_rated(criterion, i, Voice.EXPECTATION, scale) for i in criterion.items]
    if zone:
        questions += [q for criterion in criteria for q in _zone(criterion, scale)]
    if source:
        questions.append(_source(description))
    for criterion in criteria:
        questions += [_rated(criterion, i, Voice.PERCEPTION, scale) for i in criterion.items]
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


def _zone(criterion: Criterion, scale: Scale) -> list[Question]:
    """The least that is accepted and what is wished for, of the items that they are asked of."""
    stated = [item for item in criterion.items if item.asks_zone] or criterion.items[:1]
    return [_at(criterion, item, level, scale) for item in stated for level in ExpectationLevel]


def _at(criterion: Criterion, item: Item, level: ExpectationLevel, scale: Scale) -> Question:
    least = say("{item}: how much of this is the least that you would accept?", item=item.text)
    wished = say("{item}: how much of this would you wish for?", item=item.text)
    stated = item.column_at(level)
    section = say("What you would accept and wish for: {criterion}", criterion=criterion.name)
    adequate = level is ExpectationLevel.ADEQUATE
    return Question(
        f"{item.id}_{level.value}" if is_pattern(stated) else stated,
        section,
        (item.adequate_text or least) if adequate else (item.desired_text or wished),
        scale.low,
        scale.high,
        _ends(scale, "not at all", "fully"),
    )


def _source(description: ServiceDescription | None) -> Question:
    term = ColumnTerm.EXPECTATION_SOURCE.value
    stated = description.answers.get(term, term) if description is not None else term
    return Question(
        term if is_pattern(stated) else stated,
        say("Where your expectation comes from"),
        say("Where does what you expect of this service come from most of all?"),
        answers=say(
            "promise (what we said or wrote), past experience (what you have met before, here or "
            "elsewhere), word of mouth (what others say), need (what your own work calls for), "
            "image (what we are known for)"
        ),
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
