"""Columns of a Jira CSV with the fields of Jira Service Management."""

from outsidein.listen.recognize.words import Guess
from outsidein.terms.quality import Direction
from outsidein.terms.signal import ColumnTerm as T

SOURCE = (
    "Atlassian support, 'Export search results to Microsoft Excel' / 'Working with search results' "
    "(CSV, all fields: fields with several values repeat their header, custom fields stand as "
    "'Custom field (Name)'); Atlassian documentation, 'SLA display formats and time frames' "
    "(https://confluence.atlassian.com/servicemanagementserver/"
    "sla-display-formats-and-time-frames-946617611.html) and 'How teams see SLAs': a completed SLA "
    "shows the time that remained, a negative one the time by which it was breached; 'Customer "
    "satisfaction' (1 to 5 stars)"
)

SLA = "custom field (time to resolution)"
SLA_MET = "SLA met (Time to resolution not below zero)"
RESOLVED = "resolved"
RATING = "satisfaction rating"
_WHAT = "a column of Jira's CSV"


def _known(term: T, confidence: float = 1.0, evidence: str = _WHAT) -> Guess:
    return Guess(term, confidence, evidence)


KNOWN = {
    "issue key": _known(T.TICKET),
    "issue id": _known(T.OTHER),
    "summary": _known(T.OTHER),
    "description": _known(T.OTHER),
    "issue type": _known(T.CATEGORY, 0.9),
    "custom field (request type)": _known(T.CATEGORY, 1.0, "what the customer chose in the portal"),
    "status": _known(T.STATE),
    "status category": _known(T.OTHER),
    "status category changed": _known(T.OTHER),
    "priority": _known(T.PRIORITY),
    "resolution": _known(T.OTHER),
    "assignee": _known(T.EMPLOYEE),
    "assignee id": _known(T.OTHER),
    "reporter": _known(T.CUSTOMER, 0.6, "the reporter stands for the customer"),
    "reporter id": _known(T.USER, 0.8),
    "creator": _known(T.OTHER),
    "creator id": _known(T.OTHER),
    "custom field (organizations)": _known(T.CUSTOMER, 0.95, "the organization of the customer"),
    "project name": _known(T.SERVICE, 0.6, "a project is one service desk"),
    "custom field (affected services)": _known(T.SERVICE, 0.9),
    "custom field (team)": _known(T.TEAM, 0.9),
    "custom field (request channel type)": _known(T.CHANNEL),
    "created": _known(T.OPENED),
    "updated": _known(T.TIME),
    "last viewed": _known(T.OTHER),
    "resolved": _known(T.RESOLVED),
    "due date": _known(T.DUE),
    "custom field ([chart] date of first response)": _known(T.RESPONDED),
    SLA: _known(T.OTHER, 1.0, "what remained of the time to resolution, negative when breached"),
    "custom field (time to first response)": _known(T.OTHER),
    "custom field (time to done)": _known(T.OTHER),
    SLA_MET.lower(): Guess(
        T.SLA_MET, 1.0, "the time to resolution did not run below zero", direction=Direction.MORE
    ),
    RATING: _known(T.OVERALL, 1.0, "the customer's stars, 1 to 5"),
    "custom field (satisfaction date)": _known(T.OTHER),
    "comment": _known(T.OTHER, 1.0, "comments on the ticket, staff's among them"),
    "sprint": _known(T.OTHER),
    "labels": _known(T.OTHER),
}
