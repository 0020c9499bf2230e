"""Which groups of tickets stand out, in one sentence."""

from outsidein.terms.finding import MetricFinding, Standing

from .found import Found
from .say import plural


def stand_out(found: Found, metric: str, does: str, do: str, cases: str) -> str:
    """The grouping in which the surely worse groups hold most of what goes wrong; else nothing.

    `does` and `do` say what they do in the singular and the plural, `cases` what goes wrong.
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
    first, more = worse[0].group, "surely more often than the others"
    if len(worse) == 1:
        return (
            f"The {by} {first} {does} {more}: with {rows:.0f} % of the tickets it has {held:.0f} % "
            f"of {cases}."
        )
    many = plural(len(worse), by, {"category": "categories", "priority": "priorities"}.get(by))
    return (
        f"{many} {do} {more}: with {rows:.0f} % of the tickets they have {held:.0f} % of {cases}, "
        f"and {first} adds most."
    )


def _excess(one: MetricFinding) -> float:
    return (one.share_of_cases or 0.0) - (one.share_of_rows or 0.0)
