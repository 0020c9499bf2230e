"""An interval the size of a word: a line, its value, and the zero it is judged against."""

from collections.abc import Iterable

from markupsafe import Markup

from outsidein.terms.estimate import Estimate
from outsidein.terms.view import CriterionView

WIDTH, HEIGHT, PAD = 132, 18, 6


def reach(estimates: Iterable[Estimate | None]) -> tuple[float, float]:
    """The range that holds all the intervals and zero, so that rows can be compared."""
    ends = [0.0]
    for estimate in estimates:
        if estimate is not None and estimate.shown:
            ends += [b for b in (estimate.low, estimate.value, estimate.high) if b is not None]
    low, high = min(ends), max(ends)
    return (low, high) if high > low else (low - 1, high + 1)


def reach_of(criteria: Iterable[CriterionView]) -> tuple[float, float]:
    """The range of the scale that holds what is perceived and expected of all criteria."""
    shown = [e for c in criteria for e in (c.perceived, c.expected) if e is not None and e.shown]
    ends = [b for e in shown for b in (e.low, e.value, e.high) if b is not None]
    if not ends or min(ends) == max(ends):
        return (min(ends, default=0.0) - 1, max(ends, default=0.0) + 1)
    return min(ends), max(ends)


def whisker(
    estimate: Estimate | None,
    ends: tuple[float, float],
    *,
    leaks: bool = False,
    against: float | None = 0.0,
) -> Markup:
    """The drawing; hidden from screen readers because the number stands beside it.

    `against` is where the upright line stands, within `ends`.
    """
    if estimate is None or not estimate.shown or estimate.value is None:
        return Markup("")

    def x(value: float) -> float:
        return round(PAD + (value - ends[0]) / (ends[1] - ends[0]) * (WIDTH - 2 * PAD), 1)

    zero = against or 0.0
    kind = "leak" if leaks else "customer"
    low = estimate.value if estimate.low is None else estimate.low
    high = estimate.value if estimate.high is None else estimate.high
    middle = HEIGHT / 2
    return Markup(  # noqa: S704 - numbers and fixed words only
        f'<svg class="whisker" aria-hidden="true" viewBox="0 0 {WIDTH} {HEIGHT}" width="{WIDTH}" '
        f'height="{HEIGHT}"><line class="s-soft" x1="{x(zero):g}" x2="{x(zero):g}" y1="0" '
        f'y2="{HEIGHT}"/><line class="s-{kind}" x1="{x(low):g}" x2="{x(high):g}" '
        f'y1="{middle:g}" y2="{middle:g}" stroke-width="2"/><circle class="f-{kind}" '
        f'cx="{x(estimate.value):g}" cy="{middle:g}" r="4.5"/></svg>'
    )
