"""Customers whose service levels and whose own judgement disagree, on one map."""

from collections.abc import Sequence
from dataclasses import dataclass

from outsidein.report.numbers import figure, percent
from outsidein.report.svg import shortened
from outsidein.terms.finding import CustomerFinding, CustomerState
from outsidein.terms.language import say

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
    marks: list[Spec] = [*_frame(form, values)]
    named: list[Spec] = []
    spots: list[Spot] = []
    dots: list[Box] = []
    left = dict.fromkeys(STATES, NAMED)
    for finding, (met, judged) in zip(found, values, strict=True):
        x = placed(*across, form.width, met)
        y = form.height - placed(*upward, form.height, judged)
        colour = LEAK if finding.state is CustomerState.GREEN_BUT_RED else CUSTOMER
        shape = STATES[finding.state]
        dots.append((x - 3, y - 3, x + 3, y + 3))
        if left[finding.state]:
            left[finding.state] -= 1
            spots.append(
                Spot(
                    x,
                    y,
                    (x, x),
                    (y, y),
                    [shortened(finding.name or finding.customer, form.name_width)],
                )
            )
            named.append(point(x, y, shape, color=colour, fill=colour, size=90))
        else:
            marks.append(point(x, y, shape, color=colour, fill=PAPER, size=30))
    marks += named
    marks += names(spots, (form.width, form.height), dots)
    counts = {s: sum(f.state is s for f in found) for s in STATES}
    return Chart(
        key=key,
        title=say("Service levels met against the customer's own judgement"),
        description=say(
            "{low} customers whose levels are met judge low, {high} whose levels are missed judge "
            "high.",
            low=counts[CustomerState.GREEN_BUT_RED],
            high=counts[CustomerState.RED_BUT_HAPPY],
        ),
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


def _frame(form: Form, values: Sequence[tuple[float, float]]) -> list[Spec]:
    """The two axes with the lowest and the highest value on each."""
    w, h = form.width, form.height
    across, upward = [v[0] for v in values], [v[1] for v in values]
    low, high = _range(upward)
    marks = [
        line(0, h, w, h, color=LINE),
        line(0, 0, 0, h, color=LINE),
        label(say("↑ judges higher"), 0, -14, color=SOFT),
        label(percent(min(across)), 0, h + 13, color=SOFT),
        label(
            say("service levels met → {most}", most=percent(max(across))),
            w,
            h + 13,
            color=SOFT,
            align="right",
        ),
    ]
    for value in (min(upward), max(upward)):
        y = h - placed(low, high, h, value)
        marks.append(label(figure(value, 1), -5, y, color=SOFT, align="right"))
    return marks
