"""The customer section: who is named, and the counts and money behind it."""

from datetime import date

from outsidein.report.document import CustomerSummary
from outsidein.terms.finding import CustomerFinding, CustomerState
from outsidein.terms.language import say, say_many
from outsidein.terms.money import Money
from outsidein.understand.customers import Judged, judge
from outsidein.understand.customers.find import NAMED_FROM
from outsidein.understand.customers.records import Records
from outsidein.understand.ground import Ground
from outsidein.understand.silent import silent


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
        return say("No customer can be judged: {reason}.", reason=judged.reason)
    least = judged.minimum_answers
    if not judged.assessed:
        text = say(
            "No customer can be judged: that takes {least} answers and {least} tickets.",
            least=least,
        )
        if not judged.too_few:
            return text
        fewer = say_many("{n:,} customer has fewer.", "{n:,} customers have fewer.", judged.too_few)
        return f"{text} {fewer}"
    text = say_many(
        "{n:,} customer with at least {least} answers and tickets was assessed, {few:,} had too "
        "few. Kept means that at least {target:.0%} of a customer's tickets meet their service "
        "level.",
        "{n:,} customers with at least {least} answers and tickets were assessed, {few:,} had too "
        "few. Kept means that at least {target:.0%} of a customer's tickets meet their service "
        "level.",
        judged.assessed,
        least=least,
        few=judged.too_few,
        target=judged.target,
    )
    return f"{text} {_named_how(judged)}"


def _named_how(judged: Judged) -> str:
    """From which probability on a customer is named, and how many of those named are wrong."""
    if not judged.findings:
        return say(
            "None is named, because none reaches a probability of {least:.0%}.", least=NAMED_FROM
        )
    return say(
        "A customer is named from a probability of {least:.0%} on; of the {n:,} named, {wrong:.1f} "
        "are expected to be named wrongly.",
        least=NAMED_FROM,
        n=len(judged.findings),
        wrong=judged.expected_false,
    )
