"""What goes together with the overall judgement: one bar a driver, with its interval."""

from dataclasses import dataclass

from outsidein.report.numbers import shown
from outsidein.report.svg import shortened
from outsidein.terms.finding import Driver, DriverFinding
from outsidein.terms.language import say

from .chart import CUSTOMER, INK, LINE, SOFT, Chart, Spec, label, line, placed


@dataclass(frozen=True, slots=True)
class Form:
    """How a bar chart is laid out on a phone, and on a wide page or on paper."""

    kind: str
    left: int
    plot: int
    right: int
    lane: int
    name_above: bool


NARROW = Form("narrow", left=0, plot=240, right=88, lane=46, name_above=True)
WIDE = Form("wide", left=240, plot=300, right=140, lane=30, name_above=False)


def driver_charts(key: str, finding: DriverFinding) -> list[Chart]:
    """The same bars twice: for a phone and for a wide page."""
    return [_chart(f"{key}-{form.kind}", finding, form) for form in (NARROW, WIDE)]


def _chart(key: str, finding: DriverFinding, form: Form) -> Chart:
    known = [d for d in finding.drivers if d.lmg.value is not None]
    known.sort(key=lambda d: -(d.lmg.value or 0.0))
    most = max((d.lmg.high or d.lmg.value or 0.0 for d in known), default=0.0) or 1.0
    marks: list[Spec] = [line(0, 0, 0, form.lane * len(known), color=SOFT)]
    for index, driver in enumerate(known):
        marks += _lane(driver, index, most, form)
    said = "; ".join(f"{d.name} {shown(d.lmg)}" for d in known)
    return Chart(
        key=key,
        title=say("What goes together with {outcome}", outcome=finding.outcome),
        description=say(
            "Part of the differences in {outcome} by driver: {drivers}.",
            outcome=finding.outcome,
            drivers=said,
        ),
        width=form.plot,
        height=form.lane * max(len(known), 1),
        marks=marks,
        left=form.left + 1,
        right=form.right,
        top=1,
        bottom=1,
        kind=form.kind,
    )


def _lane(driver: Driver, index: int, most: float, form: Form) -> list[Spec]:
    top = index * form.lane
    y = top + (31 if form.name_above else form.lane / 2)
    number = shown(driver.lmg)
    end = placed(0, most, form.plot, driver.lmg.value or 0.0)
    drawn = [line(0, y, end, y, color=CUSTOMER, width=12)]
    far = end
    if driver.lmg.low is not None and driver.lmg.high is not None:
        low, far = (placed(0, most, form.plot, b) for b in (driver.lmg.low, driver.lmg.high))
        drawn += [
            line(low, y, end, y, color=LINE, width=2),
            line(end, y, far, y, color=INK, width=2),
            line(low, y - 4, low, y + 4, color=LINE, width=2),
            line(far, y - 4, far, y + 4, color=INK, width=2),
        ]
    if form.name_above:
        name = shortened(driver.name, form.plot + form.right)
        drawn.append(label(name, 0, top + 12))
        drawn.append(label(shortened(number.with_unit, 80), far + 7, y, bold=True))
    else:
        name = shortened(driver.name, form.left - 16)
        drawn.append(label(name, -12, y, align="right"))
        text = shortened(number.with_unit, 90)
        drawn.append(label(text, far + 8, y, bold=True))
        if number.interval:
            drawn.append(label(number.interval, far + 50, y, color=SOFT))
    return drawn
