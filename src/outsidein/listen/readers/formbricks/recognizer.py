"""Recognize answers of Formbricks by its own columns, in a file or from its interface."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ...raw import Raw

FILE = {"no.", "response id", "timestamp", "finished", "survey id"}
INTERFACE = {"id", "createdat", "updatedat", "finished", "surveyid"}


def confidence(raw: "Raw") -> float:
    """Share of the five columns that each file, or each record of the interface, has."""
    headers = {" ".join(h.split()).lower() for h in raw.headers}
    if "finished" not in headers or not headers & {"survey id", "surveyid"}:
        return 0.0
    return max(len(headers & FILE), len(headers & INTERFACE)) / 5
