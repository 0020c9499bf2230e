"""Recognize Salesforce cases by their number beside the report's labels or the object's names."""

from typing import TYPE_CHECKING

from ...select import plain

if TYPE_CHECKING:
    from ...raw import Raw

LABELS = {
    "account name", "account: account name", "date/time opened", "date/time closed", "case owner",
    "case owner alias", "case owner: full name", "case origin", "case reason", "contact name",
    "opened date", "closed date", "age", "age (hours)", "age (days)", "milestone status",
}  # fmt: skip
NAMES = {
    "accountid", "account.name", "contactid", "ownerid", "owner.name", "createddate", "closeddate",
    "isclosed", "isescalated", "isdeleted", "origin", "systemmodstamp", "lastmodifieddate",
    "milestonestatus", "suppliedemail",
}  # fmt: skip


def confidence(raw: "Raw") -> float:
    """Sure with three labels of a report beside "Case Number", or three names beside the same."""
    headers = {plain(h) for h in raw.headers}
    if "case number" in headers:
        return min(1.0, 0.2 * len(LABELS & headers))
    return min(1.0, 0.2 * len(NAMES & headers)) if "casenumber" in headers else 0.0
