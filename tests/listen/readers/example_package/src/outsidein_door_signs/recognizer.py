"""Recognize the terminals by their own columns, and the presses of the cleaners."""

from collections.abc import Sequence

from outsidein.listen.aside import Aside, AsideKind
from outsidein.listen.headings import holds, place
from outsidein.listen.raw import Raw

OWN = {"press", "pressed at", "door", "smiley", "cleaning"}


def confidence(raw: Raw) -> float:
    """The share of the terminals' own columns."""
    return len(OWN & {h.strip().lower() for h in raw.headers}) / len(OWN)


def aside(raw: Raw) -> Sequence[Aside]:
    """Presses while the terminal was cleaned."""
    cleaning = place(raw, "cleaning")
    if cleaning is None:
        return ()
    why = "the cloth presses every button"
    return (Aside(AsideKind.PREVIEWS, cleaning, holds(raw, cleaning, "yes"), False, why),)
