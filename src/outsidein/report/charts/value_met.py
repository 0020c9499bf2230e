"""Capability and effort against expectation: four corners, as large as their share of answers."""

import math

from outsidein.report.numbers import shown
from outsidein.report.svg import shortened, wrapped
from outsidein.terms.estimate import Estimate
from outsidein.terms.finding import ValueMet
from outsidein.terms.language import say

from .chart import CUSTOMER, GAP, LEAK, SOFT, Chart, Spec, box, label, line

SIDE = 300
HALF = SIDE / 2
NAME_WIDTH = 122


def value_met_chart(key: str, met: ValueMet) -> Chart | None:
    """Squares that grow from the centre; the corner of less for more effort is what leaks."""
    corners = (
        (say("more capability, less effort"), met.more_capability_less_effort, 1, -1),
        (say("more capability, more effort"), met.more_capability_more_effort, 1, 1),
        (say("less capability, less effort"), met.less_capability_less_effort, -1, -1),
        (say("less capability, more effort"), met.less_capability_more_effort, -1, 1),
    )
    if all(corner[1].value is None for corner in corners):
        return None
    marks: list[Spec] = []
    for name, share, up, effort in corners:
        marks += _corner(name, share, up, effort)
    marks += [
        line(0, HALF, SIDE, HALF, color=SOFT),
        line(HALF, 0, HALF, SIDE, color=SOFT),
        label(say("less effort than expected"), 0, SIDE + 14, color=SOFT),
        label(say("more →"), SIDE, SIDE + 14, color=SOFT, align="right"),
        label(say("↑ more capability than expected"), 0, -12, color=SOFT),
    ]
    said = "; ".join(f"{name} {shown(share)}" for name, share, _, _ in corners)
    return Chart(
        key=key,
        title=say("Capability and effort against what was expected"),
        description=say(
            "Share of answers: {corners}; as expected {expected}.",
            corners=said,
            expected=shown(met.as_expected),
        ),
        width=SIDE,
        height=SIDE,
        marks=marks,
        left=1,
        right=1,
        top=24,
        bottom=26,
    )


def _corner(name: str, share: Estimate, up: int, effort: int) -> list[Spec]:
    """One square, its area in proportion to the share (the half side stands for 100 %)."""
    leaks = up < 0 < effort
    size = HALF * math.sqrt(max(share.value or 0.0, 0.0))
    x, y = (HALF, HALF + size * effort), (HALF - size * up, HALF)
    square = box(min(x), min(y), max(x), max(y), color=LEAK if leaks else GAP)
    outer_x = 4 if effort < 0 else SIDE - 4
    align = "left" if effort < 0 else "right"
    top = 12 if up > 0 else SIDE - 44
    number = shown(share)
    return [
        square,
        label(
            shortened(number.with_unit, 120),
            outer_x,
            top,
            bold=True,
            align=align,
            color=LEAK if leaks else CUSTOMER,
        ),
        *(
            label(part, outer_x, top + 16 * i, align=align)
            for i, part in enumerate(wrapped(name, NAME_WIDTH, 2), 1)
        ),
    ]
