"""The gap model as a picture, drawn by hand: the layout everybody in the field knows.

Customer above the line, provider below it (Parasuraman, Zeithaml and Berry 1985; Grönroos 1988).
Each gap is drawn as wide as it is; what is not known is dotted and says what to collect.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from outsidein.report.numbers import shown
from outsidein.report.svg import halved, shortened, wrapped
from outsidein.terms.finding import GapOverall
from outsidein.terms.language import message, say
from outsidein.terms.quality import Gap

WIDEST = 20.0
NAMES = {
    Gap.MANAGEMENT_PERCEPTION: message("management perception"),
    Gap.SPECIFICATION: message("specification"),
    Gap.DELIVERY: message("delivery"),
    Gap.COMMUNICATION: message("communication"),
    Gap.PERCEIVED_QUALITY: message("perceived quality"),
}

MEANINGS = {
    Gap.MANAGEMENT_PERCEPTION: (
        message("Management believes customers expect less than they do."),
        message("Management believes customers expect more than they do."),
    ),
    Gap.SPECIFICATION: (
        message("The standard asks for less than management believes customers expect."),
        message("The standard asks for more than management believes customers expect."),
    ),
    Gap.DELIVERY: (
        message("Less is delivered than the standard asks for."),
        message("More is delivered than the standard asks for."),
    ),
    Gap.COMMUNICATION: (
        message("Less is delivered than was promised."),
        message("More is delivered than was promised."),
    ),
    Gap.PERCEIVED_QUALITY: (
        message("Customers get less than they expect."),
        message("Customers get more than they expect."),
    ),
}
"""What a gap below and above zero says."""


@dataclass(frozen=True, slots=True)
class Form:
    """Where things stand, in pixels: the column of boxes, the box of communication, the rows."""

    kind: str
    width: int
    box_x: int
    box_width: int
    side_x: int
    channel_x: int
    note_width: int
    step: int

    @property
    def middle(self) -> float:
        """The middle of the column."""
        return self.box_x + self.box_width / 2

    @property
    def rows(self) -> dict[str, int]:
        """Where each box begins, from above; the provider's side stands a little apart."""
        top, apart = 60, self.step + 48
        perceived = top + self.step
        places = [top, *(perceived + d for d in (0, apart, apart + self.step))]
        names = ("expected", "perceived", "delivery", "specification", "belief")
        return dict(zip(names, [*places, places[-1] + self.step], strict=True))

    @property
    def border(self) -> int:
        """The height of the line between customer and provider."""
        return self.rows["perceived"] + BOX + 34

    @property
    def height(self) -> int:
        """The height of the picture."""
        return self.rows["belief"] + BOX + (96 if self.step > 110 else 64)


NARROW = Form("narrow", 328, 54, 132, 228, 20, 180, 128)
WIDE = Form("wide", 680, 150, 250, 480, 60, 290, 108)
BOX = 46


def gap_model_svg(gaps: Sequence[GapOverall], form: Form, *, simulated: bool) -> str:
    """The picture in one form; both forms stand in the page and the style sheet shows one."""
    by_gap = {g.gap: g for g in gaps}
    known = [abs(g.size.value) for g in gaps if g.size and g.size.value is not None]
    most = max(known, default=0.0) or 1.0
    parts = [*_sources(form), *_boxes(form), *_border(form)]
    told = shared_missing(gaps)
    for gap in Gap:
        found = by_gap.get(gap, GapOverall(gap, None, 0))
        parts += _connector(found, form, most) + _note(found, form, told)
    if simulated:
        parts.append(_text(say("simulated data"), form.width - 2, form.height - 8, "soft", "end"))
    name, size = f"gap-model-{form.kind}", (form.width, form.height)
    title = say("The five gaps of service quality")
    return (
        f'<svg class="gap-model {form.kind}" role="img" aria-labelledby="{name}-t" '
        f'aria-describedby="{name}-d" viewBox="0 0 {size[0]} {size[1]}" width="{size[0]}" '
        f'height="{size[1]}"><title id="{name}-t">{escape(title)}</title>'
        f'<desc id="{name}-d">{escape(description(gaps))}</desc>{"".join(parts)}</svg>'
    )


def description(gaps: Sequence[GapOverall]) -> str:
    """The picture in words."""
    told = shared_missing(gaps)
    sentences = []
    for g in gaps:
        number, name = g.gap.number, say(NAMES[g.gap])
        sentences.append(
            say("Gap {number}, {name}: {size}", number=number, name=name, size=said(g, told))
        )
        if g.leaks_most:
            sentences.append(say("This gap leaks most."))
    if told:
        sentences.append(say("To measure them: {collect}.", collect=told))
    return " ".join(sentences)


def shared_missing(gaps: Sequence[GapOverall]) -> str:
    """What to collect where that is the same for two gaps or more, so that it is said once."""
    reasons = [_reason(g) for g in gaps if not _known(g) and not (g.size and g.size.withheld)]
    return reasons[0] if len(reasons) > 1 and len(set(reasons)) == 1 else ""


def _reason(gap: GapOverall) -> str:
    return (gap.missing or say("not stated")).rstrip(".")


def said(gap: GapOverall, told: str = "") -> str:
    """The size with its interval, or what to collect unless that is told already."""
    if gap.size is not None and gap.size.shown:
        return f"{shown(gap.size, signed=True)}."
    if gap.size is not None and gap.size.withheld:
        return say("withheld: {reason}.", reason=gap.size.withheld)
    reason = _reason(gap)
    if reason == told:
        return say("not measured.")
    return say("not measured: {collect}.", collect=reason)


def meaning(gap: GapOverall) -> str:
    """What the sign of the gap says, in words; that none is sure where its interval holds zero."""
    if gap.size is None or gap.size.value is None:
        return ""
    low, high = gap.size.low, gap.size.high
    if low is not None and high is not None and low <= 0 <= high:
        return say("No difference is sure.")
    return say(MEANINGS[gap.gap][gap.size.value > 0])


def _known(gap: GapOverall) -> bool:
    return gap.size is not None and gap.size.shown


def _text(text: str, x: float, y: float, classes: str = "", anchor: str = "start") -> str:
    """One line of text."""
    chosen = " ".join(f"f-{c}" if c in {"soft", "leak"} else c for c in classes.split())
    chosen = chosen if "f-" in chosen else f"f-ink {chosen}".strip()
    return (
        f'<text class="{chosen}" x="{x:g}" y="{y:g}" text-anchor="{anchor}">{escape(text)}</text>'
    )


def _line(x: float, y: float, x2: float, y2: float, classes: str, width: float = 1) -> str:
    return (
        f'<line class="{classes}" x1="{x:g}" y1="{y:g}" x2="{x2:g}" y2="{y2:g}" '
        f'stroke-width="{width:g}"/>'
    )


def _arrow_head(x: float, y: float, upward: bool) -> str:
    tail = 7 if upward else -7
    return f'<path class="f-soft" d="M{x:g},{y:g}l-4,{tail}h8z"/>'


def _sources(form: Form) -> list[str]:
    """Word of mouth, needs and past experience feed the expected service."""
    apart = (form.middle - 42, form.width - form.middle - 50)
    reach = min(*apart, 150)
    places = (
        (say("word of mouth"), max(form.middle - reach, 43), -34),
        (say("needs"), form.middle, 0),
        (say("past experience"), form.middle + max(reach, 92), 34),
    )
    drawn = []
    for words, x, shift in places:
        end = form.middle + shift
        drawn.append(_text(words, x, 16, "soft", "middle"))
        drawn.append(_line(x, 24, end, form.rows["expected"] - 6, "s-soft"))
        drawn.append(_arrow_head(end, form.rows["expected"], upward=False))
    return drawn


def _boxes(form: Form) -> list[str]:
    texts = {
        "expected": say("expected service"),
        "perceived": say("perceived service"),
        "delivery": say("service delivery"),
        "specification": say("specifications"),
        "belief": say("management’s belief about expectations"),
    }
    drawn = []
    for name, words in texts.items():
        customer = name in {"expected", "perceived"}
        drawn += _box(form.box_x, form.rows[name], form.box_width, words, customer=customer)
    side = say("communication to customers")
    drawn += _box(form.side_x, form.rows["delivery"], form.width - form.side_x - 1, side)
    return drawn


def _box(x: float, y: float, width: float, words: str, *, customer: bool = False) -> list[str]:
    kind = "customer" if customer else "ink"
    lines = halved(words, width - 16)
    first = y + BOX / 2 + 4.5 - 8 * (len(lines) - 1)
    return [
        f'<rect class="s-{kind} f-paper" x="{x:g}" y="{y:g}" width="{width:g}" height="{BOX}" '
        'stroke-width="1.5"/>',
        *(_text(line, x + width / 2, first + 16 * i, "", "middle") for i, line in enumerate(lines)),
    ]


def _border(form: Form) -> list[str]:
    """The line between customer and provider, and what crosses it: the delivery as perceived."""
    middle, end = form.middle, form.width
    return [
        _line(0, form.border, end, form.border, "s-soft dashed"),
        _text(say("customer"), form.channel_x + 20, form.border - 9, "soft"),
        _text(say("provider"), form.channel_x + 20, form.border + 19, "soft"),
        _line(middle, form.rows["delivery"], middle, form.rows["perceived"] + BOX + 6, "s-soft"),
        _arrow_head(middle, form.rows["perceived"] + BOX, upward=True),
    ]


def _path(gap: Gap, form: Form) -> str:
    """The way of a gap from one box to the other."""
    rows = form.rows
    if gap is Gap.MANAGEMENT_PERCEPTION:
        low, high = rows["belief"] + BOX / 2, rows["expected"] + BOX / 2
        return f"M{form.box_x},{low:g}H{form.channel_x}V{high:g}H{form.box_x}"
    if gap is Gap.COMMUNICATION:
        y = rows["delivery"] + BOX / 2
        return f"M{form.box_x + form.box_width},{y:g}H{form.side_x}"
    above, below = {
        Gap.PERCEIVED_QUALITY: ("expected", "perceived"),
        Gap.DELIVERY: ("delivery", "specification"),
        Gap.SPECIFICATION: ("specification", "belief"),
    }[gap]
    return f"M{form.middle:g},{rows[above] + BOX}V{rows[below]}"


def _connector(gap: GapOverall, form: Form, most: float) -> list[str]:
    path = _path(gap.gap, form)
    if not _known(gap) or gap.size is None or gap.size.value is None:
        return [f'<path class="s-soft dotted" d="{path}" stroke-width="2"/>']
    width = 1.5 + (WIDEST - 1.5) * abs(gap.size.value) / most
    kind = "s-leak" if gap.leaks_most else "s-gap"
    return [f'<path class="{kind}" d="{path}" stroke-width="{width:.1f}"/>']


def _note(gap: GapOverall, form: Form, told: str) -> list[str]:
    """The gap's name, size and interval beside its line; or what to collect."""
    lines = _lines(gap, form, told)
    x, y, anchor = _place(gap.gap, form, len(lines))
    kind = " leak" if gap.leaks_most else ""
    drawn = [
        f'<text class="f-{"leak" if kind else "ink"}" x="{x:g}" y="{y:g}" text-anchor="{anchor}">'
        f'{escape(lines[0][0])} <tspan class="strong">{escape(lines[0][1])}</tspan></text>'
    ]
    rest = [first for first, _ in lines[1:]]
    return drawn + [_text(t, x, y + 17 * (i + 1), "soft", anchor) for i, t in enumerate(rest)]


def _lines(gap: GapOverall, form: Form, told: str) -> list[tuple[str, str]]:
    """The lines of a note; the second part of the first one is set in bold."""
    name = say("gap {number}", number=gap.gap.number)
    if gap.size is not None and _known(gap):
        number = shown(gap.size, signed=True)
        name = say("leaks most: {gap}", gap=name) if gap.leaks_most and form is WIDE else name
        rest = [number.interval] if number.interval else []
        if gap.leaks_most and form is not WIDE:
            rest.append(say("leaks most"))
        return [(name, shortened(number.with_unit, 110)), *((line, "") for line in rest)]
    words = said(gap, told).rstrip(".")
    # Between two boxes of the wide form there is room beside the line for two long ones.
    between = form is WIDE and gap.gap not in (Gap.MANAGEMENT_PERCEPTION, Gap.COMMUNICATION)
    lines = wrapped(words, 370, 2) if between else wrapped(words, form.note_width, 3)
    return [(name, ""), *((line, "") for line in lines)]


def _place(gap: Gap, form: Form, lines: int) -> tuple[float, float, str]:
    """Where a note begins: beside its line, or where there is room for it."""
    above = {
        Gap.PERCEIVED_QUALITY: "expected",
        Gap.DELIVERY: "delivery",
        Gap.SPECIFICATION: "specification",
    }
    if gap in above:
        middle = form.rows[above[gap]] + BOX + (form.step - BOX) / 2
        return form.middle + WIDEST / 2 + 10, middle + 5 - 8.5 * (lines - 1), "start"
    if gap is Gap.COMMUNICATION:
        return form.width - 1, form.rows["delivery"] - 12 - 17 * (lines - 1), "end"
    return 1, form.rows["belief"] + BOX + 24, "start"
