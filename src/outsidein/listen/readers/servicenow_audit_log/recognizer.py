"""Recognize ServiceNow's audit log by field names that only it has, and by repeated numbers."""

from typing import TYPE_CHECKING

import pyarrow as pa

if TYPE_CHECKING:
    from ...raw import Raw

NEEDED = {"number"}
OWN = {
    "sys_mod_count", "sys_updated_at", "sys_updated_on", "sys_updated_by", "sys_created_at",
    "sys_created_on", "sys_created_by", "made_sla", "reassignment_count", "reopen_count",
    "caller_id", "assignment_group", "incident_state", "opened_at", "contact_type", "cmdb_ci",
}  # fmt: skip
UPDATED = {"sys_updated_at", "sys_updated_on"}


def confidence(raw: "Raw") -> float:
    """Share of ten of ServiceNow's own fields, where a number stands in several rows."""
    headers = [h.strip().lower() for h in raw.headers]
    if not set(headers) >= NEEDED or not UPDATED & set(headers):
        return 0.0
    column = raw.columns[headers.index("number")]
    distinct = len(column.dictionary if pa.types.is_dictionary(column.type) else column.unique())
    if len(column) <= distinct:
        return 0.0
    return min(1.0, len(OWN & set(headers)) / 10)
