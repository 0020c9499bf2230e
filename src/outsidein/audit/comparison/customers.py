"""Customers whose state differs between two audits."""

from collections.abc import Sequence

from outsidein.report.comparison.document import Turned
from outsidein.terms.finding import CustomerFinding, CustomerState
from outsidein.terms.language import say_many


def turned(
    before: Sequence[CustomerFinding], after: Sequence[CustomerFinding]
) -> tuple[Turned, ...]:
    """Every customer named otherwise than before, the most money first.

    Not being named any more is no proof of being content: the later audit may have too few answers.
    """
    first, second = ({c.customer: c for c in found} for found in (before, after))
    found = []
    for customer in {**first, **second}:
        one, other = first.get(customer), second.get(customer)
        states = one.state if one else None, other.state if other else None
        known = second.get(customer) or first[customer]
        if states[0] is not states[1]:
            found.append(Turned(customer, known.name, *states, known.contract_value, known.renewal))
    return tuple(sorted(found, key=_weight))


def turns(found: Sequence[Turned]) -> tuple[str, ...]:
    """How many customers became green but red, and how many no longer are."""
    bad = CustomerState.GREEN_BUT_RED
    came = sum(1 for t in found if t.after is bad)
    went = sum(1 for t in found if t.before is bad)
    sentences = []
    if came:
        sentences.append(
            say_many(
                "{n:,} customer became green but red.",
                "{n:,} customers became green but red.",
                came,
            )
        )
    if went:
        sentences.append(
            say_many(
                "{n:,} customer is no longer green but red.",
                "{n:,} customers are no longer green but red.",
                went,
            )
        )
    return tuple(sentences)


def _weight(one: Turned) -> tuple[object, ...]:
    money = one.contract_value.minor if one.contract_value else 0
    return (-money, one.customer)
