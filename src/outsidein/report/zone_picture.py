"""Pictures of expectations: the zone of tolerance on the customers' scale, and their drift."""

from collections.abc import Callable, Iterable
from itertools import pairwise

from markupsafe import Markup

from outsidein.report import svg
from outsidein.report.numbers import shown
from outsidein.terms.estimate import Estimate
from outsidein.terms.expectation import CriterionExpectation, ExpectationDrift
from outsidein.terms.language import say

Place = Callable[[float], float]
"""Where a level stands in the picture."""

WIDTH, PAD = 320.0, 14.0
BAND, HEIGHT = 30.0, 92.0
LINE_WIDTH, LINE_HEIGHT, LINE_PAD = 132.0, 34.0, 6.0
LEAST_SPAN = 0.5
"""The least height of a line in points, so that chance does not look like a move."""


def zone_picture(found: CriterionExpectation, name: str) -> Markup:
    """The band from adequate to desired with the mark of perception; empty without numbers.

    `name` is an id that no other picture of the page has.
    """
    zone = found.zone
    if zone is None or not zone.perceived.shown:
        return Markup("")

    def x(value: float) -> float:
        part = (value - found.scale.low) / found.scale.width
        return round(PAD + part * (WIDTH - 2 * PAD), 1)

    low = zone.adequate.value if zone.adequate is not None else found.scale.low
    high = zone.desired.value if zone.desired is not None else found.scale.high
    marks = [_axis(found, x)]
    if low is not None and high is not None:
        left, right = sorted((x(low), x(high)))
        marks.append(
            f'<rect class="f-line s-soft" x="{left:g}" y="{BAND - 9:g}" '
            f'width="{right - left:g}" height="18"/>'
        )
    marks += _border(zone.adequate, x, _least(zone.adequate), 66)
    marks += _border(zone.desired, x, _wished(zone.desired), 84)
    marks += _mark(zone.perceived, x)
    about = (
        say("{criterion}: zone of tolerance", criterion=found.criterion_name),
        zone.sentence or found.criterion_name,
    )
    drawn = svg.picture(name, "zone", (WIDTH, HEIGHT), about)
    return Markup(f"{drawn}{''.join(marks)}</svg>")  # noqa: S704 - texts are escaped in svg


def _least(estimate: Estimate | None) -> str:
    if estimate is None:
        return ""
    return say("accepted at least {level}", level=shown(estimate).value)


def _wished(estimate: Estimate | None) -> str:
    if estimate is None:
        return ""
    return say("wished for {level}", level=shown(estimate).value)


def _axis(found: CriterionExpectation, x: Place) -> str:
    low, high = found.scale.low, found.scale.high
    return (
        f'<line class="s-soft" x1="{x(low):g}" x2="{x(high):g}" y1="{BAND:g}" y2="{BAND:g}"/>'
        + svg.text(f"{low:g}", x(low), 50, "f-soft", "middle")
        + svg.text(f"{high:g}", x(high), 50, "f-soft", "middle")
    )


def _border(estimate: Estimate | None, x: Place, words: str, y: float) -> list[str]:
    """A border of the zone with its name below it, on a line of its own."""
    if estimate is None or estimate.value is None:
        return []
    at = x(estimate.value)
    return [
        f'<line class="s-soft" x1="{at:g}" x2="{at:g}" y1="{BAND - 9:g}" y2="{y - 11:g}"/>',
        _label(words, at, y, "f-soft"),
    ]


def _mark(estimate: Estimate, x: Place) -> list[str]:
    """The mark of perception with its interval, and its name above it."""
    if estimate.value is None:
        return []
    low = estimate.value if estimate.low is None else estimate.low
    high = estimate.value if estimate.high is None else estimate.high
    at = x(estimate.value)
    words = say("perceived {level}", level=shown(estimate).value)
    return [
        f'<line class="s-customer" x1="{x(low):g}" x2="{x(high):g}" y1="{BAND:g}" '
        f'y2="{BAND:g}" stroke-width="3"/>',
        f'<circle class="f-customer s-paper" cx="{at:g}" cy="{BAND:g}" r="6"/>',
        _label(words, at, 14, "f-ink strong"),
    ]


def _label(words: str, at: float, y: float, classes: str) -> str:
    """A text centred at a place, moved as far as it needs to stay within the picture."""
    half = svg.text_width(words) / 2
    middle = min(max(at, half), WIDTH - half)
    return svg.text(words, round(middle, 1), y, classes, "middle")


def drift_reach(drifts: Iterable[ExpectationDrift | None]) -> float:
    """How far the levels of the widest drift lie apart: every line has this height."""
    spans = [max(held) - min(held) for d in drifts if d is not None and (held := _held(d))]
    return max([LEAST_SPAN, *spans])


def _held(drift: ExpectationDrift) -> list[float]:
    return [e.value for e in drift.levels if e.shown and e.value is not None]


def drift_line(drift: ExpectationDrift, span: float) -> Markup:
    """The levels by period as a line; hidden from screen readers, since the numbers stand beside.

    Each line has its own middle, all have the same height (`drift_reach`). A period that is
    withheld leaves a gap in the line.
    """
    held = _held(drift)
    bottom = (min(held, default=0.0) + max(held, default=0.0) - span) / 2
    step = (LINE_WIDTH - 2 * LINE_PAD) / max(len(drift.levels) - 1, 1)
    places: list[tuple[float, float] | None] = []
    for i, level in enumerate(drift.levels):
        if not level.shown or level.value is None:
            places.append(None)
            continue
        part = (level.value - bottom) / span
        y = LINE_HEIGHT - LINE_PAD - part * (LINE_HEIGHT - 2 * LINE_PAD)
        places.append((round(LINE_PAD + i * step, 1), round(y, 1)))
    lines = [
        f'<line class="s-customer" x1="{a[0]:g}" y1="{a[1]:g}" x2="{b[0]:g}" y2="{b[1]:g}" '
        'stroke-width="2"/>'
        for a, b in pairwise(places)
        if a is not None and b is not None
    ]
    dots = [f'<circle class="f-customer" cx="{p[0]:g}" cy="{p[1]:g}" r="3"/>' for p in places if p]
    return Markup(  # noqa: S704 - numbers and fixed words only
        f'<svg class="whisker" aria-hidden="true" viewBox="0 0 {LINE_WIDTH:g} {LINE_HEIGHT:g}" '
        f'width="{LINE_WIDTH:g}" height="{LINE_HEIGHT:g}">{"".join(lines)}{"".join(dots)}</svg>'
    )
