"""Customers whose service levels and whose own judgement disagree, on one map."""

from collections.abc import Sequence
from dataclasses import dataclass

from outsidein.report.numbers import figure, percent
from outsidein.report.svg import shortened
from outsidein.terms.finding import CustomerFinding, CustomerState

from .chart import CUSTOMER, LEAK, LINE, PAPER, SOFT, Chart, Spec, label, line, placed, point
from .placing import Box, Spot, names

NAMED = 2  # of each kind, those with the most money


@dataclass(frozen=True, slots=True)
class Form:
    """The size of the plot on a phone and on a wide page, and of a name in it."""

    kind: str
    width: int
    height: int
    name_width: int


FORMS = (Form("narrow", 300, 250, 110), Form("wide", 640, 300, 200))
STATES = {CustomerState.GREEN_BUT_RED: "diamond", CustomerState.RED_BUT_HAPPY: "circle"}


def customer_charts(key: str, found: Sequence[CustomerFinding]) -> list[Chart]:
    """The map twice; nothing where fewer than three customers have both numbers.

    `found` is sorted, the most money first.
    """
    known = [f for f in found if f.state in STATES and _both(f) is not None]
    return [_chart(f"{key}-{form.kind}", known, form) for form in FORMS] if len(known) > 2 else []


def _both(found: CustomerFinding) -> tuple[float, float] | None:
    met, judged = found.attainment, found.judgement
    if met is None or judged is None or met.value is None or judged.value is None:
        return None
    return met.value, judged.value


def _chart(key: str, found: Sequence[CustomerFinding], form: Form) -> Chart:
    values = [pair for pair in map(_both, found) if pair is not None]
    across, upward = _range([v[0] for v in values]), _range([v[1] for v in values])
    marks: list[Spec] = [*_frame(form, across, upward)]
    spots: list[Spot] = []
    dots: list[Box] = []
    named = dict.fromkeys(STATES, 0)
    for finding, (met, judged) in zip(found, values, strict=True):
        x = placed(*across, form.width, met)
        y = form.height - placed(*upward, form.height, judged)
        leaks = finding.state is CustomerState.GREEN_BUT_RED
        colour = LEAK if leaks else CUSTOMER
        size = 30
        dots.append((x - 3, y - 3, x + 3, y + 3))
        if named[finding.state] < NAMED:
            named[finding.state] += 1
            spots.append(Spot(x, y, (x, x), (y, y), [shortened(finding.customer, form.name_width)]))
            size = 90
        fill = colour if size > 30 else PAPER
        marks.append(point(x, y, STATES[finding.state], color=colour, fill=fill, size=size))
    marks += names(spots, (form.width, form.height), dots)
    counts = {s: sum(f.state is s for f in found) for s in STATES}
    return Chart(
        key=key,
        title="Service levels met against the customer's own judgement",
        description=f"{counts[CustomerState.GREEN_BUT_RED]} customers whose levels are met judge "
        f"low, {counts[CustomerState.RED_BUT_HAPPY]} whose levels are missed judge high.",
        width=form.width,
        height=form.height,
        marks=marks,
        left=26,
        top=26,
        right=2,
        bottom=24,
        kind=form.kind,
    )


def _range(values: Sequence[float]) -> tuple[float, float]:
    low, high = min(values), max(values)
    room = (high - low or 1.0) * 0.06
    return low - room, high + room


def _frame(form: Form, across: tuple[float, float], upward: tuple[float, float]) -> list[Spec]:
    w, h = form.width, form.height
    ends = [percent(max(0.0, min(1.0, end))) for end in across]
    return [
        line(0, h, w, h, color=LINE),
        line(0, 0, 0, h, color=LINE),
        label("↑ judges higher", 0, -14, color=SOFT),
        label(ends[0], 0, h + 13, color=SOFT),
        label(f"service levels met → {ends[1]}", w, h + 13, color=SOFT, align="right"),
        label(figure(upward[1], 1), -4, 6, color=SOFT, align="right"),
        label(figure(upward[0], 1), -4, h - 6, color=SOFT, align="right"),
    ]
