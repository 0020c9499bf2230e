"""For whom value is lost, and what they are worth: the second sentence of the answer."""

from collections.abc import Sequence
from datetime import date, timedelta

from outsidein.report.document import Sentence
from outsidein.terms.days import written
from outsidein.terms.finding import CustomerFinding, CustomerState
from outsidein.terms.language import say, say_many

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
    text = say_many(
        "{n:,} customer of {assessed:,} assessed looks served and is not: service levels are kept, "
        "and this customer judges the whole below the middle of the scale.",
        "{n:,} customers of {assessed:,} assessed look served and are not: service levels are "
        "kept, and they judge the whole below the middle of the scale.",
        len(named),
        assessed=summary.assessed,
    )
    return Sentence(text + _worth(found, named), "customers")


def silent(found: Found) -> Sentence | None:
    """Customers who said nothing in the last period."""
    named = _state(found, CustomerState.SILENT)
    if not named:
        return None
    text = say_many(
        "{n:,} customer said nothing in the last period.",
        "{n:,} customers said nothing in the last period.",
        len(named),
    )
    return Sentence(text + _worth(found, named), "customers")


def red_but_happy(found: Found) -> Sentence | None:
    """Customers who are content although service levels are missed."""
    named = _state(found, CustomerState.RED_BUT_HAPPY)
    if not named:
        return None
    text = say_many(
        "{n:,} customer is content although service levels are missed.",
        "{n:,} customers are content although service levels are missed.",
        len(named),
    )
    return Sentence(text + _worth(found, named), "customers")


def _worth(found: Found, named: Sequence[CustomerFinding]) -> str:
    """Their yearly money, and how many of them come up for renewal, after a space."""
    total = found.ground.roster.money([c.customer for c in named])
    until = soon(found.today)
    due = sum(1 for c in named if c.renewal is not None and found.today <= c.renewal <= until)
    parts = []
    if total is not None:
        parts.append(
            say_many(
                "The contracts are worth {money} a year.",
                "Their contracts are worth {money} a year.",
                len(named),
                money=money(total),
            )
        )
    if due:
        parts.append(
            say_many(
                "{n:,} contract is up for renewal before {day}.",
                "{n:,} contracts are up for renewal before {day}.",
                due,
                day=written(until),
            )
        )
    return "".join(f" {part}" for part in parts)


def reopened(found: Found) -> Sentence | None:
    """Tickets alone: how often work came back."""
    again = found.metric("reopen")
    if again is None or found.ground.answers is not None:
        return None
    parts = (
        say_many(
            "{share} of {n:,} ticket was opened again.",
            "{share} of {n:,} tickets were opened again.",
            again.estimate.n,
            share=span(again.estimate, unit="%"),
        ),
        stand_out(found, "reopen"),
        say("For which customers that matters cannot be said without their answers."),
    )
    return Sentence(" ".join(part for part in parts if part), "metrics", again.estimate)


def touched(found: Found) -> Sentence | None:
    """Contracts, and nothing that says who is at risk."""
    roster = found.ground.roster
    total = roster.money()
    if total is None:
        return None
    parts = (
        say_many(
            "{n:,} customer has contracts worth {money} a year.",
            "{n:,} customers have contracts worth {money} a year.",
            len(roster.clients),
            money=money(total),
        ),
        _due(found),
        say("Who of them is at risk cannot be said yet."),
    )
    return Sentence(" ".join(part for part in parts if part), "customers")


def _due(found: Found) -> str:
    """Who comes up for renewal soon, and with what money; nothing where nobody does."""
    roster, until = found.ground.roster, soon(found.today)
    due = [c for c in roster.clients.values() if any(found.today <= d <= until for d in c.renewals)]
    if not due:
        return ""
    worth = roster.money([c.customer for c in due])
    first = min(d for c in due for d in c.renewals if found.today <= d)
    if worth is None:
        return say_many(
            "{n:,} customer comes up for renewal between {first} and {until}.",
            "{n:,} customers come up for renewal between {first} and {until}.",
            len(due),
            first=written(first),
            until=written(until),
        )
    return say_many(
        "{n:,} customer with {money} comes up for renewal between {first} and {until}.",
        "{n:,} customers with {money} come up for renewal between {first} and {until}.",
        len(due),
        money=money(worth),
        first=written(first),
        until=written(until),
    )


def nobody(found: Found) -> Sentence:
    """No customer can be named, and why."""
    summary = found.customer_summary
    if summary is not None and summary.assessed:
        text = say(
            "Among {customers} assessed there is none of whom it can be said with 90 % probability "
            "that service levels and judgement disagree.",
            customers=plural(summary.assessed, "customer"),
        )
        return Sentence(text, "customers")
    reason = summary.sentence if summary is not None and summary.sentence else ""
    cannot = say("For which customers cannot be said.")
    return Sentence(f"{cannot} {reason}".strip(), "customers")


def soon(today: date) -> date:
    """The last day on which a renewal is coming up; no day is known where `today` is the first."""
    return today if today == date.min or date.max - today < SOON else today + SOON


def _state(found: Found, state: CustomerState) -> list[CustomerFinding]:
    return [c for c in found.customers if c.state is state]
