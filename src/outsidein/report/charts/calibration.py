"""The curve that carries a quantity onto the customer's scale."""

from outsidein.report.numbers import figure, joined, unit_said, unit_text
from outsidein.report.svg import shortened
from outsidein.terms.finding import CalibrationNote
from outsidein.terms.language import say

from .chart import CUSTOMER, LINE, SOFT, Chart, curve, label, line, placed

WIDTH, HEIGHT = 300, 130


def calibration_chart(key: str, note: CalibrationNote) -> Chart | None:
    """Rating against measure; nothing where the curve has fewer than two points."""
    if len(note.points) < 2:
        return None
    xs, ys = [p[0] for p in note.points], [p[1] for p in note.points]
    x_range, y_range = (min(xs), max(xs)), (min(ys), max(ys))
    if x_range[0] == x_range[1]:
        return None
    if y_range[0] == y_range[1]:
        y_range = (y_range[0] - 0.5, y_range[1] + 0.5)
    places = [
        (placed(*x_range, WIDTH, x), HEIGHT - placed(*y_range, HEIGHT, y)) for x, y in note.points
    ]
    unit = unit_text(note.unit)
    factor = 100 if unit == "%" and note.unit != "%" else 1
    ends = [shortened(joined(figure(x * factor), unit_said(unit)), 140) for x in x_range]
    marks = [
        line(0, HEIGHT, WIDTH, HEIGHT, color=LINE),
        curve(places, color=CUSTOMER),
        label(ends[0], 0, HEIGHT + 13, color=SOFT),
        label(ends[1], WIDTH, HEIGHT + 13, color=SOFT, align="right"),
        label(figure(max(ys), 1), -6, 0, color=SOFT, align="right"),
        label(figure(min(ys), 1), -6, HEIGHT, color=SOFT, align="right"),
    ]
    return Chart(
        key=key,
        title=say("Rating by {measure}", measure=note.measure),
        description=say(
            "From {least}, rated {first}, to {most}, rated {last}.",
            least=ends[0],
            first=figure(ys[0], 1),
            most=ends[1],
            last=figure(ys[-1], 1),
        ),
        width=WIDTH,
        height=HEIGHT,
        marks=marks,
        left=26,
        top=9,
        right=1,
        bottom=24,
    )
