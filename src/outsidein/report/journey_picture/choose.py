"""What of the journey is drawn: the steps and transitions that matter."""

from collections.abc import Sequence

from outsidein.report.numbers import joined, percent, shown
from outsidein.terms.estimate import Estimate
from outsidein.terms.journey import Journey, JourneyStep, Transition

MOST_STEPS = 7
LEAST_PART = 0.005
"""Steps with less than this part of all events are left to the table."""


def drawn_steps(journey: Journey) -> list[JourneyStep]:
    """The most frequent steps, in the order of the journey."""
    least = LEAST_PART * journey.events
    most = sorted(journey.steps, key=lambda s: (-s.volume, s.step))[:MOST_STEPS]
    chosen = {s.step for s in most if s.volume >= least}
    return [s for s in journey.steps if s.step in chosen]


def between(journey: Journey, steps: Sequence[JourneyStep]) -> list[Transition]:
    """The transitions among these steps, the most frequent first."""
    names = {s.step for s in steps}
    return [t for t in journey.transitions if t.before in names and t.after in names]


def share_text(estimate: Estimate) -> str:
    """A share as whole percent; what rounds to none or all of them says so."""
    if estimate.value is None:
        return ""
    if 0 < estimate.value < 0.01:
        return joined("< 1", "%")
    if 0.995 <= estimate.value < 1:
        return joined("> 99", "%")
    return percent(estimate.value)


def time_text(estimate: Estimate) -> str:
    """A time without its interval, with two digits that count."""
    return "" if estimate.value is None else shown(_rounded(estimate)).with_unit


def _rounded(estimate: Estimate) -> Estimate:
    value = estimate.value or 0.0
    return Estimate(float(f"{value:.2g}") if value < 100 else round(value), unit=estimate.unit)
