"""Silent customers: served or under contract, and no answer in the last period."""

from datetime import date, datetime, timedelta

from outsidein.terms.finding import CustomerFinding, CustomerState
from outsidein.terms.language import message
from outsidein.understand.customers.records import Records
from outsidein.understand.customers.say import silence
from outsidein.understand.ground import CUSTOMER, Ground

DAYS = {
    message("month"): 30,
    message("quarter"): 91,
    message("half-year"): 182,
    message("year"): 365,
}
"""Days that count as the last period, back from the last event heard."""


def silent(ground: Ground, records: Records, today: date) -> tuple[CustomerFinding, ...]:
    """Customers with a contract or a ticket in the last period who answered nothing in it.

    The period is the service file's (a quarter where it states none) and ends with the last
    answer or ticket heard. Nobody is silent where no survey names customers and times.
    """
    if ground.answers is None or not ground.answers.knows(CUSTOMER):
        return ()
    end = last_event(records)
    if end is None or not any(records.last_answer):
        return ()
    period = ground.description.period or "quarter"
    start = end - timedelta(days=DAYS.get(period, DAYS["quarter"]))
    found = []
    for i, customer in enumerate(records.customers):
        answer, ticket = records.last_answer[i], records.last_ticket[i]
        contracted = customer in ground.roster.clients
        served = ticket is not None and ticket >= start
        if (answer is None or answer < start) and (contracted or served):
            found.append(_finding(ground, records, i, today, period, served))
    return tuple(sorted(found, key=_weight))


def last_event(records: Records) -> datetime | None:
    """The time of the last answer or ticket of any customer."""
    times = [t for t in (*records.last_answer, *records.last_ticket) if t is not None]
    return max(times) if times else None


def _finding(
    ground: Ground, records: Records, i: int, today: date, period: str, served: bool
) -> CustomerFinding:
    client = ground.roster.of(records.customers[i])
    renewal = client.renewal(today)
    tickets = int(records.stated[i]) if served else None
    return CustomerFinding(
        customer=client.customer,
        state=CustomerState.SILENT,
        probability=None,
        attainment=None,
        judgement=None,
        contract_value=client.value,
        renewal=renewal,
        segment=records.segments[i],
        say=silence(tickets, renewal, today, period),
        name=client.name,
    )


def _weight(finding: CustomerFinding) -> tuple[object, ...]:
    """By money, then by renewal date, then by name."""
    money = finding.contract_value.minor if finding.contract_value else 0
    return (-money, finding.renewal or date.max, finding.customer)
