"""The importance and performance map (Martilla and James 1977), with intervals as bars.

Upward: how much a driver weighs in the overall judgement. To the right: how customers rate it now.
The lines stand at the averages of the drivers shown.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from outsidein.report.numbers import shown
from outsidein.report.svg import text_width, wrapped
from outsidein.terms.estimate import Estimate
from outsidein.terms.finding import Driver, DriverFinding, Quadrant

from .chart import CUSTOMER, INK, LEAK, LINE, SOFT, Chart, Spec, label, line, placed, point

Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Form:
    """Width and height of the plot, and how wide a label may run."""

    kind: str
    width: int
    height: int
    label_width: int


NARROW = Form("narrow", 326, 340, 104)
WIDE = Form("wide", 678, 420, 220)


@dataclass(frozen=True, slots=True)
class Spot:
    """One driver on the map in pixels."""

    driver: Driver
    x: float
    y: float
    x_ends: tuple[float, float]
    y_ends: tuple[float, float]


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
    spots = [_spot(d, p, across, upward, form) for d, p in zip(drivers, performances, strict=True)]
    middle = (
        placed(*across, form.width, sum(p.value or 0 for p in performances) / len(drivers)),
        form.height
        - placed(*upward, form.height, sum(d.lmg.value or 0 for d in drivers) / len(drivers)),
    )
    said = "; ".join(
        f"{d.name}: importance {shown(d.lmg)}, rated {shown(p)}, {d.quadrant.value}"
        for d, p in zip(drivers, performances, strict=True)
    )
    return Chart(
        key=key,
        title=f"Importance for {finding.outcome} against performance",
        description=f"{said}.",
        width=form.width,
        height=form.height,
        marks=[
            *_frame(form, middle),
            *(part for s in spots for part in _cross(s)),
            *_names(spots, form),
        ],
        left=1,
        top=1,
        right=1,
        bottom=24,
        kind=form.kind,
    )


def _spot(
    driver: Driver,
    performance: Estimate,
    across: Box | tuple[float, float],
    upward: tuple[float, float],
    form: Form,
) -> Spot:
    def right(value: float) -> float:
        return placed(across[0], across[1], form.width, value)

    def down(value: float) -> float:
        return form.height - placed(*upward, form.height, value)

    low, high = _ends(performance)
    least, most = _ends(driver.lmg)
    return Spot(
        driver,
        right(performance.value or 0.0),
        down(driver.lmg.value or 0.0),
        (right(low), right(high)),
        (down(least), down(most)),
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
            label(n.value, x, y, align=a, bold=True, color=LEAK if n is Quadrant.FIX else SOFT)
            for n, x, y, a in names
        ),
        label("↑ weighs more", 0, h + 15, color=SOFT),
        label("rated higher →", w, h + 15, color=SOFT, align="right"),
    ]


def _cross(spot: Spot) -> list[Spec]:
    """The point with both intervals; its shape says the quadrant."""
    colour = LEAK if spot.driver.quadrant is Quadrant.FIX else CUSTOMER
    shape = {
        Quadrant.FIX: "diamond",
        Quadrant.KEEP: "circle",
        Quadrant.POSSIBLE_OVERKILL: "square",
        Quadrant.LOW_PRIORITY: "triangle-down",
        Quadrant.UNDECIDED: "cross",
    }[spot.driver.quadrant]
    return [
        line(spot.x_ends[0], spot.y, spot.x_ends[1], spot.y, color=colour, width=2),
        line(spot.x, spot.y_ends[0], spot.x, spot.y_ends[1], color=colour, width=2),
        point(spot.x, spot.y, shape, color=colour, fill=colour, size=80),
    ]


def _names(spots: Sequence[Spot], form: Form) -> list[Spec]:
    """Each driver's name beside its point, where it covers the least."""
    taken: list[Box] = [(s.x - 7, s.y - 7, s.x + 7, s.y + 7) for s in spots]
    taken += [(s.x_ends[0], s.y - 3, s.x_ends[1], s.y + 3) for s in spots]
    taken += [(s.x - 3, s.y_ends[1], s.x + 3, s.y_ends[0]) for s in spots]
    taken += [
        (0, 0, 50, 24),
        (form.width - 50, 0, form.width, 24),
        (0, form.height - 24, 90, form.height),
        (form.width - 130, form.height - 24, form.width, form.height),
    ]
    drawn: list[Spec] = []
    for spot in sorted(spots, key=lambda s: (s.y, s.x)):
        lines = wrapped(spot.driver.name, form.label_width, 2)
        width = max(text_width(part) for part in lines)
        x, y, align = _best(spot, width, 16 * len(lines), taken, form)
        left = x if align == "left" else x - width if align == "right" else x - width / 2
        taken.append((left, y, left + width, y + 16 * len(lines)))
        drawn += [
            label(part, x, y + 8 + 16 * i, align=align, color=INK) for i, part in enumerate(lines)
        ]
    return drawn


def _best(
    spot: Spot, width: float, height: float, taken: Sequence[Box], form: Form
) -> tuple[float, float, str]:
    """The place among eight around the point that overlaps least and stays on the map."""
    right, left = max(spot.x_ends) + 6, min(spot.x_ends) - 6
    above, below = min(spot.y_ends) - height - 4, max(spot.y_ends) + 4
    beside = spot.y - height / 2
    places = [
        (spot.x + 10, spot.y - height - 4, "left"),
        (spot.x + 10, spot.y + 5, "left"),
        (spot.x - 10, spot.y - height - 4, "right"),
        (spot.x - 10, spot.y + 5, "right"),
        (right, beside, "left"),
        (left, beside, "right"),
        (spot.x, above, "center"),
        (spot.x, below, "center"),
    ]

    def cost(place: tuple[float, float, str]) -> float:
        x, y, align = place
        start = x if align == "left" else x - width if align == "right" else x - width / 2
        box = (start, y, start + width, y + height)
        outside = max(-box[0], 0) + max(box[2] - form.width, 0)
        outside += max(-box[1], 0) + max(box[3] - form.height, 0)
        return outside * 100 + sum(_overlap(box, other) for other in taken)

    return min(places, key=cost)


def _overlap(one: Box, other: Box) -> float:
    across = min(one[2], other[2]) - max(one[0], other[0])
    upward = min(one[3], other[3]) - max(one[1], other[1])
    return across * upward if across > 0 and upward > 0 else 0.0
