"""What the steps of the journey are, and whose: states of a ticket, or contacts of a customer."""

from dataclasses import dataclass

import pyarrow as pa
import pyarrow.compute as pc

from outsidein.engine.clock.states import STATE, TICKET, TIME
from outsidein.engine.follows.again import Again, contact_again
from outsidein.engine.link import by_id, with_columns
from outsidein.terms.journey import JourneyKind
from outsidein.terms.language import message
from outsidein.terms.signal import ColumnTerm, FileKind
from outsidein.understand.estimates import DAY
from outsidein.understand.ground import CUSTOMER, MOMENT, OPENED, Ground, Tickets
from outsidein.understand.ground import TICKET as TICKET_ID

SERVICE = "_customer and service"


@dataclass(frozen=True, slots=True)
class Events:
    """One row for each event, and which columns say whose it is, what it was and when.

    `thing` is what repeat contacts have to agree in: the customer and, where it is known, the
    service. `named_by` says in words which column names the steps.
    """

    table: pa.Table
    kind: JourneyKind
    case: str
    step: str
    time: str
    customer: str
    named_by: str
    thing: str = ""
    once: bool = False


def events_of(ground: Ground) -> Events | None:
    """The events of an event log, else the tickets as contacts of their customers.

    None where there are no tickets, or nothing tells steps, customers or times apart.
    """
    tickets = ground.tickets
    if tickets is None:
        return None
    return _states(ground, tickets) or _contacts(tickets)


def _states(ground: Ground, tickets: Tickets) -> Events | None:
    events = tickets.sheet.events
    if events is None or not _several(events.column(STATE)):
        return None
    held = [s for s in ground.hearing.of(FileKind.EVENT_LOG) if s.events is not None]
    found = by_id(events, tickets.table, on=(TICKET, TICKET_ID), columns={CUSTOMER: CUSTOMER})
    return Events(
        found.table,
        JourneyKind.CASES,
        TICKET,
        STATE,
        TIME,
        CUSTOMER,
        message("the state of the ticket"),
        once=len(held) > 1,
    )


def _contacts(tickets: Tickets) -> Events | None:
    if not (tickets.knows(CUSTOMER) and tickets.knows(OPENED)):
        return None
    for column, named_by in (
        (MOMENT, message("the moment of the ticket")),
        (tickets.names.get(ColumnTerm.CATEGORY), message("the category of the ticket")),
        (tickets.names.get(ColumnTerm.SERVICE), message("the service of the ticket")),
    ):
        if column is not None and tickets.knows(column) and _several(tickets.table[column]):
            thing, table = thing_of(tickets)
            return Events(
                table.select(list(dict.fromkeys([CUSTOMER, thing, column, OPENED]))),
                JourneyKind.CONTACTS,
                CUSTOMER,
                column,
                OPENED,
                CUSTOMER,
                named_by,
                thing,
            )
    return None


SOON_DAYS = 7
"""A contact within so many days is a repeat contact."""


def repeats_of(events: Events | None) -> Again | None:
    """How many contacts are followed by another of the same customer about the same soon.

    None for the states of tickets, where nobody contacts anybody.
    """
    if events is None or events.kind is not JourneyKind.CONTACTS:
        return None
    return contact_again(
        events.table,
        case=events.thing,
        step=events.step,
        time=events.time,
        within=SOON_DAYS * DAY,
        customer=events.customer,
    )


def thing_of(tickets: Tickets) -> tuple[str, pa.Table]:
    """The column in which repeat contacts agree: the customer with the service, if one is named."""
    service = tickets.names.get(ColumnTerm.SERVICE)
    if service is None:
        return CUSTOMER, tickets.table
    names = pc.fill_null(tickets.table[service].cast(pa.string()), "")
    both = pc.binary_join_element_wise(tickets.table[CUSTOMER], names, "\x1f")
    return SERVICE, with_columns(tickets.table, {SERVICE: both})


def _several(column: pa.ChunkedArray) -> bool:
    return len(pc.unique(column).drop_null()) > 1
