"""Recognize the workbook of Microsoft Forms by its own columns."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ...raw import Raw

NEEDED = {"id", "start time", "completion time"}
BESIDE = {"email", "name", "last modified time", "language"}


def confidence(raw: "Raw") -> float:
    """All three of its fixed columns, surer with who answered beside them."""
    headers = {" ".join(h.split()).lower() for h in raw.headers}
    if not headers >= NEEDED:
        return 0.0
    return min(1.0, 0.6 + 0.2 * len(headers & BESIDE))
