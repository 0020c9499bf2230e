"""What to say to a customer, in one or two sentences."""

from datetime import date

from outsidein.terms.counting import plural
from outsidein.terms.days import written
from outsidein.terms.finding import CustomerState
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
    judged = f"rated {level:.1f} of {scale.high:g} in {plural(answers, 'answer')}"
    kept = f"{attained * 100:.0f} % of {plural(tickets, 'ticket')} on time"
    when = _before(renewal, today)
    if state is CustomerState.GREEN_BUT_RED:
        about = f", starting with {lowest.lower()}" if lowest else ""
        return (
            f"We kept the service level ({kept}) and you {judged}. Ask what the service level does "
            f"not measure{about}{when}."
        )
    return (
        f"The service level was missed ({kept}), yet the customer is content ({judged}). Ask what "
        "makes up for it before spending on the service level here."
    )


def silence(served: int | None, renewal: date | None, today: date, period: str) -> str:
    """The next conversation with a customer who says nothing."""
    work = f" after {plural(served, 'ticket')}" if served else ""
    when = _before(renewal, today)
    return f"No answer in the last {period}{work}. Call and ask how it is going{when}."


def _before(renewal: date | None, today: date) -> str:
    if renewal is None or renewal < today:
        return ""
    return f" before the renewal on {written(renewal)}"
