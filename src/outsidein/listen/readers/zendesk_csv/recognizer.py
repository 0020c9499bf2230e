"""Recognize Zendesk's ticket CSV by column names that only it has."""

from typing import TYPE_CHECKING

from ...select import plain
from .mapping import MINUTES

if TYPE_CHECKING:
    from ...raw import Raw

OWN = {
    "summation column", "requester id", "requester external id", "requester domain",
    "initially assigned at", "solved at", "satisfaction score", "group stations",
    "assignee stations", "ticket type", *MINUTES,
}  # fmt: skip
ENOUGH = 6
IN_VIEW = {"requester", "requested"}
"""A view calls the creation "Requested", which no other tool does beside a requester."""

WITH_IT = {"ticket status", "satisfaction", "updated", "group", "assignee", "solved", "type"}


def confidence(raw: "Raw") -> float:
    """Share of six of the export's own columns; for a view, its few columns beside "Requested"."""
    headers = {plain(h) for h in raw.headers}
    if "id" in headers and len(OWN & headers) > 2:
        return min(1.0, len(OWN & headers) / ENOUGH)
    if headers >= IN_VIEW and headers & {"id", "ticket id"}:
        return min(0.9, 0.3 + 0.1 * len(WITH_IT & headers))
    return 0.0
