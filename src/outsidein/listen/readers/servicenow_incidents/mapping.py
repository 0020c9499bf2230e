"""Columns of ServiceNow's incident list, by label (Excel) and by field name (CSV)."""

from outsidein.listen.recognize.words import Guess
from outsidein.terms.quality import Direction
from outsidein.terms.signal import ColumnTerm as T

SOURCE = (
    "ServiceNow product documentation, 'Default values for column headers and column values': CSV "
    "uses the field name, Excel the field label (https://www.servicenow.com/docs/r/"
    "platform-administration/table-administration-and-data-management/"
    "default-values-headers-values.html); 'Create an incident', the fields of the incident form "
    "(.../it-service-management/incident-management/create-an-incident.html); table Incident "
    "[incident] extending Task [task]"
)

_WHAT = "a field of ServiceNow's incidents"
_SECONDS = {
    "business_stc": "on the clock of business hours",
    "business resolve time": "on the clock of business hours",
    "calendar_stc": "on the calendar's clock",
    "resolve time": "on the calendar's clock",
}
_TERMS: dict[T, tuple[str, ...]] = {
    T.TICKET: ("number",),
    T.OPENED: ("opened", "opened_at"),
    T.RESOLVED: ("resolved", "resolved_at"),
    T.CLOSED: ("closed", "closed_at"),
    T.TIME: ("updated", "sys_updated_on"),
    T.DUE: ("due date", "due_date", "sla due", "sla_due"),
    T.PRIORITY: ("priority",),
    T.STATE: ("state", "incident state", "incident_state"),
    T.CATEGORY: ("category",),
    T.TEAM: ("assignment group", "assignment_group"),
    T.EMPLOYEE: ("assigned to", "assigned_to"),
    T.CHANNEL: ("channel", "contact type", "contact_type"),
    T.SITE: ("location",),
    T.SERVICE: ("service", "business service", "business_service"),
    T.OFFERING: ("service offering", "service_offering"),
    T.OTHER: (
        "short description", "short_description", "description", "updated by", "sys_updated_by",
        "created", "sys_created_on", "created by", "sys_created_by", "opened by", "opened_by",
        "resolved by", "resolved_by", "closed by", "closed_by", "subcategory", "impact", "urgency",
        "severity", "close code", "close_code", "close notes", "close_notes", "work notes",
        "work_notes", "comments", "additional comments", "business duration", "business_duration",
        "duration", "calendar_duration", "sys_id", "active", "escalation", "configuration item",
        "cmdb_ci", "sys_mod_count",
    ),
}  # fmt: skip
KNOWN = {
    **{name: Guess(term, 1.0, _WHAT) for term, names in _TERMS.items() for name in names},
    "company": Guess(T.CUSTOMER, 0.95, "the company of the caller"),
    **{
        name: Guess(T.CUSTOMER, 0.7, "the caller stands for the customer: no column names one")
        for name in ("caller", "caller_id")
    },
    **{
        name: Guess(T.SLA_MET, 1.0, _WHAT, direction=Direction.MORE)
        for name in ("made sla", "made_sla")
    },
    **{
        name: Guess(T.REOPENED, 1.0, _WHAT, direction=Direction.LESS)
        for name in ("reopen count", "reopen_count")
    },
    **{
        name: Guess(T.REASSIGNED, 1.0, _WHAT, direction=Direction.LESS)
        for name in ("reassignment count", "reassignment_count")
    },
    **{
        name: Guess(T.MEASURE, 1.0, f"seconds {clock}", unit="s", direction=Direction.LESS)
        for name, clock in _SECONDS.items()
    },
}
