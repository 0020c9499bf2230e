"""The states of tickets as boxes from above to below, with what leads from one to the other.

A line between neighbours runs straight; one that passes over others runs on the right, one that
leads back on the left, dashed. Lines are as thick as they are often gone.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from outsidein.report.numbers import count
from outsidein.report.svg import picture, shortened, text
from outsidein.terms.journey import Journey, JourneyStep, Transition
from outsidein.terms.language import say

from .choose import between, drawn_steps, share_text, time_text

BOX, STEP, TOP = 46.0, 92.0, 30.0
THICKEST = 9.0
LEAST_SHARE = 0.01


@dataclass(frozen=True, slots=True)
class Form:
    """Where things stand: the column of boxes, and the lanes beside it."""

    width: float
    box: float
    lanes: int
    lane: float

    @property
    def left(self) -> float:
        """The left edge of the boxes."""
        return (self.width - self.box) / 2


FORMS = {"narrow": Form(328, 160, 2, 33), "wide": Form(680, 240, 4, 48)}


@dataclass(frozen=True, slots=True)
class Arc:
    """A transition that passes by other boxes, in its lane from the boxes outward."""

    transition: Transition
    start: int
    end: int
    lane: int

    @property
    def back(self) -> bool:
        """Whether it leads back."""
        return self.end < self.start


def flow_picture(journey: Journey, name: str, kind: str) -> str:
    """The flow in one form."""
    form, steps = FORMS[kind], drawn_steps(journey)
    place = {s.step: i for i, s in enumerate(steps)}
    known = [t for t in between(journey, steps) if (t.share.value or 0) >= LEAST_SHARE]
    most = max((t.volume for t in known), default=1)
    height = TOP + STEP * (len(steps) - 1) + BOX + 12
    about = (say("From state to state"), description(journey))
    parts = [picture(name, kind, (form.width, height), about)]
    straight = [t for t in known if place[t.after] == place[t.before] + 1]
    arcs = lanes([t for t in known if t not in straight], place, form.lanes)
    for arc in arcs:
        parts += _arc(arc, form, most)
    for one in straight:
        parts += _straight(one, place[one.before], form, most)
    for i, step in enumerate(steps):
        parts += _box(step, i, form)
    parts += [text(_share(arc.transition), *_label(arc, form), "f-ink", "middle") for arc in arcs]
    return "".join(parts) + "</svg>"


def description(journey: Journey) -> str:
    """The flow in words."""
    steps = drawn_steps(journey)
    return " ".join(
        say(
            "{before} leads to {after} in {share}, after {wait}.",
            before=t.before,
            after=t.after,
            share=_share(t),
            wait=time_text(t.wait) or "–",
        )
        for t in between(journey, steps)
        if (t.share.value or 0) >= LEAST_SHARE
    )


def lanes(transitions: Iterable[Transition], place: dict[str, int], most: int) -> list[Arc]:
    """Every transition in the innermost lane that is free; where none is, it is not drawn.

    The most frequent ones choose first; ways forward run on the right, ways back on the left.
    """
    taken: dict[tuple[bool, int], list[tuple[int, int]]] = {}
    found = []
    for one in transitions:
        start, end = place[one.before], place[one.after]
        low, high, back = min(start, end), max(start, end), end < start
        for lane in range(most):
            held = taken.setdefault((back, lane), [])
            if all(high <= a or low >= b for a, b in held):
                held.append((low, high))
                found.append(Arc(one, start, end, lane))
                break
    return found


def _share(transition: Transition) -> str:
    return share_text(transition.share)


def _y(i: int) -> float:
    return TOP + STEP * i


def _thickness(transition: Transition, most: int) -> float:
    return 1.2 + (THICKEST - 1.2) * transition.volume / most


def _straight(one: Transition, i: int, form: Form, most: int) -> list[str]:
    x, top, bottom = form.width / 2, _y(i) + BOX, _y(i + 1)
    wait = time_text(one.wait)
    words = f"{_share(one)} · {wait}" if wait else _share(one)
    return [
        f'<path class="s-gap" d="M{x:g},{top:g}V{bottom - 7:g}" '
        f'stroke-width="{_thickness(one, most):.1f}"/>',
        f'<path class="f-gap" d="M{x:g},{bottom:g}l-6,-9h12z"/>',
        text(words, x + 12, (top + bottom) / 2 + 4),
    ]


def _lane_x(arc: Arc, form: Form) -> float:
    out = form.lane * (arc.lane + 0.95)
    return form.left - out if arc.back else form.left + form.box + out


def _arc(arc: Arc, form: Form, most: int) -> list[str]:
    """Out of the lower half of a box, along its lane, into the upper half of the other."""
    side = form.left if arc.back else form.left + form.box
    x = _lane_x(arc, form)
    start, end = _y(arc.start) + BOX * 0.68, _y(arc.end) + BOX * 0.32
    inward = -9 if not arc.back else 9
    dashed = " dashed" if arc.back else ""
    return [
        f'<path class="s-gap{dashed}" d="M{side:g},{start:g}H{x:g}V{end:g}H{side - inward:g}" '
        f'stroke-width="{min(_thickness(arc.transition, most), 6):.1f}" stroke-linejoin="round"/>',
        f'<path class="f-gap" d="M{side:g},{end:g}l{-inward:g},-6v12z"/>',
    ]


def _label(arc: Arc, form: Form) -> tuple[float, float]:
    """On the lane beside a box that it passes, else between the two: neighbours' labels are there.

    What leads straight down has its label between two boxes.
    """
    low, high = sorted((arc.start, arc.end))
    middle = (low + high) // 2
    down = BOX / 2 if high - low > 1 else BOX + (STEP - BOX) / 2
    return _lane_x(arc, form), _y(max(middle, low + (high - low > 1))) + down + 4


def _box(step: JourneyStep, i: int, form: Form) -> list[str]:
    y, x = _y(i), form.left
    edge = "s-customer" if step.waits_for_customer else "s-ink"
    facts = count(step.volume)
    if step.waits_for_customer:
        facts = say("{volume} · customer acts", volume=facts)
    elif step.ends.value is not None and step.ends.value >= LEAST_SHARE:
        facts = say("{volume} · ends {share}", volume=facts, share=share_text(step.ends))
    drawn = [
        f'<rect class="{edge} f-paper" x="{x:g}" y="{y:g}" width="{form.box:g}" height="{BOX:g}" '
        'stroke-width="1.5"/>',
        text(shortened(step.step, form.box - 14), form.width / 2, y + 19, "f-ink strong", "middle"),
        text(shortened(facts, form.box - 8), form.width / 2, y + 36, "f-soft", "middle"),
    ]
    if step.begins.value is not None and step.begins.value >= LEAST_SHARE:
        words = say("{share} begin here", share=share_text(step.begins))
        if i == 0:
            drawn.append(text(words, form.width / 2, y - 12, "f-soft", "middle"))
        else:
            drawn.append(text(words, x + form.box / 2 - 12, y - 6, "f-soft", "end"))
    return drawn
