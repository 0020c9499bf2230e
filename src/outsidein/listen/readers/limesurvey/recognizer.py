"""Recognize a LimeSurvey export by its own columns, by code or by text."""

from typing import TYPE_CHECKING

from .mapping import KNOWN
from .preparation import coded

if TYPE_CHECKING:
    from ...raw import Raw

TELLING = {
    "submitdate", "date submitted", "datum abgeschickt", "lastpage", "last page", "letzte seite",
    "startlanguage", "start language", "start-sprache",
}  # fmt: skip
ENOUGH = 4


def confidence(raw: "Raw") -> float:
    """By how many of LimeSurvey's own columns are there, two of the three telling ones among them.

    Export leaves the others to the user.
    """
    names = coded(raw) or raw.headers
    headers = {" ".join(h.split()).lower() for h in names}
    if len(headers & TELLING) < 2:
        return 0.0
    return min(1.0, len(headers & set(KNOWN)) / ENOUGH)
