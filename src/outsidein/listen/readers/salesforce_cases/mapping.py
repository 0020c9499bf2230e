"""Columns of Salesforce cases: labels of a report, and names of the Case object."""

from outsidein.listen.recognize.words import Guess
from outsidein.terms.quality import Direction
from outsidein.terms.signal import ColumnTerm as T

SOURCE = (
    "Salesforce Field Reference Guide, 'Case': field labels and API field names "
    "(https://developer.salesforce.com/docs/atlas.en-us.218.0.sfFieldRef.meta/sfFieldRef/"
    "salesforce_field_reference_Case.htm); Salesforce Object Reference, 'Case' "
    "(https://developer.salesforce.com/docs/platform/object-reference/references/standard-objects/"
    "object-case.html); the footer of an exported report: documentation of the Perl module "
    "WWW::Salesforce::Report"
)

MILESTONE = ("milestonestatus", "milestone status")
CLOSED = ("closeddate", "date/time closed", "closed date")
SLA_MET = "SLA met (no milestone violated)"
_WHAT = "a field of Salesforce's cases"
_TERMS: dict[T, tuple[str, ...]] = {
    T.TICKET: ("case number", "casenumber"),
    T.CUSTOMER: ("accountid", "account id"),
    T.CUSTOMER_NAME: ("account name", "account.name", "account: account name"),
    T.USER: ("contactid", "contact id", "contact name", "contact.name"),
    T.OPENED: ("date/time opened", "createddate", "opened date", "created date"),
    T.CLOSED: CLOSED,
    T.TIME: ("lastmodifieddate", "last modified date", "case last modified date"),
    T.STATE: ("status",),
    T.PRIORITY: ("priority",),
    T.CHANNEL: ("origin", "case origin"),
    T.CATEGORY: ("type", "case type"),
    T.OTHER: (
        "subject", "description", "case reason", "reason", "closed", "isclosed", "escalated",
        "isescalated", "isdeleted", "deleted", "age", "id", "case id", "ownerid", "createdbyid",
        "lastmodifiedbyid", "systemmodstamp", "parentid", "parent case", "contactemail",
        "contact email", "suppliedname", "suppliedemail", "suppliedcompany", "suppliedphone",
        "slastartdate", "slaexitdate", "lastvieweddate", "lastreferenceddate", "comments",
        "internal comments", *MILESTONE,
    ),
}  # fmt: skip
KNOWN = {
    **{name: Guess(term, 1.0, _WHAT) for term, names in _TERMS.items() for name in names},
    **{
        name: Guess(T.EMPLOYEE, 1.0, "who owns the case, an employee or a queue")
        for name in ("case owner", "owner.name", "case owner: full name", "case owner alias")
    },
    "age (hours)": Guess(
        T.MEASURE, 1.0, "hours on the calendar's clock", unit="h", direction=Direction.LESS
    ),
    "age (days)": Guess(
        T.MEASURE, 1.0, "days on the calendar's clock", unit="days", direction=Direction.LESS
    ),
    SLA_MET.lower(): Guess(T.SLA_MET, 1.0, "no milestone was violated", direction=Direction.MORE),
}
