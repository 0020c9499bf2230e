"""The customer section: who is named, and the counts and money behind it."""

from datetime import date

from outsidein.report.document import CustomerSummary
from outsidein.terms.finding import CustomerFinding, CustomerState
from outsidein.terms.money import Money
from outsidein.understand.customers import Judged, judge
from outsidein.understand.customers.find import NAMED_FROM
from outsidein.understand.customers.records import Records
from outsidein.understand.ground import Ground
from outsidein.understand.silent import silent

from .say import plural


def customers(
    ground: Ground, records: Records, today: date
) -> tuple[tuple[CustomerFinding, ...], CustomerSummary]:
    """Green but red, red but happy and silent customers, each by money, and their summary."""
    judged = judge(ground, records, today)
    quiet = silent(ground, records, today)
    found = (*judged.findings, *quiet)
    red = _named(found, CustomerState.GREEN_BUT_RED)
    return found, CustomerSummary(
        assessed=judged.assessed,
        too_few=judged.too_few,
        minimum_answers=judged.minimum_answers,
        green_but_red=len(red),
        red_but_happy=len(_named(found, CustomerState.RED_BUT_HAPPY)),
        silent=len(quiet),
        money_green_but_red=_money(ground, red),
        money_silent=_money(ground, list(quiet)),
        sentence=_sentence(judged),
    )


def _named(found: tuple[CustomerFinding, ...], state: CustomerState) -> list[CustomerFinding]:
    return [c for c in found if c.state is state]


def _money(ground: Ground, named: list[CustomerFinding]) -> Money | None:
    return ground.roster.money([c.customer for c in named]) if named else None


def _sentence(judged: Judged) -> str:
    if judged.reason:
        return f"No customer can be judged: {judged.reason}."
    least = judged.minimum_answers
    if not judged.assessed:
        fewer = plural(judged.too_few, "customer has", "customers have")
        few = f"; {fewer} fewer" if judged.too_few else ""
        return f"No customer can be judged: that takes {least} answers and {least} tickets{few}."
    text = (
        f"{plural(judged.assessed, 'customer')} with at least {least} answers and "
        f"tickets were assessed, {judged.too_few:,} had too few. Kept means that at least "
        f"{judged.target:.0%} of a customer's tickets meet their service level."
    )
    if not judged.findings:
        return f"{text} None is named, because none reaches a probability of {NAMED_FROM:.0%}."
    return (
        f"{text} A customer is named from a probability of {NAMED_FROM:.0%} on; of the "
        f"{len(judged.findings):,} named, {judged.expected_false:.1f} are expected to be named "
        "wrongly."
    )
