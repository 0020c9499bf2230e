"""Jira's SLA columns hold what remained of the time: its sign tells whether the SLA was met."""

import re
from dataclasses import replace

from outsidein.terms.quality import Scale

from ...headings import place
from ...raw import Raw
from ..cells import with_column, written
from .mapping import RATING, RESOLVED, SLA, SLA_MET

BREACHED = re.compile(r"^[-−]\s*[0-9]")
IN_TIME = re.compile(r"^[0-9]")
STARS = Scale(1, 5)


def prepare(raw: Raw) -> Raw:
    """A column that says whether the SLA was met, and the scale of the customers' stars."""
    stars = place(raw, RATING)
    if stars is not None:
        raw = replace(raw, scales={**raw.scales, stars: STARS})
    left = place(raw, SLA)
    if left is None:
        return raw
    solved = place(raw, RESOLVED)
    done = written(raw, solved) if solved is not None else [""] * len(raw.lines)
    pairs = zip(written(raw, left), done, strict=True)
    return with_column(raw, SLA_MET, [met(text, bool(end)) for text, end in pairs])


def met(left: str, done: bool) -> str:
    """Breached is breached, open or not; met only once it is resolved."""
    if BREACHED.match(left):
        return "false"
    return "true" if done and IN_TIME.match(left) else ""
