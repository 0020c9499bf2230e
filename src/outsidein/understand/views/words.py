"""What to say next to a customer of whom no finding says it already."""

from datetime import date

from outsidein.terms.days import written
from outsidein.terms.language import say, say_many


def next_words(
    *, answers: int, least: int, lowest: str | None, renewal: date | None, today: date
) -> str:
    """One sentence about the conversation, and one about the renewal that is coming."""
    if not answers:
        first = say("No answer of this customer is known. Ask how the service does for them.")
    elif answers < least:
        first = say_many(
            "One answer is too little to judge by, {least} are needed. Ask for the next one.",
            "{n:,} answers are too few to judge by, {least} are needed. Ask for the next one.",
            answers,
            least=least,
        )
    elif lowest:
        first = say(
            "Service levels and judgement do not contradict each other. Ask about {criterion} "
            "first: there this customer rates furthest below what customers of this kind expect.",
            criterion=lowest,
        )
    else:
        first = say("Nothing stands out. Ask what would make the service worth more to them.")
    if renewal is None or renewal < today:
        return first
    due = say("The contract is up for renewal on {day}.", day=written(renewal))
    return f"{first} {due}"
