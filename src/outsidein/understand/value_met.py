"""Capability and effort against expectation: the two sides of value (value stack)."""

import pyarrow as pa
import pyarrow.compute as pc

from outsidein.engine.reduce import reduce
from outsidein.terms.finding import ValueMet
from outsidein.terms.quality import Scale
from outsidein.terms.signal import ColumnTerm
from outsidein.understand.ground import CUSTOMER, Answers, Ground, Outcome

from .shares import mean_of, share_of

CORNERS = {
    "more_capability_less_effort": (1, -1),
    "more_capability_more_effort": (1, 1),
    "less_capability_less_effort": (-1, -1),
    "less_capability_more_effort": (-1, 1),
}
"""Each corner by the side of the middle on which capability and effort lie."""


def value_met(ground: Ground) -> ValueMet | None:
    """Shares of the four corners, and the mean distance of each question from "as expected".

    The middle of the scale is "as expected". An answer in the middle of either question is in no
    corner and counts as as expected. None where one of the two was not asked or has no scale.
    """
    answers = ground.answers
    asked = _asked(answers)
    if answers is None or asked is None:
        return None
    capability, effort = (_side(answers.table, o, s) for o, s in asked)
    flags = {
        name: pc.and_(pc.equal(pc.sign(capability), a), pc.equal(pc.sign(effort), b))
        for name, (a, b) in CORNERS.items()
    }
    corners = [*flags.values()]
    inside = pc.or_(pc.or_(corners[0], corners[1]), pc.or_(corners[2], corners[3]))
    columns = {**flags, "as_expected": pc.invert(inside)}
    table = pa.table(
        {
            "customer": answers.table[CUSTOMER],
            "capability": capability,
            "effort": effort,
            **columns,
        }
    )
    cells = reduce(table, ["capability", "effort", *columns], customer="customer")
    shares = {name: share_of(cells, name, definition=f"value_met.{name}") for name in columns}
    return ValueMet(
        capability=mean_of(cells, "capability", definition="value_met.capability"),
        effort=mean_of(cells, "effort", definition="value_met.effort"),
        **shares,
    )


def _asked(answers: Answers | None) -> tuple[tuple[Outcome, Scale], tuple[Outcome, Scale]] | None:
    if answers is None:
        return None
    capability = answers.outcome(ColumnTerm.CAPABILITY)
    effort = answers.outcome(ColumnTerm.EFFORT)
    if capability is None or effort is None or not capability.scale or not effort.scale:
        return None
    return (capability, capability.scale), (effort, effort.scale)


def _side(table: pa.Table, outcome: Outcome, scale: Scale) -> pa.ChunkedArray:
    """Distance from "as expected", in points of the scale."""
    answer = pc.cast(table.column(outcome.column), pa.float64())
    return pc.subtract(answer, (scale.low + scale.high) / 2)
