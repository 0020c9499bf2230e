"""For whom value is lost, and what they are worth: the second sentence of the answer."""

from collections.abc import Sequence
from datetime import date, timedelta

from outsidein.report.document import Sentence
from outsidein.terms.days import written
from outsidein.terms.finding import CustomerFinding, CustomerState

from .found import Found
from .say import money, plural, span
from .stand_out import stand_out

SOON = timedelta(days=182)
"""A renewal within half a year is coming up."""


def green_but_red(found: Found) -> Sentence | None:
    """Customers whose service levels are kept and who are not content."""
    named = _state(found, CustomerState.GREEN_BUT_RED)
    summary = found.customer_summary
    if not named or summary is None:
        return None
    seem = plural(len(named), "customer")
    look = "looks served and is" if len(named) == 1 else "look served and are"
    judge = "this customer judges" if len(named) == 1 else "they judge"
    text = (
        f"{seem} of {summary.assessed:,} assessed {look} not: service levels are kept, and {judge} "
        "the whole below the middle of the scale"
    )
    return Sentence(text + _worth(found, named) + ".", "customers")


def silent(found: Found) -> Sentence | None:
    """Customers who said nothing in the last period."""
    named = _state(found, CustomerState.SILENT)
    if not named:
        return None
    text = f"{plural(len(named), 'customer')} said nothing in the last period"
    return Sentence(text + _worth(found, named) + ".", "customers")


def red_but_happy(found: Found) -> Sentence | None:
    """Customers who are content although service levels are missed."""
    named = _state(found, CustomerState.RED_BUT_HAPPY)
    if not named:
        return None
    text = (
        f"{plural(len(named), 'customer is', 'customers are')} content although service levels "
        "are missed"
    )
    return Sentence(text + _worth(found, named) + ".", "customers")


def _worth(found: Found, named: Sequence[CustomerFinding]) -> str:
    """Their yearly money, and how many of them come up for renewal."""
    total = found.ground.roster.money([c.customer for c in named])
    whose = "the contracts" if len(named) == 1 else "their contracts"
    text = f"; {whose} are worth {money(total)} a year" if total is not None else ""
    until = soon(found.today)
    due = sum(1 for c in named if c.renewal is not None and found.today <= c.renewal <= until)
    of_them = "" if len(named) == 1 else f"{due:,} of them "
    return f"{text}, {of_them}up for renewal before {written(until)}" if due else text


def reopened(found: Found) -> Sentence | None:
    """Tickets alone: how often work came back."""
    again = found.metric("reopen")
    if again is None or found.ground.answers is not None:
        return None
    n = plural(again.estimate.n, "ticket was", "tickets were")
    parts = (
        f"{span(again.estimate, unit='%')} of {n} opened again.",
        stand_out(found, "reopen", "sees that", "see that", "them"),
        "For which customers that matters cannot be said without their answers.",
    )
    return Sentence(" ".join(part for part in parts if part), "metrics", again.estimate)


def touched(found: Found) -> Sentence | None:
    """Contracts, and nothing that says who is at risk."""
    roster = found.ground.roster
    total = roster.money()
    if total is None:
        return None
    until = soon(found.today)
    due = [c for c in roster.clients.values() if any(found.today <= d <= until for d in c.renewals)]
    text = (
        f"{plural(len(roster.clients), 'customer has', 'customers have')} contracts worth "
        f"{money(total)} a year"
    )
    if due:
        worth = roster.money([c.customer for c in due])
        first = min(d for c in due for d in c.renewals if found.today <= d)
        text += (
            f"; {plural(len(due), 'customer')}{f' with {money(worth)}' if worth else ''} "
            f"{'comes' if len(due) == 1 else 'come'} up for renewal between {written(first)} "
            f"and {written(until)}"
        )
    return Sentence(f"{text}. Who of them is at risk cannot be said yet.", "customers")


def nobody(found: Found) -> Sentence:
    """No customer can be named, and why."""
    summary = found.customer_summary
    if summary is not None and summary.assessed:
        return Sentence(
            f"Among {plural(summary.assessed, 'customer')} assessed there is none of whom it can "
            "be said with 90 % probability that service levels and judgement disagree.",
            "customers",
        )
    reason = summary.sentence if summary is not None and summary.sentence else ""
    return Sentence(f"For which customers cannot be said. {reason}".strip(), "customers")


def soon(today: date) -> date:
    """The last day on which a renewal is coming up; no day is known where `today` is the first."""
    return today if today == date.min or date.max - today < SOON else today + SOON


def _state(found: Found, state: CustomerState) -> list[CustomerFinding]:
    return [c for c in found.customers if c.state is state]
