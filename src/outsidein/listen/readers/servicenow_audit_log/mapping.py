"""Columns of ServiceNow's incident table with its audit fields."""

from outsidein.listen.recognize.words import Guess
from outsidein.terms.quality import Direction
from outsidein.terms.signal import ColumnTerm as T

SOURCE = (
    "ServiceNow product documentation, table Incident [incident] extending Task [task]: number, "
    "state, active, reassignment_count, reopen_count, sys_mod_count, made_sla, caller_id, "
    "opened_by, opened_at, sys_created_by, sys_created_on, sys_updated_by, sys_updated_on, "
    "contact_type, location, category, subcategory, cmdb_ci, impact, urgency, priority, "
    "assignment_group, assigned_to, knowledge, notify, problem_id, rfc, vendor, caused_by, "
    "close_code, resolved_by, resolved_at, closed_at; as a log with `_at` names in Amaral, "
    "Fantinato and Peres (2018), 'Incident management process enriched event log', UCI Machine "
    "Learning Repository"
)

_WHAT = "a field of ServiceNow's incident table"


def _known(term: T, direction: Direction | None = None) -> Guess:
    return Guess(term, 1.0, _WHAT, direction=direction)


KNOWN = {
    "number": _known(T.TICKET),
    "incident_state": _known(T.STATE),
    "state": _known(T.STATE),
    "reassignment_count": _known(T.REASSIGNED, Direction.LESS),
    "reopen_count": _known(T.REOPENED, Direction.LESS),
    "made_sla": _known(T.SLA_MET, Direction.MORE),
    "caller_id": Guess(
        T.CUSTOMER, 0.7, "the caller stands for the customer: the log names no company"
    ),
    "opened_at": _known(T.OPENED),
    "sys_updated_at": _known(T.TIME),
    "sys_updated_on": _known(T.TIME),
    "contact_type": _known(T.CHANNEL),
    "location": _known(T.SITE),
    "priority": _known(T.PRIORITY),
    "category": _known(T.CATEGORY),
    "assignment_group": _known(T.TEAM),
    "assigned_to": _known(T.EMPLOYEE),
    "resolved_at": _known(T.RESOLVED),
    "closed_at": _known(T.CLOSED),
    "due_date": _known(T.DUE),
    "business_service": _known(T.SERVICE),
    "service_offering": _known(T.OFFERING),
}
