"""The five dimensions known as RATER (Parasuraman, Zeithaml and Berry 1988), our own items."""

from outsidein.servicefile.sets.wording import criterion
from outsidein.terms.quality import Criterion

RATER: tuple[Criterion, ...] = (
    criterion(
        "reliability",
        "Reliability",
        "What was agreed is done dependably and without mistakes.",
        (
            "Keeping agreed times",
            "A time that was agreed should be kept.",
            "A time that was agreed is kept.",
        ),
        (
            "Done when it is called done",
            "What is reported as done should stay done.",
            "What is reported as done stays done.",
        ),
        (
            "Papers without mistakes",
            "Orders, reports and invoices should be correct.",
            "Orders, reports and invoices are correct.",
        ),
    ),
    criterion(
        "assurance",
        "Assurance",
        "The people know their work and are such that one can trust them.",
        (
            "Knowing the work",
            "The people who serve me should know their work thoroughly.",
            "The people who serve me know their work thoroughly.",
        ),
        (
            "Feeling in good hands",
            "I should feel in good hands while they work for me.",
            "I feel in good hands while they work for me.",
        ),
        (
            "Answers one can rely on",
            "An answer that they give me should hold.",
            "An answer that they give me holds.",
        ),
    ),
    criterion(
        "tangibles",
        "Tangibles",
        "What can be seen: places, equipment, people and material.",
        (
            "Equipment up to date",
            "The equipment that they use should be up to date and well kept.",
            "The equipment that they use is up to date and well kept.",
        ),
        (
            "Places and pages that work well",
            "Their premises and web pages should make my visit easy.",
            "Their premises and web pages make my visit easy.",
        ),
        (
            "Material that can be understood",
            "What I get in writing should be clear and look cared for.",
            "What I get in writing is clear and looks cared for.",
        ),
    ),
    criterion(
        "empathy",
        "Empathy",
        "The customer is seen as one of a kind and cared for.",
        (
            "Listening",
            "They should listen until they have understood what I need.",
            "They listen until they have understood what I need.",
        ),
        (
            "Remembering my situation",
            "They should know my situation without my telling it again.",
            "They know my situation without my telling it again.",
        ),
        (
            "Adjusting to my situation",
            "When my situation is out of the ordinary, they should adjust to it.",
            "When my situation is out of the ordinary, they adjust to it.",
        ),
    ),
    criterion(
        "responsiveness",
        "Responsiveness",
        "They are willing to help and do so without delay.",
        (
            "Reaching a person",
            "I should reach a person who can help without a long wait.",
            "I reach a person who can help without a long wait.",
        ),
        (
            "Starting at once",
            "Work on my matter should start as soon as I have told them.",
            "Work on my matter starts as soon as I have told them.",
        ),
        (
            "Telling me unasked",
            "They should tell me how things stand before I have to ask.",
            "They tell me how things stand before I have to ask.",
        ),
    ),
)
"""Reliability, assurance, tangibles, empathy and responsiveness."""
