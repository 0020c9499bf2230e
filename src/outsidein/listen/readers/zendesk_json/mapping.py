"""Fields of Zendesk's ticket objects, flattened with dots."""

from outsidein.listen.recognize.words import Guess
from outsidein.terms.quality import Direction
from outsidein.terms.signal import ColumnTerm as T

SOURCE = (
    "Zendesk API reference, 'Tickets', JSON format "
    "(https://developer.zendesk.com/api-reference/ticketing/tickets/tickets/), 'Ticket Metrics', "
    "JSON format (.../tickets/ticket_metrics/), 'Incremental Exports' "
    "(.../ticket-management/incremental_exports/) and 'Side-loading related records'; the lines of "
    "the account's export: Zendesk help, 'Exporting data to a JSON, CSV, or XML file', section "
    "'Full JSON export'"
)

SCORE = "satisfaction_rating.score"
STATIONS = "metric_set.assignee_stations"
REASSIGNMENTS = "reassignments (assignee_stations after the first)"
_WHAT = "a field of Zendesk's tickets"
_CLOCKS = {"calendar": "on the calendar's clock", "business": "on the clock of business hours"}
_TIMES = ("reply", "first_resolution", "full_resolution", "agent_wait", "requester_wait",
          "on_hold")  # fmt: skip

_NOT_USED = (
    "id", "ticket_id", "created_at", "updated_at", "group_stations", "assignee_stations", "replies",
    "assigned_at", "initially_assigned_at", "assignee_updated_at", "requester_updated_at",
    "status_updated_at", "custom_status_updated_at", "latest_comment_added_at",
)  # fmt: skip


def _known(term: T, confidence: float = 1.0, evidence: str = _WHAT) -> Guess:
    return Guess(term, confidence, evidence)


def _minutes(clock: str) -> Guess:
    return Guess(T.MEASURE, 1.0, f"minutes {clock}", unit="min", direction=Direction.LESS)


KNOWN = {
    "id": _known(T.TICKET),
    "organization_id": _known(T.CUSTOMER, 0.95, "the organization of the requester"),
    "organization.name": _known(T.CUSTOMER_NAME),
    "requester_id": _known(T.CUSTOMER, 0.6, "the requester stands for the customer"),
    "requester.name": _known(T.USER, 0.9),
    "submitter_id": _known(T.OTHER),
    "assignee_id": _known(T.EMPLOYEE, 0.9),
    "assignee.name": _known(T.EMPLOYEE),
    "group_id": _known(T.TEAM, 0.9),
    "group.name": _known(T.TEAM),
    "brand_id": _known(T.SERVICE, 0.6),
    "brand.name": _known(T.SERVICE, 0.7),
    "status": _known(T.STATE),
    "priority": _known(T.PRIORITY),
    "type": _known(T.CATEGORY),
    "via.channel": _known(T.CHANNEL),
    "subject": _known(T.OTHER),
    "description": _known(T.OTHER),
    "comments.count": _known(T.OTHER, 1.0, "how many comments the ticket has"),
    "created_at": _known(T.OPENED),
    "updated_at": _known(T.TIME),
    "due_at": _known(T.DUE),
    SCORE: _known(T.OVERALL),
    "satisfaction_rating.comment": _known(T.COMMENT),
    "metric_set.solved_at": _known(T.RESOLVED),
    **{f"metric_set.{name}": _known(T.OTHER) for name in _NOT_USED},
    "metric_set.reopens": Guess(T.REOPENED, 1.0, _WHAT, direction=Direction.LESS),
    REASSIGNMENTS: Guess(
        T.REASSIGNED, 1.0, "the first assignment is a station too", direction=Direction.LESS
    ),
    **{
        f"metric_set.{name}_time_in_minutes.{clock}": _minutes(words)
        for name in _TIMES
        for clock, words in _CLOCKS.items()
    },
}
