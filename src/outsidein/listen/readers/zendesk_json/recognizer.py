"""Recognize Zendesk's tickets by fields that its API alone has together."""

from typing import TYPE_CHECKING

from ...select import plain

if TYPE_CHECKING:
    from ...raw import Raw

OWN = {
    "via.channel", "requester_id", "submitter_id", "assignee_id", "group_id", "organization_id",
    "satisfaction_rating.score", "generated_timestamp", "raw_subject", "ticket_form_id", "brand_id",
    "allow_channelback", "has_incidents", "is_public", "custom_fields.count",
    "metric_set.assignee_stations", "metric_set.reply_time_in_minutes.calendar",
}  # fmt: skip
ENOUGH = 7


def confidence(raw: "Raw") -> float:
    """Share of seven of the API's own fields beside the ticket's id."""
    headers = {plain(h) for h in raw.headers}
    return min(1.0, len(OWN & headers) / ENOUGH) if "id" in headers else 0.0
