"""Columns of Zendesk's ticket CSV: the account's export, and a view."""

from outsidein.listen.recognize.words import Guess
from outsidein.terms.quality import Direction
from outsidein.terms.signal import ColumnTerm as T

SOURCE = (
    "Zendesk help, 'Exporting data to a JSON, CSV, or XML file', section 'CSV export' "
    "(https://support.zendesk.com/hc/en-us/articles/4408886165402): the table of the data in the "
    "report, with what each column means; views: Zendesk API reference, 'Views', table 'View "
    "columns' (https://developer.zendesk.com/api-reference/ticketing/business-rules/views/)"
)

STATIONS = "assignee stations"
REASSIGNMENTS = "Reassignments (assignee stations after the first)"
SCORES = ("satisfaction score", "satisfaction")
_WHAT = "a column of Zendesk's ticket export"
CALENDAR, BUSINESS = "on the calendar's clock", "on the clock of business hours"


def _known(term: T, confidence: float = 1.0) -> Guess:
    return Guess(term, confidence, _WHAT)


def _minutes(clock: str) -> Guess:
    return Guess(T.MEASURE, 1.0, f"minutes {clock}", unit="min", direction=Direction.LESS)


TIMES = ("first reply", "first resolution", "full resolution", "agent wait", "requester wait",
         "on hold")  # fmt: skip
MINUTES = {
    **{f"{name} time in minutes": _minutes(CALENDAR) for name in TIMES},
    **{f"{name} time in minutes within business hours": _minutes(BUSINESS) for name in TIMES},
}
REPORT = {
    "id": _known(T.TICKET),
    "requester": _known(T.USER, 0.9),
    "requester id": Guess(T.CUSTOMER, 0.6, "the requester stands for the customer"),
    "organization": Guess(T.CUSTOMER, 0.95, "the organization of the requester"),
    "submitter": _known(T.OTHER),
    "assignee": _known(T.EMPLOYEE),
    "group": _known(T.TEAM),
    "subject": _known(T.OTHER),
    "tags": _known(T.OTHER),
    "status": _known(T.STATE),
    "priority": _known(T.PRIORITY),
    "via": _known(T.CHANNEL),
    "ticket type": _known(T.CATEGORY),
    "created at": _known(T.OPENED),
    "updated at": _known(T.TIME),
    "assigned at": _known(T.OTHER),
    "initially assigned at": _known(T.OTHER),
    "due date": _known(T.DUE),
    "solved at": _known(T.RESOLVED),
    "resolution time": Guess(
        T.MEASURE, 1.0, f"whole hours {CALENDAR}", unit="h", direction=Direction.LESS
    ),
    "satisfaction score": _known(T.OVERALL),
    "group stations": _known(T.OTHER),
    STATIONS: _known(T.OTHER),
    REASSIGNMENTS.lower(): Guess(
        T.REASSIGNED, 1.0, "the first assignment is a station too", direction=Direction.LESS
    ),
    "reopens": Guess(T.REOPENED, 1.0, _WHAT, direction=Direction.LESS),
    "replies": _known(T.OTHER),
    **MINUTES,
}
VIEW = {
    "ticket id": _known(T.TICKET),
    "requested": _known(T.OPENED),
    "updated": _known(T.TIME),
    "solved": _known(T.RESOLVED),
    "ticket status": _known(T.STATE),
    "type": _known(T.CATEGORY),
    "satisfaction": _known(T.OVERALL),
    "assigned": _known(T.OTHER),
    "brand": _known(T.SERVICE, 0.7),
}
KNOWN = {**VIEW, **REPORT}
