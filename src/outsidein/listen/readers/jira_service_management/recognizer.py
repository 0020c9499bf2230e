"""Recognize Jira's CSV by its issue key and id beside fields of Jira Service Management."""

from typing import TYPE_CHECKING

from ...select import plain

if TYPE_CHECKING:
    from ...raw import Raw

JIRA = {"issue key", "issue id", "issue type", "summary", "status", "project key", "reporter",
        "created", "resolved"}  # fmt: skip
DESK = {
    "satisfaction rating", "custom field (request type)", "custom field (time to resolution)",
    "custom field (time to first response)", "custom field (organizations)",
    "custom field (satisfaction date)", "custom field (request participants)",
    "custom field (request language)",
}  # fmt: skip


def confidence(raw: "Raw") -> float:
    """Sure with two fields of the service desk, likely with Jira's own fields alone."""
    headers = {plain(h) for h in raw.headers}
    if "issue key" not in headers or len(JIRA & headers) < 4:
        return 0.0
    return min(1.0, 0.6 + 0.2 * len(DESK & headers))
