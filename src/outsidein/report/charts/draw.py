"""Draws all charts of a page at once and makes their colours classes.

One call of vl-convert draws every chart (it starts a JavaScript engine, then needs about 10 ms a
chart); the drawing is cut apart afterwards. Ids, inline fonts and colours are taken out: the page's
style sheet sets them, so the same chart is right in light, dark and print.
"""

import re
from collections.abc import Iterable, Sequence
from xml.etree import ElementTree as ET
from xml.sax.saxutils import escape

import vl_convert

from .chart import TOKENS, Chart

_SVG = "{http://www.w3.org/2000/svg}"
_KEPT = frozenset(
    {"transform", "d", "x", "y", "x2", "y2", "width", "height", "text-anchor"}
    | {"stroke-width", "stroke-dasharray", "font-weight", "font-style"}
)
_DEFAULTS = {
    ("font-weight", "normal"),
    ("font-style", "normal"),
    ("stroke-dasharray", "1,0"),
    ("transform", "translate(0,0)"),
}
_NUMBER = re.compile(r"-?\d+\.\d+(?:e-?\d+)?")


def draw(charts: Sequence[Chart]) -> dict[str, str]:
    """Inline SVG by chart key."""
    if not charts:
        return {}
    spec = {
        "$schema": "https://vega.github.io/schema/vega-lite/v6.json",
        "vconcat": [chart.spec for chart in charts],
        "bounds": "flush",
        "spacing": 0,
        "padding": 0,
        "background": None,
        "config": {"view": {"stroke": None, "fill": None}},
    }
    root = ET.fromstring(vl_convert.vegalite_to_svg(spec))  # noqa: S314 - our own drawing
    groups = {
        name: group
        for group in root.iter(f"{_SVG}g")
        for name in group.get("class", "").split()
        if name.startswith("concat_") and name.endswith("_group")
    }
    return {c.key: _one(c, groups[f"concat_{i}_group"]) for i, c in enumerate(charts)}


def _one(chart: Chart, group: ET.Element) -> str:
    """One chart as an image with a name and a description."""
    width = chart.left + chart.width + chart.right
    height = chart.top + chart.height + chart.bottom
    # The first child only holds the place in the common drawing.
    body = "".join(_cleaned(part) for part in group[0])
    name = f"chart-{chart.key}"
    described = escape(chart.description)
    return (
        f'<svg class="chart {chart.kind}" role="img" aria-labelledby="{name}-t" '
        f'aria-describedby="{name}-d" viewBox="{-chart.left} {-chart.top} {width} {height}" '
        f'width="{width}" height="{height}"><title id="{name}-t">{escape(chart.title)}</title>'
        f'<desc id="{name}-d">{described}</desc>{body}</svg>'
    )


def _cleaned(element: ET.Element) -> str:
    """An element of the drawing with classes for colours, without anything that acts."""
    tag = element.tag.removeprefix(_SVG)
    if tag in {"g", "text", "path", "line", "rect"} and not _is_frame(element):
        inner = escape(element.text or "") if tag == "text" else ""
        inner += "".join(_cleaned(child) for child in element)
        if tag == "g" and not inner:
            return ""
        attributes = "".join(_attributes(element))
        return inner if tag == "g" and not attributes else f"<{tag}{attributes}>{inner}</{tag}>"
    return ""


def _is_frame(element: ET.Element) -> bool:
    """Vega draws an empty background and foreground around every group."""
    return element.get("class") in {"background", "foreground"}


def _attributes(element: ET.Element) -> Iterable[str]:
    classes = []
    for name, letter in (("fill", "f"), ("stroke", "s")):
        colour = element.get(name)
        if colour and colour in TOKENS:
            classes.append(f"{letter}-{TOKENS[colour]}")
    if classes:
        yield f' class="{" ".join(classes)}"'
    for name, value in sorted(element.attrib.items()):
        if name in _KEPT and (name, value) not in _DEFAULTS:
            yield f' {name}="{escape(_rounded(value), {chr(34): "&quot;"})}"'


def _rounded(value: str) -> str:
    """Two decimals of a pixel are enough and make the file smaller."""
    return _NUMBER.sub(lambda found: f"{round(float(found.group()), 2):g}", value)
