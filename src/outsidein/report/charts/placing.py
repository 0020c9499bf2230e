"""Where to put the name of a point so that it covers the least."""

from collections.abc import Sequence
from dataclasses import dataclass

from outsidein.report.svg import text_width

from .chart import INK, Spec, label

Box = tuple[float, float, float, float]
LINE_HEIGHT = 16


@dataclass(frozen=True, slots=True)
class Spot:
    """A point in pixels with the reach of its interval bars, and the lines of its name."""

    x: float
    y: float
    x_ends: tuple[float, float]
    y_ends: tuple[float, float]
    name: Sequence[str]


def names(spots: Sequence[Spot], size: tuple[float, float], taken: Sequence[Box]) -> list[Spec]:
    """Each name beside its point, from above to below, clear of what is `taken` where it can be."""
    filled = [*taken, *(box for spot in spots for box in _covered(spot))]
    drawn: list[Spec] = []
    for spot in sorted(spots, key=lambda s: (s.y, s.x)):
        width = max(text_width(part) for part in spot.name)
        height = LINE_HEIGHT * len(spot.name)
        x, y, align = _best(spot, width, height, filled, size)
        left = _left(x, width, align)
        filled.append((left, y, left + width, y + height))
        drawn += [
            label(part, x, y + LINE_HEIGHT * (i + 0.5), align=align, color=INK)
            for i, part in enumerate(spot.name)
        ]
    return drawn


def _covered(spot: Spot) -> list[Box]:
    return [
        (spot.x - 7, spot.y - 7, spot.x + 7, spot.y + 7),
        (spot.x_ends[0], spot.y - 3, spot.x_ends[1], spot.y + 3),
        (spot.x - 3, min(spot.y_ends), spot.x + 3, max(spot.y_ends)),
    ]


def _left(x: float, width: float, align: str) -> float:
    return x if align == "left" else x - width if align == "right" else x - width / 2


def _best(
    spot: Spot, width: float, height: float, taken: Sequence[Box], size: tuple[float, float]
) -> tuple[float, float, str]:
    """The place among eight around the point that overlaps least and stays inside."""
    beside, above = spot.y - height / 2, spot.y - height - 4
    places = [
        (spot.x + 10, above, "left"),
        (spot.x + 10, spot.y + 5, "left"),
        (spot.x - 10, above, "right"),
        (spot.x - 10, spot.y + 5, "right"),
        (max(spot.x_ends) + 6, beside, "left"),
        (min(spot.x_ends) - 6, beside, "right"),
        (spot.x, min(spot.y_ends) - height - 4, "center"),
        (spot.x, max(spot.y_ends) + 4, "center"),
    ]

    def cost(place: tuple[float, float, str]) -> float:
        start = _left(place[0], width, place[2])
        box = (start, place[1], start + width, place[1] + height)
        outside = max(-box[0], 0.0) + max(box[2] - size[0], 0.0)
        outside += max(-box[1], 0.0) + max(box[3] - size[1], 0.0)
        return outside * 100 + sum(_overlap(box, other) for other in taken)

    return min(places, key=cost)


def _overlap(one: Box, other: Box) -> float:
    across = min(one[2], other[2]) - max(one[0], other[0])
    upward = min(one[3], other[3]) - max(one[1], other[1])
    return across * upward if across > 0 and upward > 0 else 0.0
