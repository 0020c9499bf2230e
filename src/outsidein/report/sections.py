"""The sections of the report in their order, and what each says when it is empty."""

from dataclasses import dataclass

from outsidein.terms.language import message


@dataclass(frozen=True, slots=True)
class Section:
    """One section: its anchor, its short name and its heading, and what would fill it.

    All but the anchor are messages, which the page says in its language.
    """

    id: str
    short: str
    title: str
    filled_by: str


SECTIONS = (
    Section(
        "gap-model",
        message("Gap model"),
        message("The gap model"),
        message(
            "A survey that asks expectation and perception of the same criteria gives gap 5; "
            "beliefs, specifications and promises in the service file give the others."
        ),
    ),
    Section(
        "chain",
        message("Chain"),
        message("The chain, criterion by criterion"),
        message(
            "A survey with an expectation and a perception for at least one criterion fills this."
        ),
    ),
    Section(
        "expectations",
        message("Expectations"),
        message("What customers expect, and from where"),
        message(
            "A survey that asks expectations fills this. The least that is accepted, what is "
            "wished for and where it comes from, asked beside them, and dated promises in the "
            "service file add the rest."
        ),
    ),
    Section(
        "customers",
        message("Customers"),
        message("Customers"),
        message(
            "Answers and tickets that carry the same customer id fill this; contracts add money "
            "and renewal dates."
        ),
    ),
    Section(
        "value-met",
        message("Capability and effort"),
        message("Capability and effort"),
        message(
            "Two questions fill this: did it do more or less than you expected, and was it more "
            "or less effort than you expected."
        ),
    ),
    Section(
        "drivers",
        message("Drivers"),
        message("Drivers of the overall judgement"),
        message("Answers that hold an overall judgement beside the ratings of criteria fill this."),
    ),
    Section(
        "indicators",
        message("Indicators"),
        message("Internal indicators"),
        message(
            "A table of indicators by month and team or site fills this, with answers or "
            "tickets from the same months and teams."
        ),
    ),
    Section(
        "moments",
        message("Moments"),
        message("Moments of truth"),
        message("A column that names the moment, in tickets and in answers, fills this."),
    ),
    Section(
        "metrics",
        message("Metrics"),
        message("Metrics of the field"),
        message(
            "A recommendation, satisfaction or effort question, or tickets with due times, fill "
            "this."
        ),
    ),
    Section(
        "changes",
        message("Change"),
        message("Change against the period before"),
        message("Data of a second period, with the same customers, fills this."),
    ),
    Section(
        "simpson",
        message("Segments"),
        message("Where segments turn the answer round"),
        message(
            "No relation turned its sign between all customers together and the segments apart, "
            "or no segment is named; a segment column fills this."
        ),
    ),
    Section(
        "options",
        message("Options"),
        message("Options"),
        message("Drivers together with at least one gap besides gap 5 fill this."),
    ),
    Section(
        "intended-value",
        message("Intended value"),
        message("Intended value"),
        message("Outcomes, costs and risks under `intended_value` in the service file fill this."),
    ),
    Section(
        "honesty",
        message("Honesty"),
        message("Honesty"),
        "",
    ),
    Section(
        "glossary",
        message("Words"),
        message("Words"),
        "",
    ),
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
