"""Small help for drawings made by hand: how wide a text runs, and where to break it."""

from html import escape

_NARROW = frozenset("iljtfrI.,:;'|!()[] ⟨⟩-")
_WIDE = frozenset("mwMWQO%@—–…")


def text_width(text: str, size: float = 13) -> float:
    """About how wide a text runs in a plain sans serif, in pixels; rather too much."""
    widths = (0.34 if c in _NARROW else 0.86 if c in _WIDE else 0.58 for c in text)
    return size * sum(w * (1.14 if c.isupper() else 1.0) for w, c in zip(widths, text, strict=True))


def wrapped(text: str, width: float, lines: int = 99, size: float = 13) -> list[str]:
    """The text in lines no wider than `width`; what does not fit in `lines` ends in an ellipsis."""
    done: list[str] = []
    current = ""
    for word in text.split():
        trial = f"{current} {word}".strip()
        if current and text_width(trial, size) > width:
            done.append(current)
            current = word
        else:
            current = trial
    done.append(current)
    if len(done) > lines:
        done = [*done[: lines - 1], f"{done[lines - 1]} …"]
    return [shortened(part, width, size) for part in done if part]


def halved(text: str, width: float, size: float = 13) -> list[str]:
    """The text in one line where it fits, else in two that are about as long as each other."""
    words = text.split()
    if text_width(text, size) < width or len(words) < 2:
        return [text]
    breaks = ([" ".join(words[:i]), " ".join(words[i:])] for i in range(1, len(words)))
    return min(breaks, key=lambda lines: max(text_width(line, size) for line in lines))


def shortened(text: str, width: float, size: float = 13) -> str:
    """The text, cut with an ellipsis where it would run wider than `width`."""
    if text_width(text, size) <= width:
        return text
    kept = text
    while kept and text_width(kept + "…", size) > width:
        kept = kept[:-1]
    return kept.rstrip() + "…"


def text(words: str, x: float, y: float, classes: str = "f-ink", anchor: str = "start") -> str:
    """One line of text, with its baseline at y."""
    return (
        f'<text class="{classes}" x="{x:g}" y="{y:g}" text-anchor="{anchor}">{escape(words)}</text>'
    )


def picture(name: str, kind: str, size: tuple[float, float], about: tuple[str, str]) -> str:
    """The start of a drawing that screen readers read by its title and its description."""
    title, description = about
    return (
        f'<svg class="chart {kind}" role="img" aria-labelledby="{name}-{kind}-t" '
        f'aria-describedby="{name}-{kind}-d" viewBox="0 0 {size[0]:g} {size[1]:g}" '
        f'width="{size[0]:g}" height="{size[1]:g}"><title id="{name}-{kind}-t">{escape(title)}'
        f'</title><desc id="{name}-{kind}-d">{escape(description)}</desc>'
    )
