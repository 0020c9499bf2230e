"""The six voices of one criterion as lanes on the customer's scale.

Each lane holds one voice with its interval. The bar in a lane runs from the voice before it, so
its length is the gap; the thin upright line is what customers expect: what lies left of it falls
short.
"""

import math
from collections.abc import Iterable, Sequence

from outsidein.report.numbers import figure, shown
from outsidein.report.svg import shortened, text_width
from outsidein.terms.finding import ChainRow, VoiceLevel
from outsidein.terms.language import message, say
from outsidein.terms.quality import Gap, Voice

from .chart import (
    CUSTOMER,
    GAP,
    INK,
    LEAK,
    LINE,
    PAPER,
    SOFT,
    Chart,
    Spec,
    label,
    line,
    placed,
    point,
)

LANES = (
    Voice.EXPECTATION,
    Voice.BELIEF,
    Voice.SPECIFICATION,
    Voice.DELIVERY,
    Voice.PROMISE,
    Voice.PERCEPTION,
)
WORDS = {
    Voice.EXPECTATION: message("expected"),
    Voice.BELIEF: message("believed"),
    Voice.SPECIFICATION: message("specified"),
    Voice.DELIVERY: message("delivered"),
    Voice.PROMISE: message("promised"),
    Voice.PERCEPTION: message("perceived"),
}
SHAPES = {
    Voice.EXPECTATION: "circle",
    Voice.BELIEF: "square",
    Voice.SPECIFICATION: "diamond",
    Voice.DELIVERY: "triangle-up",
    Voice.PROMISE: "triangle-down",
    Voice.PERCEPTION: "circle",
}
LANE = 23
NAME = 38  # the width of "gap 2" in bold
LEFT, PLOT, RIGHT, FOOT = 68, 162, 98, 20


def domain(rows: Iterable[ChainRow]) -> tuple[float, float]:
    """The part of the scale that all rows need, so that they can be compared by eye."""
    seen: list[float] = []
    low, high = math.inf, -math.inf
    for row in rows:
        low, high = min(low, row.scale.low), max(high, row.scale.high)
        for voice in row.voices:
            if voice.level and voice.level.value is not None:
                level = voice.level
                seen += [b for b in (level.low, level.value, level.high) if b is not None]
    if not seen:
        return (low, high) if low < high else (0.0, 1.0)
    step = (high - low) / 6
    first = low + math.floor((min(seen) - low) / step) * step
    last = low + math.ceil((max(seen) - low) / step) * step
    first, last = max(first, low), min(last, high)
    return (first, last) if last - first >= 2 * step else (max(low, last - 3 * step), last)


def chain_chart(key: str, row: ChainRow, bounds: tuple[float, float]) -> Chart:
    """The chart of one row of the chain; `bounds` from `domain`, the same for all rows."""
    marks: list[Spec] = [*_axis(row, bounds)]
    expected = _at(row.voice(Voice.EXPECTATION), bounds)
    if expected is not None:
        marks.append(line(expected, _y(0), expected, _y(5) + 8, color=SOFT))
    for index, voice in enumerate(LANES):
        marks += _bar(row, voice, _y(index), bounds)
    for index, voice in enumerate(LANES):
        marks += _lane(row.voice(voice), _y(index), bounds)
    return Chart(
        key=key,
        title=_title(row),
        description=_description(row),
        width=PLOT,
        height=LANE * len(LANES),
        marks=marks,
        left=_left(),
        top=2,
        right=RIGHT,
        bottom=FOOT,
        kind="voices",
    )


def _title(row: ChainRow) -> str:
    if not row.segment:
        return say("The six voices of {criterion}", criterion=row.criterion_name)
    return say(
        "The six voices of {criterion}, {segment}",
        criterion=row.criterion_name,
        segment=row.segment,
    )


def _left() -> int:
    """The margin that the names of the voices need in the language that is spoken."""
    return max(LEFT, *(math.ceil(text_width(say(word))) for word in WORDS.values()))


def _y(index: int) -> float:
    return LANE * index + LANE / 2


def _at(voice: VoiceLevel, bounds: tuple[float, float]) -> float | None:
    if voice.level is None or voice.level.value is None:
        return None
    return placed(*bounds, PLOT, voice.level.value)


def _axis(row: ChainRow, bounds: tuple[float, float]) -> list[Spec]:
    """Upright hairlines at the scale's steps, labelled once below."""
    foot = LANE * len(LANES)
    step = max(1.0, round((bounds[1] - bounds[0]) / 6))
    ticks = [bounds[0] + step * i for i in range(int((bounds[1] - bounds[0]) / step) + 1)]
    drawn = []
    for tick in ticks:
        x = placed(*bounds, PLOT, tick)
        drawn.append(line(x, 0, x, foot, color=LINE))
        drawn.append(label(figure(tick), x, foot + 11, color=SOFT, align="center"))
    low, high = figure(row.scale.low), figure(row.scale.high)
    ends = say("of {low} to {high}", low=low, high=high)
    drawn.append(label(ends, PLOT + RIGHT, foot + 11, color=SOFT, align="right"))
    return drawn


def _before(row: ChainRow, voice: Voice) -> tuple[Voice, Gap | None] | None:
    """The voice a lane's bar starts from, and the gap that the bar is."""
    known = {v.voice for v in row.voices if v.level and v.level.value is not None}
    steps: dict[Voice, Sequence[tuple[Voice, Gap | None]]] = {
        Voice.BELIEF: [(Voice.EXPECTATION, Gap.MANAGEMENT_PERCEPTION)],
        Voice.SPECIFICATION: [(Voice.BELIEF, Gap.SPECIFICATION)],
        Voice.DELIVERY: [(Voice.SPECIFICATION, Gap.DELIVERY)],
        Voice.PROMISE: [(Voice.DELIVERY, Gap.COMMUNICATION)],
        Voice.PERCEPTION: [
            (Voice.DELIVERY, None),
            (Voice.EXPECTATION, Gap.PERCEIVED_QUALITY),
        ],
    }
    return next((step for step in steps.get(voice, ()) if step[0] in known), None)


def _bar(row: ChainRow, voice: Voice, y: float, bounds: tuple[float, float]) -> list[Spec]:
    here, step = _at(row.voice(voice), bounds), _before(row, voice)
    if here is None or step is None:
        return []
    start = _at(row.voice(step[0]), bounds)
    if start is None:
        return []
    leaks = step[1] is not None and step[1] is row.leak
    dash = (2, 2) if step[1] is Gap.COMMUNICATION else ()
    from_y = _y(LANES.index(step[0]))
    drawn = [] if step[0] is Voice.EXPECTATION else [line(start, from_y, start, y, color=GAP)]
    drawn.append(
        line(start, y, here, y, color=LEAK if leaks else GAP, width=7 if leaks else 5, dash=dash)
    )
    if leaks and step[1] is not None:
        name = say("gap {number}", number=step[1].number)
        drawn.append(_leak_label(name, min(start, here), max(start, here), y))
    return drawn


def _leak_label(text: str, low: float, high: float, y: float) -> Spec:
    """The name of the gap that leaks: beside its bar where there is room, else above it."""
    if low > 62:
        return label(text, low - 22, y, color=LEAK, align="right", bold=True)
    if high + 22 + NAME > PLOT:
        return label(text, (low + high) / 2, y - LANE / 2, color=LEAK, align="center", bold=True)
    return label(text, high + 22, y, color=LEAK, bold=True)


def _lane(voice: VoiceLevel, y: float, bounds: tuple[float, float]) -> list[Spec]:
    drawn = [label(say(WORDS[voice.voice]), -_left(), y, color=_colour(voice.voice))]
    quantity = voice.quantity
    if quantity is not None and quantity.value is not None:
        text = shortened(shown(quantity).with_unit, RIGHT - 36)
        drawn.append(label(text, PLOT + RIGHT, y, align="right"))
    x = _at(voice, bounds)
    if x is None or voice.level is None or voice.level.value is None:
        return [*drawn, *_unknown(y, measured=quantity is not None)]
    if voice.level.low is not None and voice.level.high is not None:
        ends = [placed(*bounds, PLOT, bound) for bound in (voice.level.low, voice.level.high)]
        drawn.append(line(ends[0], y, ends[1], y, color=_colour(voice.voice), width=2))
    colour = _colour(voice.voice)
    fill = PAPER if voice.voice is Voice.EXPECTATION else colour
    level = shown(voice.level).value
    return [
        *drawn,
        point(x, y, SHAPES[voice.voice], color=colour, fill=fill),
        label(level, PLOT + 34, y, color=colour, align="right", bold=True),
    ]


def _unknown(y: float, *, measured: bool) -> list[Spec]:
    words = say("no curve to the scale") if measured else say("not measured")
    start = min(7 * len(words), PLOT)
    return [
        label(words, 0, y, color=SOFT, italic=True),
        line(start, y, PLOT, y, color=SOFT, dash=(1, 4)),
    ]


def _colour(voice: Voice) -> str:
    """The customer's own voices are set apart from the provider's; the label says it too."""
    return CUSTOMER if voice in (Voice.EXPECTATION, Voice.PERCEPTION) else INK


def _description(row: ChainRow) -> str:
    said = []
    for name in LANES:
        voice = row.voice(name)
        parts = [str(shown(e)) for e in (voice.level, voice.quantity) if e and e.value is not None]
        said.append(f"{say(WORDS[name])} {', '.join(parts) or say('not measured')}")
    told = say(
        "On the customer's scale of {low} to {high} points: {voices}.",
        low=figure(row.scale.low),
        high=figure(row.scale.high),
        voices="; ".join(said),
    )
    if row.leak is None:
        return told
    leaks = say("Gap {number} leaks most.", number=row.leak.number)
    return f"{told} {leaks}"
