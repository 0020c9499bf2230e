"""What comes next after what, as a table of shades: every row is a step, every column the next."""

from outsidein.report.numbers import count
from outsidein.report.svg import picture, shortened, text, wrapped
from outsidein.terms.journey import Journey, JourneyStep
from outsidein.terms.language import say

from .choose import between, drawn_steps, share_text

CELL, GAP = 34.0, 3.0
DARKEST = 0.5
"""The most that a shade covers, so that its number stays readable on it."""


def heat_picture(journey: Journey, name: str, kind: str) -> str:
    """The table in one form: with names as heads on a wide page, with numbers on a phone."""
    steps = drawn_steps(journey)
    wide = kind == "wide"
    left, width = (190.0, 680.0) if wide else (0.0, 328.0)
    cell = (width - left) / (len(steps) + 1)
    heads = [wrapped(s.step, cell - 4, 3) if wide else [str(j)] for j, s in enumerate(steps, 1)]
    head = 25.0 + 15 * max(map(len, heads), default=1)
    pitch = CELL + GAP if wide else CELL + 26
    height = head + pitch * len(steps) + 4
    parts = [picture(name, kind, (width, height), (_title(journey), description(journey)))]
    parts += _heads(heads, left, cell, head)
    shares = {(t.before, t.after): t.share for t in between(journey, steps)}
    ends = {s.step: s.ends for s in steps}
    most = max((e.value or 0.0 for e in (*shares.values(), *ends.values())), default=1.0) or 1.0
    for i, step in enumerate(steps):
        y = head + pitch * i
        parts += _label(i, step, y, left, width, wide=wide)
        top = y if wide else y + 20
        row = [shares.get((step.step, other.step)) for other in steps]
        for j, share in enumerate([*row, step.ends]):
            value = share.value if share is not None and share.value is not None else 0.0
            shade = DARKEST * value / most
            x = left + cell * j
            last = j == len(steps)
            fill = "f-gap" if last else "f-customer"
            parts.append(
                f'<rect class="{fill}" fill-opacity="{shade:.3f}" x="{x + GAP / 2:g}" y="{top:g}" '
                f'width="{cell - GAP:g}" height="{CELL:g}"/>'
            )
            words = share_text(share) if share is not None and value else "–"
            parts.append(text(words, x + cell / 2, top + CELL / 2 + 4.5, "f-ink", "middle"))
    return "".join(parts) + "</svg>"


def _title(journey: Journey) -> str:
    return say("What comes next within {days} days", days=journey.apart_days)


def description(journey: Journey) -> str:
    """The table in words, row by row."""
    steps = drawn_steps(journey)
    rows = []
    shares = between(journey, steps)
    for step in steps:
        after = [t for t in shares if t.before == step.step and t.share.value]
        next_ = ", ".join(f"{t.after} {share_text(t.share)}" for t in after)
        rows.append(
            say(
                "After {step}: {next}; nothing {ends}.",
                step=step.step,
                next=next_ or "–",
                ends=share_text(step.ends) or "–",
            )
        )
    return " ".join(rows)


def _heads(heads: list[list[str]], left: float, cell: float, head: float) -> list[str]:
    found = [text(say("then"), left + 2, 12, "f-soft")]
    for j, lines in enumerate(heads):
        middle = left + cell * (j + 0.5)
        start = head - 8 - 15 * (len(lines) - 1)
        found += [
            text(line, middle, start + 15 * k, "f-ink", "middle") for k, line in enumerate(lines)
        ]
    nothing = left + cell * (len(heads) + 0.5)
    found.append(text(say("nothing"), nothing, head - 8, "f-soft", "middle"))
    return found


def _label(
    i: int, step: JourneyStep, y: float, left: float, width: float, *, wide: bool
) -> list[str]:
    volume = count(step.volume)
    if wide:
        name = shortened(step.step, left - 12)
        return [
            text(name, 0, y + CELL / 2 - 4),
            text(volume, 0, y + CELL / 2 + 11, "f-soft"),
        ]
    name = shortened(f"{i + 1}  {step.step}", width - 80)
    return [text(name, 2, y + 13), text(volume, width - 2, y + 13, "f-soft", "end")]
