"""Which groups of tickets stand out, in one sentence."""

from outsidein.terms.finding import MetricFinding, Standing
from outsidein.terms.language import message, say

from .found import Found
from .say import plural

_SENTENCES = {
    "sla": (
        message(
            "The {by} {first} misses it surely more often than the others: with {rows:.0f} % of "
            "the tickets it has {held:.0f} % of all misses."
        ),
        message(
            "{groups} miss it surely more often than the others: with {rows:.0f} % of the tickets "
            "they have {held:.0f} % of all misses, and {first} adds most."
        ),
    ),
    "reopen": (
        message(
            "The {by} {first} sees that surely more often than the others: with {rows:.0f} % of "
            "the tickets it has {held:.0f} % of them."
        ),
        message(
            "{groups} see that surely more often than the others: with {rows:.0f} % of the "
            "tickets they have {held:.0f} % of them, and {first} adds most."
        ),
    ),
}
"""What is said of one group and of several, by metric."""


def stand_out(found: Found, metric: str) -> str:
    """The grouping in which the surely worse groups hold most of what goes wrong; else nothing.

    `metric` is `sla` (what goes wrong is a missed level) or `reopen` (a ticket opened again).
    """
    together: dict[str, list[MetricFinding]] = {}
    for one in found.metrics:
        if one.metric == metric and one.standing is Standing.WORSE and one.groups == 1:
            together.setdefault(one.by, []).append(one)
    if not together:
        return ""
    by, worse = max(together.items(), key=lambda kv: sum(map(_excess, kv[1])))
    held = 100 * sum(one.share_of_cases or 0.0 for one in worse)
    rows = 100 * sum(one.share_of_rows or 0.0 for one in worse)
    single, several = _SENTENCES[metric]
    return say(
        single if len(worse) == 1 else several,
        first=worse[0].group,
        by=say(by),
        groups=_groups(by, len(worse)),
        rows=rows,
        held=held,
    )


def _groups(by: str, count: int) -> str:
    """`3 teams`, by what tickets are grouped by."""
    if by == "category":
        return plural(count, "category", "categories")
    if by == "priority":
        return plural(count, "priority", "priorities")
    return plural(count, by)


def _excess(one: MetricFinding) -> float:
    return (one.share_of_cases or 0.0) - (one.share_of_rows or 0.0)
