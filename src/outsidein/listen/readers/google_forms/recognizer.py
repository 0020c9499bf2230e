"""Recognize answers that come from Google Forms."""

import re
from typing import TYPE_CHECKING

from .mapping import ADDRESSES, SCORES, TIMESTAMPS

if TYPE_CHECKING:
    from ...raw import Raw

QUESTION = re.compile(r"\s.*\s|[?？]\s*$|[.。)]\s*$")
OWN = {*TIMESTAMPS, *ADDRESSES, *SCORES}
FOREIGN = {"response id", "respondent id", "survey id", "collector id", "date submitted", "id"}
"""Columns that other survey tools have; Google numbers no answers."""


def confidence(raw: "Raw") -> float:
    """High with Google's time stamp beside whole questions; moderate when it was cut off.

    Without a stamp, all headers must be questions and most must be long: other tools write short
    names.
    """
    headers = [" ".join(h.split()) for h in raw.headers]
    if len(headers) < 2 or FOREIGN & {h.lower() for h in headers}:
        return 0.0
    stamped = any(h.lower() in TIMESTAMPS for h in headers)
    questions = [h for h in headers if h.lower() not in OWN]
    share = sum(1 for h in questions if QUESTION.search(h)) / max(len(questions), 1)
    if stamped:
        return round(0.5 + 0.4 * share, 2) if share >= 0.5 else 0.3
    long = sum(1 for h in questions if len(h) > 25)
    return 0.5 if share > 0.95 and long > 0.8 * len(questions) and long >= 5 else 0.0
