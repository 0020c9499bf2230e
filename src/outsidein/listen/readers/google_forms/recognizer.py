"""Recognize answers that come from Google Forms."""

import re
from typing import TYPE_CHECKING

from .mapping import ADDRESSES, TIMESTAMPS

if TYPE_CHECKING:
    from ...raw import Raw

QUESTION = re.compile(r"\s.*\s|[?？]\s*$|[.。)]\s*$")


def confidence(raw: "Raw") -> float:
    """High with Google's time stamp before whole questions; moderate when it was cut off.

    Without a stamp, nearly all headers must be questions and several must be long: other
    tools write short names.
    """
    headers = [" ".join(h.split()) for h in raw.headers]
    if len(headers) < 2:
        return 0.0
    own = headers[0].lower() in TIMESTAMPS
    questions = [h for h in headers if h.lower() not in (*TIMESTAMPS, *ADDRESSES)]
    share = sum(1 for h in questions if QUESTION.search(h)) / max(len(questions), 1)
    if own:
        return round(0.5 + 0.5 * share, 2) if share >= 0.5 else 0.3
    long = sum(1 for h in questions if len(h) > 25)
    return 0.6 if share > 0.95 and long > 0.8 * len(questions) and long >= 5 else 0.0
