"""Recognize GLPI's ticket list by headers that only it has, in three languages."""

from typing import TYPE_CHECKING

from ...select import plain
from .mapping import EXCEEDED, GROUPS, IDS, KNOWN, PROGRESS, REQUESTERS, TECHNICIANS

if TYPE_CHECKING:
    from ...raw import Raw

OWN = {
    *EXCEEDED, *PROGRESS, *TECHNICIANS, *GROUPS, *REQUESTERS,
    "time to own", "time to own + progress", "time to resolve", "zeit zur behebung",
    "temps de résolution", "temps de prise en charge", "sla - sla time to resolve",
}  # fmt: skip


def confidence(raw: "Raw") -> float:
    """Sure with two headers of its own beside the id, likely with one and most others known."""
    headers = {plain(h) for h in raw.headers}
    own, known = len(OWN & headers), len(KNOWN.keys() & headers)
    if not headers & set(IDS) or known < 5:
        return 0.0
    return min(1.0, 0.4 * own + 0.1 * min(known, 4))
