"""Charts are drawn at once, coloured by classes, and told in words."""

import re
from importlib import resources
from xml.etree import ElementTree as ET

from outsidein.report.charts.chart import (
    CUSTOMER,
    LEAK,
    TOKENS,
    Chart,
    box,
    curve,
    label,
    line,
    point,
)
from outsidein.report.charts.draw import draw


def _chart(key: str = "one") -> Chart:
    marks = [
        box(0, 0, 10, 10, color=LEAK),
        line(0, 5, 100, 5, width=3, dash=(2, 2)),
        curve([(0, 0), (50, 20), (100, 0)], color=CUSTOMER),
        point(40, 20, "diamond", color=CUSTOMER, fill=LEAK),
        label('a <b> & "c"', -20, 30, bold=True),
    ]
    return Chart(key, "A <title>", "Told & described.", 100, 40, marks, left=20, bottom=10)


def _root() -> ET.Element:
    return ET.fromstring(draw([_chart()])["one"])  # noqa: S314 - our own drawing


def test_nothing_to_draw() -> None:
    assert draw([]) == {}


def test_the_same_charts_give_the_same_drawing() -> None:
    charts = [_chart("one"), _chart("two")]
    first, second = draw(charts), draw(charts)
    assert first == second
    assert first["one"].replace("chart-one", "chart-two") == first["two"]


def test_a_chart_is_an_image_with_a_name_and_a_description() -> None:
    root = _root()
    assert root.attrib["role"] == "img"
    assert root.attrib["viewBox"] == "-20 0 120 50"
    names = {e.attrib["id"]: e.text for e in root if e.tag in {"title", "desc"}}
    assert names[root.attrib["aria-labelledby"]] == "A <title>"
    assert names[root.attrib["aria-describedby"]] == "Told & described."


def test_colours_are_classes_and_nothing_acts() -> None:
    drawn = draw([_chart()])["one"]
    assert not re.search(r"#[0-9a-f]{3,6}\b|rgb\(|font-family|style=|onclick|url\(", drawn)
    assert 'class="f-leak"' in drawn
    assert "s-customer" in drawn
    assert "NaN" not in drawn


def test_text_is_text_at_its_place() -> None:
    root = _root()
    (text,) = root.iter("text")
    assert text.text == 'a <b> & "c"'
    assert text.attrib["transform"].startswith("translate(-20,")
    assert text.attrib["font-weight"] == "bold"


def test_marks_keep_their_places_in_pixels() -> None:
    root = _root()
    paths = [p for p in root.iter("path") if "f-leak" in p.attrib.get("class", "")]
    assert any(p.attrib["d"].startswith("M0,0h10v10") for p in paths)
    (rule,) = root.iter("line")
    assert rule.attrib["x2"] == "100"
    assert rule.attrib["stroke-dasharray"] == "2,2"


def test_every_token_is_a_class_of_the_style_sheet() -> None:
    style = resources.files("outsidein.report").joinpath("templates/report.css").read_text("utf-8")
    for token in TOKENS.values():
        assert f".f-{token} " in style
        assert f".s-{token} " in style
