"""What must hold between the values of a file.

Each rule looks at one part of what was read and notes its troubles; none stops the others.
"""

from collections.abc import Callable

from outsidein.servicefile.criteria import declare_criteria
from outsidein.servicefile.notes import Notes
from outsidein.servicefile.rules import clocks, levels, names, points, worth
from outsidein.servicefile.tree import Tree
from outsidein.terms.service import StakeholderKind

RULES: tuple[Callable[[Tree, Notes], None], ...] = (
    names.references,
    names.time_zone,
    names.journey,
    names.columns_once,
    levels.scales,
    levels.measures,
    levels.levels,
    levels.directions,
    levels.on_the_scale,
    clocks.calendars,
    clocks.service_levels,
    points.beliefs,
    points.weights,
    worth.money,
    worth.value_lines,
)
"""Every rule between values."""


def check_all(tree: Tree, notes: Notes) -> None:
    """Every rule over the whole file."""
    declare_criteria(tree.get("criteria"), notes)
    notes.names.setdefault("stakeholder", {}).update({kind.value: 0 for kind in StakeholderKind})
    for rule in RULES:
        rule(tree, notes)
