"""What a chart is before it is drawn, and the few marks that all charts are made of."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

Spec = dict[str, Any]

# Every colour a chart may use. The page turns each into a class, so that light, dark and print
# come from the same tokens; the values are Okabe and Ito's blue and vermilion, and greys.
INK = "#1a1a1a"
SOFT = "#5c5c5c"
LINE = "#c9c9c9"
GAP = "#9a9a9a"
PAPER = "#fefefe"
CUSTOMER = "#0072b2"
LEAK = "#d55e00"
TOKENS: Mapping[str, str] = {
    INK: "ink",
    SOFT: "soft",
    LINE: "line",
    GAP: "gap",
    PAPER: "paper",
    CUSTOMER: "customer",
    LEAK: "leak",
}
TEXT_SIZE = 13


@dataclass(frozen=True, slots=True)
class Chart:
    """One chart: a plot of `width` x `height` pixels with margins for its direct labels.

    Boxes are drawn first, then lines, curves, points and texts. `key` makes the ids of the page
    unique; `title` and `description` are what a screen reader says.
    """

    key: str
    title: str
    description: str
    width: int
    height: int
    marks: Sequence[Spec]
    left: int = 0
    top: int = 0
    right: int = 0
    bottom: int = 0
    kind: str = ""

    @property
    def spec(self) -> Spec:
        """The Vega-Lite spec of the plot: one layer for each kind of mark.

        Few layers matter: each costs about as much time as everything that is drawn in it.
        """
        kinds = [kind for kind in _LAYERS if any(mark["kind"] == kind for mark in self.marks)]
        layers = [_LAYERS[k]([m for m in self.marks if m["kind"] == k]) for k in kinds]
        return {"width": self.width, "height": self.height, "layer": layers or [_texts([])]}


def label(
    text: str,
    x: float,
    y: float,
    *,
    color: str = INK,
    align: str = "left",
    bold: bool = False,
    italic: bool = False,
) -> Spec:
    """A text at a place in pixels of the plot, which may lie in a margin."""
    weight, style = ("bold" if bold else "normal"), ("italic" if italic else "normal")
    place = {"kind": "text", "text": text, "x": x, "y": y, "color": color}
    return {**place, "align": align, "weight": weight, "style": style}


def line(
    x: float,
    y: float,
    x2: float,
    y2: float,
    *,
    color: str = INK,
    width: float = 1,
    dash: Sequence[float] = (),
) -> Spec:
    """A straight line between two places in pixels of the plot."""
    ends = {"kind": "line", "x": x, "y": y, "x2": x2, "y2": y2}
    return {**ends, "color": color, "width": width, "dash": list(dash) or [1, 0]}


def point(x: float, y: float, shape: str, *, color: str, fill: str, size: float = 74) -> Spec:
    """A mark of one shape; its outline has the colour, its inside the fill."""
    place = {"kind": "point", "x": x, "y": y, "shape": shape}
    return {**place, "color": color, "fill": fill, "size": size}


def box(x: float, y: float, x2: float, y2: float, *, color: str) -> Spec:
    """A filled rectangle between two corners in pixels of the plot."""
    return {"kind": "box", "x": x, "y": y, "x2": x2, "y2": y2, "color": color}


def curve(places: Sequence[tuple[float, float]], *, color: str) -> Spec:
    """A line through many places in pixels of the plot."""
    return {"kind": "curve", "places": list(places), "color": color}


def placed(low: float, high: float, width: float, value: float) -> float:
    """The pixel at which a value stands, kept inside the plot."""
    return min(max((value - low) / (high - low), 0.0), 1.0) * width


def _pixels(name: str) -> Spec:
    """A channel that takes pixels as they are."""
    return {"field": name, "type": "quantitative", "scale": None, "axis": None}


def _as_is(name: str) -> Spec:
    """A channel that takes its value from the mark."""
    return {"field": name, "scale": None, "legend": None}


def _layer(mark: Spec, rows: Sequence[Mapping[str, Any]], encoding: Spec) -> Spec:
    places = {name: _pixels(name) for name in ("x", "y")}
    return {"mark": mark, "data": {"values": list(rows)}, "encoding": {**places, **encoding}}


def _texts(rows: Sequence[Spec]) -> Spec:
    mark = {
        "type": "text",
        "baseline": "middle",
        "fontSize": TEXT_SIZE,
        "align": {"expr": "datum.align"},
        "fontWeight": {"expr": "datum.weight"},
        "fontStyle": {"expr": "datum.style"},
    }
    return _layer(mark, rows, {"text": {"field": "text"}, "color": _as_is("color")})


def _lines(rows: Sequence[Spec]) -> Spec:
    encoding = {
        "x2": {"field": "x2"},
        "y2": {"field": "y2"},
        "color": _as_is("color"),
        "strokeWidth": {**_as_is("width"), "type": "quantitative"},
        "strokeDash": _as_is("dash"),
    }
    return _layer({"type": "rule"}, rows, encoding)


def _points(rows: Sequence[Spec]) -> Spec:
    encoding = {
        "shape": _as_is("shape"),
        "stroke": _as_is("color"),
        "fill": _as_is("fill"),
        "size": {**_as_is("size"), "type": "quantitative"},
    }
    return _layer({"type": "point", "strokeWidth": 2, "opacity": 1}, rows, encoding)


def _boxes(rows: Sequence[Spec]) -> Spec:
    encoding = {"x2": {"field": "x2"}, "y2": {"field": "y2"}, "color": _as_is("color")}
    return _layer({"type": "rect"}, rows, encoding)


def _curves(rows: Sequence[Spec]) -> Spec:
    places = [
        {"curve": i, "order": k, "x": x, "y": y, "color": row["color"]}
        for i, row in enumerate(rows)
        for k, (x, y) in enumerate(row["places"])
    ]
    encoding = {
        "detail": {"field": "curve"},
        "order": {"field": "order", "type": "quantitative"},
        "color": _as_is("color"),
    }
    return _layer({"type": "line", "strokeWidth": 2}, places, encoding)


# In the order of drawing: what comes later lies on top.
_LAYERS: Mapping[str, Callable[[Sequence[Spec]], Spec]] = {
    "box": _boxes,
    "line": _lines,
    "curve": _curves,
    "point": _points,
    "text": _texts,
}
