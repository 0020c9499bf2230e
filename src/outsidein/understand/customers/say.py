"""What to say to a customer, in one or two sentences."""

from datetime import date

from outsidein.terms.counting import plural
from outsidein.terms.days import written
from outsidein.terms.finding import CustomerState
from outsidein.terms.language import inside, say
from outsidein.terms.quality import Scale


def opening(
    state: CustomerState,
    *,
    level: float,
    scale: Scale,
    answers: int,
    attained: float,
    tickets: int,
    renewal: date | None,
    today: date,
    lowest: str | None,
) -> str:
    """The next conversation with a customer whose measures and judgement disagree.

    `lowest` names the criterion that this customer rates lowest beside the others of the segment.
    """
    values = {
        "attained": attained * 100,
        "tickets": plural(tickets, "ticket"),
        "level": level,
        "highest": scale.high,
        "answers": plural(answers, "answer"),
    }
    if state is not CustomerState.GREEN_BUT_RED:
        return say(
            "The service level was missed ({attained:.0f} % of {tickets} on time), yet the "
            "customer is content (rated {level:.1f} of {highest:g} in {answers}). Ask what makes "
            "up for it before spending on the service level here.",
            **values,
        )
    kept = say(
        "We kept the service level ({attained:.0f} % of {tickets} on time) and you rated "
        "{level:.1f} of {highest:g} in {answers}.",
        **values,
    )
    return " ".join(part for part in (kept, _ask(lowest), _before(renewal, today)) if part)


def silence(served: int | None, renewal: date | None, today: date, period: str) -> str:
    """The next conversation with a customer who says nothing."""
    quiet = (
        say(
            "No answer in the last {period} after {tickets}. Call and ask how it is going.",
            period=say(period),
            tickets=plural(served, "ticket"),
        )
        if served
        else say(
            "No answer in the last {period}. Call and ask how it is going.", period=say(period)
        )
    )
    return f"{quiet} {_before(renewal, today)}".strip()


def _ask(lowest: str | None) -> str:
    if not lowest:
        return say("Ask what the service level does not measure.")
    return say(
        "Ask what the service level does not measure, starting with {criterion}.",
        criterion=inside(lowest),
    )


def _before(renewal: date | None, today: date) -> str:
    if renewal is None or renewal < today:
        return ""
    return say("Do so before the renewal on {day}.", day=written(renewal))
