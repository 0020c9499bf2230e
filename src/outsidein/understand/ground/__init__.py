"""What the findings stand on: answers, tickets and customers side by side."""

from .answers import Answers, Outcome
from .lay import LINKED, Ground, lay
from .names import CUSTOMER, MOMENT, OPENED, REASSIGNED, REOPENED, SEGMENT, SLA, TICKET, TIME
from .roster import Client, Roster, roster
from .tickets import Gauge, Tickets

__all__ = [
    "CUSTOMER",
    "LINKED",
    "MOMENT",
    "OPENED",
    "REASSIGNED",
    "REOPENED",
    "SEGMENT",
    "SLA",
    "TICKET",
    "TIME",
    "Answers",
    "Client",
    "Gauge",
    "Ground",
    "Outcome",
    "Roster",
    "Tickets",
    "lay",
    "roster",
]
