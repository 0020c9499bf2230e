"""The comparison of two audits as one self-contained HTML file."""

from typing import Any

from outsidein.report.comparison.document import Comparison, Moved, Turned
from outsidein.report.inert import inert
from outsidein.report.page import csp, environment, style
from outsidein.report.spoken import speaking_as
from outsidein.report.whisker import reach
from outsidein.terms.finding import CustomerState
from outsidein.terms.language import message, say

MOST_LISTED = 100  # of each list; the JSON holds all

STATES = {
    CustomerState.GREEN_BUT_RED: message("green but red"),
    CustomerState.RED_BUT_HAPPY: message("red but happy"),
    CustomerState.SILENT: message("silent"),
}


def html(comparison: Comparison) -> str:
    """The whole page: no network, no script, the same bytes for the same comparison."""
    with speaking_as(comparison):
        return environment().get_template("comparison.html").render(_context(inert(comparison)))


def _context(comparison: Comparison) -> dict[str, Any]:
    sheet = style("report.css")
    moved = comparison.moved
    return {
        "doc": comparison,
        "simulated": comparison.simulated,
        "respondents_only": False,
        "paper": False,
        "style": sheet,
        "csp": csp(sheet),
        "sure": [m for m in moved if m.sure and m.whole],
        "parts": [m for m in moved if m.sure and not m.whole],
        "rest": [m for m in moved if not m.sure],
        "most": MOST_LISTED,
        "verdict": verdict,
        "state": state,
        "ends": _ends(moved),
    }


def verdict(moved: Moved) -> str:
    """Better, worse, or that it changed, in one word."""
    if moved.better is None:
        return say("changed")
    return say("better") if moved.better else say("worse")


def state(one: Turned, *, after: bool) -> str:
    """What a customer is named as in one of the two audits."""
    found = one.after if after else one.before
    return say(STATES[found]) if found is not None else say("not named")


def _ends(moved: tuple[Moved, ...]) -> dict[str, tuple[float, float]]:
    """The range that the pictures of all differences in one unit share."""
    units: dict[str, list[Any]] = {}
    for one in moved:
        units.setdefault(one.difference.unit, []).append(one.difference)
    return {unit: reach(members) for unit, members in units.items()}
