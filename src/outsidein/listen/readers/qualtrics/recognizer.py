"""Recognize a Qualtrics export by its row of import ids, or by its own columns."""

from typing import TYPE_CHECKING

from .mapping import KNOWN
from .preparation import import_ids

if TYPE_CHECKING:
    from ...raw import Raw

ENOUGH = 8
"""So many of its own columns make it certain; an export may leave some of them out."""


def confidence(raw: "Raw") -> float:
    """Certain with import ids; else by how many of Qualtrics' own columns are there."""
    if import_ids(raw) is not None:
        return 1.0
    headers = {h.strip().lower() for h in raw.headers}
    if not headers & {"responseid", "recordeddate"}:
        return 0.0
    return min(1.0, len(headers & set(KNOWN)) / ENOUGH)
