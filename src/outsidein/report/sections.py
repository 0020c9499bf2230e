"""The sections of the report in their order, and what each says when it is empty."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Section:
    """One section: its anchor, its short name and its heading, and what would fill it."""

    id: str
    short: str
    title: str
    filled_by: str


SECTIONS = (
    Section(
        "gap-model",
        "Gap model",
        "The gap model",
        "A survey that asks expectation and perception of the same criteria gives gap 5; beliefs, "
        "specifications and promises in the service file give the others.",
    ),
    Section(
        "chain",
        "Chain",
        "The chain, criterion by criterion",
        "A survey with an expectation and a perception for at least one criterion fills this.",
    ),
    Section(
        "customers",
        "Customers",
        "Customers",
        "Answers and tickets that carry the same customer id fill this; contracts add money and "
        "renewal dates.",
    ),
    Section(
        "value-met",
        "Capability and effort",
        "Capability and effort",
        "Two questions fill this: did it do more or less than you expected, and was it more or "
        "less effort than you expected.",
    ),
    Section(
        "drivers",
        "Drivers",
        "Drivers of the overall judgement",
        "Answers that hold an overall judgement beside the ratings of criteria fill this.",
    ),
    Section(
        "indicators",
        "Indicators",
        "Internal indicators",
        "A table of indicators by month and team or site fills this, with answers or tickets from "
        "the same months and teams.",
    ),
    Section(
        "moments",
        "Moments",
        "Moments of truth",
        "A column that names the moment, in tickets and in answers, fills this.",
    ),
    Section(
        "metrics",
        "Metrics",
        "Metrics of the field",
        "A recommendation, satisfaction or effort question, or tickets with due times, fill this.",
    ),
    Section(
        "changes",
        "Change",
        "Change against the period before",
        "Data of a second period, with the same customers, fills this.",
    ),
    Section(
        "simpson",
        "Segments",
        "Where segments turn the answer round",
        "No relation turned its sign between all customers together and the segments apart, or no "
        "segment is named; a segment column fills this.",
    ),
    Section(
        "options",
        "Options",
        "Options",
        "Drivers together with at least one gap besides gap 5 fill this.",
    ),
    Section(
        "intended-value",
        "Intended value",
        "Intended value",
        "Outcomes, costs and risks under `intended_value` in the service file fill this.",
    ),
    Section("honesty", "Honesty", "Honesty", ""),
    Section("glossary", "Words", "Words", ""),
)
BY_ID = {section.id: section for section in SECTIONS}


def anchor(proof: str, known: frozenset[str] | set[str]) -> str:
    """The anchor that a sentence's proof means: exact, else its section, else honesty."""
    wanted = proof.strip().lstrip("#").replace("_", "-").lower()
    if wanted in known:
        return wanted
    section = next(
        (s.id for s in SECTIONS if wanted == s.id or wanted.startswith(f"{s.id}-")), None
    )
    return section or "honesty"


def slug(text: str) -> str:
    """Lower-case letters, digits and hyphens, for anchors; other signs become hyphens."""
    kept = "".join(c if c.isascii() and c.isalnum() else "-" for c in text.lower())
    return "-".join(part for part in kept.split("-") if part) or "x"
