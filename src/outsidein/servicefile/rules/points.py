"""Points that share out 100."""

from collections import defaultdict
from typing import Any

from outsidein.servicefile.notes import Notes
from outsidein.servicefile.tree import Tree

POINTS = 100.0
SUM_TOLERANCE = 0.5
"""Points rounded to one digit may miss 100 by a little (three times 33.3)."""


def beliefs(tree: Tree, notes: Notes) -> None:
    """A belief says something, and one person's priorities share out 100 points."""
    criteria = set(notes.names.get("criterion", {}))
    shared: dict[tuple[Any, ...], dict[str, tuple[int, float]]] = defaultdict(dict)
    for i, entry in enumerate(tree.get("beliefs", [])):
        said = {"expectation_level", "priority", "needed_level"} & entry.keys()
        if not said and ("beliefs", i) not in notes.damaged:
            notes.complain(
                "the belief says nothing.",
                "Add `expectation_level:`, `priority:` or `needed_level:`.",
                notes.line("beliefs", i),
            )
        if "priority" in entry:
            key = tuple(entry.get(k) for k in ("who", "when", "service", "segment"))
            shared[key].setdefault(entry.get("criterion", ""), (i, entry["priority"]))
    for given in shared.values():
        total = sum(points for _, points in given.values())
        complete = criteria == given.keys()
        if total > POINTS + SUM_TOLERANCE or (complete and total < POINTS - SUM_TOLERANCE):
            first = min(i for i, _ in given.values())
            notes.complain(
                f"the priorities of these beliefs add up to {total:g} points, not 100.",
                "Share out 100 points over the criteria.",
                notes.line("beliefs", first, "priority"),
            )


def weights(tree: Tree, notes: Notes) -> None:
    """Customers' weights share out 100 points."""
    given = tree.get("customer_weights", {})
    total = sum(given.values())
    if ("customer_weights",) not in notes.damaged and given and abs(total - POINTS) > SUM_TOLERANCE:
        notes.complain(
            f"the customer weights add up to {total:g} points, not 100.",
            "Share out 100 points over the criteria; a criterion that is left out has none.",
            notes.line("customer_weights"),
        )
