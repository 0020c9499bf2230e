"""The six criteria of good perceived service quality (Grönroos 1988), items in our own words."""

from outsidein.servicefile.sets.wording import criterion
from outsidein.terms.quality import Criterion

GRONROOS: tuple[Criterion, ...] = (
    criterion(
        "professionalism",
        "Professionalism and skills",
        "The provider, its people and systems have what it takes to solve the customer's matter.",
        (
            "Knowing the work",
            "The people who serve me should know their work thoroughly.",
            "The people who serve me know their work thoroughly.",
        ),
        (
            "Finding the cause",
            "They should find what is really behind a matter, not only treat what shows.",
            "They find what is really behind a matter, not only treat what shows.",
        ),
        (
            "Tools and information at hand",
            "They should have the tools and the information that my matter calls for.",
            "They have the tools and the information that my matter calls for.",
        ),
    ),
    criterion(
        "attitudes",
        "Attitudes and behaviour",
        "Contact people care about the customer and turn to the matter in a friendly way, unasked.",
        (
            "Taking my matter as their own",
            "Whoever I speak to should take up my matter as if it were their own.",
            "Whoever I speak to takes up my matter as if it were their own.",
        ),
        (
            "Listening",
            "They should listen until they have understood what I need.",
            "They listen until they have understood what I need.",
        ),
        (
            "Telling me unasked",
            "They should tell me how things stand before I have to ask.",
            "They tell me how things stand before I have to ask.",
        ),
    ),
    criterion(
        "accessibility",
        "Accessibility and flexibility",
        "The service is easy to reach and use, and adjusts to what the customer needs.",
        (
            "Reaching a person",
            "I should reach a person who can help without a long wait.",
            "I reach a person who can help without a long wait.",
        ),
        (
            "Hours and ways of contact",
            "The hours and the ways to get in touch should suit my day.",
            "The hours and the ways to get in touch suit my day.",
        ),
        (
            "Adjusting to my situation",
            "When my situation is out of the ordinary, they should adjust to it.",
            "When my situation is out of the ordinary, they adjust to it.",
        ),
    ),
    criterion(
        "reliability",
        "Reliability and trustworthiness",
        "Whatever was agreed, the customer can rely on the provider to keep it.",
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
            "Acting in my interest",
            "They should have my interest in mind when I cannot check what they do.",
            "They have my interest in mind when I cannot check what they do.",
        ),
    ),
    criterion(
        "recovery",
        "Recovery",
        "When something goes wrong, the provider at once takes control and finds a way out.",
        (
            "Taking control at once",
            "When something goes wrong, they should take it in hand straight away.",
            "When something goes wrong, they take it in hand straight away.",
        ),
        (
            "A way to go on",
            "They should give me a way to go on until the matter is solved.",
            "They give me a way to go on until the matter is solved.",
        ),
        (
            "Making good",
            "What their mistake has cost me should be made good.",
            "What their mistake has cost me is made good.",
        ),
    ),
    criterion(
        "reputation",
        "Reputation and credibility",
        "The provider can be believed, is worth its price and stands for values customers share.",
        (
            "Worth its price",
            "What I get should be worth what I pay.",
            "What I get is worth what I pay.",
        ),
        (
            "Believing what they say",
            "I should be able to believe what they say about their service.",
            "I can believe what they say about their service.",
        ),
        (
            "Standing by them in front of others",
            "I should be able to name them to my colleagues with a good conscience.",
            "I can name them to my colleagues with a good conscience.",
        ),
    ),
)
"""The six criteria of good perceived service quality (Grönroos 1988)."""
