"""The importance and performance map (Martilla and James 1977), with intervals as bars.

Upward: how much a driver weighs in the overall judgement. To the right: how customers rate it now.
The lines stand at the averages of the drivers shown.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from outsidein.report.numbers import shown
from outsidein.report.svg import wrapped
from outsidein.terms.estimate import Estimate
from outsidein.terms.finding import Driver, DriverFinding, Quadrant
from outsidein.terms.language import say

from .chart import CUSTOMER, LEAK, LINE, SOFT, Chart, Spec, label, line, placed, point
from .placing import Spot, names


@dataclass(frozen=True, slots=True)
class Form:
    """Width and height of the plot, and how wide a label may run."""

    kind: str
    width: int
    height: int
    label_width: int


NARROW = Form("narrow", 326, 340, 104)
WIDE = Form("wide", 678, 420, 220)


def mapped(finding: DriverFinding) -> list[Driver]:
    """The drivers that have both an importance and a performance."""
    return [
        d
        for d in finding.drivers
        if d.lmg.value is not None and d.performance is not None and d.performance.value is not None
    ]


def importance_charts(key: str, finding: DriverFinding) -> list[Chart]:
    """The map twice, for a phone and for a wide page; nothing below two drivers."""
    if len(mapped(finding)) < 2:
        return []
    return [_chart(f"{key}-{form.kind}", finding, form) for form in (NARROW, WIDE)]


def _ends(estimate: Estimate) -> tuple[float, float]:
    value = estimate.value or 0.0
    low = value if estimate.low is None else estimate.low
    return low, value if estimate.high is None else estimate.high


def _range(estimates: Sequence[Estimate]) -> tuple[float, float]:
    """The domain that holds all intervals, with room for labels."""
    ends = [_ends(e) for e in estimates]
    low, high = min(e[0] for e in ends), max(e[1] for e in ends)
    room = (high - low or 1.0) * 0.16
    return low - room, high + room


def _chart(key: str, finding: DriverFinding, form: Form) -> Chart:
    drivers = mapped(finding)
    performances = [d.performance for d in drivers if d.performance]
    across, upward = _range(performances), _range([d.lmg for d in drivers])
    rated = [p.value or 0.0 for p in performances]
    weights = [d.lmg.value or 0.0 for d in drivers]
    spots = [_spot(d, p, across, upward, form) for d, p in zip(drivers, performances, strict=True)]
    middle = (
        placed(*across, form.width, sum(rated) / len(rated)),
        form.height - placed(*upward, form.height, sum(weights) / len(weights)),
    )
    crosses = [part for d, s in zip(drivers, spots, strict=True) for part in _cross(d, s)]
    said = "; ".join(
        say(
            "{driver}: importance {importance}, rated {rating}, {quadrant}",
            driver=d.name,
            importance=shown(d.lmg),
            rating=shown(p),
            quadrant=say(d.quadrant.value),
        )
        for d, p in zip(drivers, performances, strict=True)
    )
    size = (form.width, form.height)
    return Chart(
        key=key,
        title=say("Importance for {outcome} against performance", outcome=finding.outcome),
        description=f"{said}.",
        width=form.width,
        height=form.height,
        marks=[*_frame(form, middle), *crosses, *names(spots, size, _corners(form))],
        left=1,
        top=1,
        right=1,
        bottom=24,
        kind=form.kind,
    )


def _corners(form: Form) -> list[tuple[float, float, float, float]]:
    """The places that the quadrants' names take."""
    w, h = form.width, form.height
    low, high = (0, h - 24, 90, h), (w - 130, h - 24, w, h)
    return [(0, 0, 50, 24), (w - 50, 0, w, 24), low, high]


def _spot(
    driver: Driver,
    performance: Estimate,
    across: tuple[float, float],
    upward: tuple[float, float],
    form: Form,
) -> Spot:
    def right(value: float) -> float:
        return placed(*across, form.width, value)

    def down(value: float) -> float:
        return form.height - placed(*upward, form.height, value)

    low, high = _ends(performance)
    least, most = _ends(driver.lmg)
    return Spot(
        right(performance.value or 0.0),
        down(driver.lmg.value or 0.0),
        (right(low), right(high)),
        (down(most), down(least)),
        wrapped(driver.name, form.label_width, 2),
    )


def _frame(form: Form, middle: tuple[float, float]) -> list[Spec]:
    """Two lines at the averages, the quadrants named in their corners, the axes in words."""
    w, h = form.width, form.height
    names = (
        (Quadrant.FIX, 8, 14, "left"),
        (Quadrant.KEEP, w - 8, 14, "right"),
        (Quadrant.LOW_PRIORITY, 8, h - 14, "left"),
        (Quadrant.POSSIBLE_OVERKILL, w - 8, h - 14, "right"),
    )
    border = [(0, 0, w, 0), (0, h, w, h), (0, 0, 0, h), (w, 0, w, h)]
    return [
        *(line(*ends, color=LINE) for ends in border),
        line(middle[0], 0, middle[0], h, color=SOFT, dash=(3, 3)),
        line(0, middle[1], w, middle[1], color=SOFT, dash=(3, 3)),
        *(
            label(say(n.value), x, y, align=a, bold=True, color=LEAK if n is Quadrant.FIX else SOFT)
            for n, x, y, a in names
        ),
        label(say("↑ weighs more"), 0, h + 15, color=SOFT),
        label(say("rated higher →"), w, h + 15, color=SOFT, align="right"),
    ]


def _cross(driver: Driver, spot: Spot) -> list[Spec]:
    """The point with both intervals; its shape says the quadrant."""
    colour = LEAK if driver.quadrant is Quadrant.FIX else CUSTOMER
    shape = {
        Quadrant.FIX: "diamond",
        Quadrant.KEEP: "circle",
        Quadrant.POSSIBLE_OVERKILL: "square",
        Quadrant.LOW_PRIORITY: "triangle-down",
        Quadrant.UNDECIDED: "cross",
    }[driver.quadrant]
    return [
        line(spot.x_ends[0], spot.y, spot.x_ends[1], spot.y, color=colour, width=2),
        line(spot.x, spot.y_ends[0], spot.x, spot.y_ends[1], color=colour, width=2),
        point(spot.x, spot.y, shape, color=colour, fill=colour, size=80),
    ]
