"""Recognize a SurveyMonkey export by its respondent ids and its second header row."""

from typing import TYPE_CHECKING

from .mapping import KNOWN
from .preparation import has_choices

if TYPE_CHECKING:
    from ...raw import Raw

IDS = {"respondent id", "respondentid"}
COLLECTORS = {"collector id", "collectorid"}


def confidence(raw: "Raw") -> float:
    """The respondent's id, with the collector's id or the second header row beside it."""
    headers = {" ".join(h.split()).lower() for h in raw.headers}
    if not headers & IDS:
        return 0.0
    others = len(headers & (set(KNOWN) - IDS - COLLECTORS))
    found = 0.3 + 0.4 * bool(headers & COLLECTORS) + 0.4 * has_choices(raw) + 0.05 * others
    return min(1.0, round(found, 2))
