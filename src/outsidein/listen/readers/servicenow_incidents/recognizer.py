"""Recognize ServiceNow's incident list: its own fields, and each number in one row."""

from typing import TYPE_CHECKING

import pyarrow as pa

from ...select import plain
from .mapping import KNOWN

if TYPE_CHECKING:
    from ...raw import Raw

OWN = {
    "short description", "short_description", "caller", "caller_id", "assignment group",
    "assignment_group", "made sla", "made_sla", "reopen count", "reopen_count",
    "reassignment count", "reassignment_count", "contact type", "contact_type", "incident state",
    "incident_state", "sys_updated_on", "sys_created_on", "sys_mod_count", "configuration item",
    "cmdb_ci", "opened_at", "opened_by", "opened by", "close_code", "close code", "business_stc",
    "calendar_stc", "updated by", "sys_updated_by",
}  # fmt: skip
ENOUGH, ALL = 3, 5


def confidence(raw: "Raw") -> float:
    """Share of five of ServiceNow's own fields, where no number stands in several rows."""
    headers = [plain(h) for h in raw.headers]
    own, known = len(OWN & set(headers)), len(KNOWN.keys() & set(headers))
    if "number" not in headers or own < ENOUGH or known < 2 * ENOUGH:
        return 0.0
    return min(1.0, own / ALL) if _once(raw.columns[headers.index("number")]) else 0.0


def _once(column: pa.Array) -> bool:
    """Whether nearly every number stands in one row; a log of changes repeats them."""
    distinct = len(column.dictionary if pa.types.is_dictionary(column.type) else column.unique())
    return bool(len(column) <= 1.02 * max(distinct, 1))
