"""Drivers, the importance map, customers, value met and calibration."""

import math
from dataclasses import replace

import pytest

from outsidein.report.charts.calibration import calibration_chart
from outsidein.report.charts.chart import LEAK
from outsidein.report.charts.customers import customer_charts
from outsidein.report.charts.drivers import driver_charts
from outsidein.report.charts.importance import importance_charts
from outsidein.report.charts.value_met import HALF, value_met_chart
from outsidein.report.document import AuditDocument
from outsidein.report.svg import text_width
from outsidein.terms.estimate import Estimate


def test_bars_are_as_long_as_their_part(rich_document: AuditDocument) -> None:
    finding = rich_document.drivers[0]
    for chart in driver_charts("d", finding):
        bars = [m for m in chart.marks if m["kind"] == "line" and m["width"] == 12]
        lengths = [bar["x2"] for bar in bars]
        parts = [d.lmg.value for d in finding.drivers]
        assert lengths == pytest.approx([lengths[0] * p / parts[0] for p in parts])  # type: ignore[operator]


def test_intervals_are_drawn_around_the_end_of_the_bar(rich_document: AuditDocument) -> None:
    (narrow, _) = driver_charts("d", rich_document.drivers[0])
    whiskers = [m for m in narrow.marks if m["kind"] == "line" and m["x"] == m["x2"]]
    assert len(whiskers) == 1 + 2 * len(rich_document.drivers[0].drivers)


def test_the_map_names_its_quadrants_and_every_driver(rich_document: AuditDocument) -> None:
    finding = rich_document.drivers[0]
    for chart in importance_charts("i", finding):
        texts = " ".join(str(m["text"]) for m in chart.marks if m["kind"] == "text")
        for name in ("fix", "keep", "possible overkill", "low priority"):
            assert name in texts
        for driver in finding.drivers:
            assert driver.name.split()[0] in texts
        crosses = [m for m in chart.marks if m["kind"] == "line" and m["width"] == 2]
        assert len(crosses) == 2 * len(finding.drivers)


def test_names_on_the_map_stay_inside_it(rich_document: AuditDocument) -> None:
    for chart in importance_charts("i", rich_document.drivers[0]):
        for mark in chart.marks:
            if mark["kind"] == "text" and 0 <= mark["y"] <= chart.height:
                width = text_width(mark["text"])
                left = mark["x"] - {"left": 0, "center": width / 2, "right": width}[mark["align"]]
                assert left >= -1
                assert left + width <= chart.width + 1


def test_one_driver_makes_no_map(rich_document: AuditDocument) -> None:
    finding = rich_document.drivers[0]
    assert importance_charts("i", replace(finding, drivers=finding.drivers[:1])) == []


def test_corners_are_as_large_as_their_share(rich_document: AuditDocument) -> None:
    met = rich_document.value_met
    assert met is not None
    chart = value_met_chart("v", met)
    assert chart is not None
    boxes = [m for m in chart.marks if m["kind"] == "box"]
    areas = [(b["x2"] - b["x"]) * (b["y2"] - b["y"]) for b in boxes]
    assert areas == pytest.approx([HALF**2 * s for s in (0.21, 0.16, 0.09, 0.31)])
    (lost,) = [b for b in boxes if b["color"] == LEAK]
    assert math.isclose((lost["x2"] - lost["x"]) ** 2, HALF**2 * 0.31)


def test_unknown_corners_make_no_chart(rich_document: AuditDocument) -> None:
    met = rich_document.value_met
    assert met is not None
    nothing = Estimate(None, withheld="no answer")
    empty = replace(
        met,
        more_capability_less_effort=nothing,
        more_capability_more_effort=nothing,
        less_capability_less_effort=nothing,
        less_capability_more_effort=nothing,
    )
    assert value_met_chart("v", empty) is None


def test_customers_stand_where_their_numbers_say(rich_document: AuditDocument) -> None:
    found = rich_document.customers[:320]
    for chart in customer_charts("c", found):
        points = [m for m in chart.marks if m["kind"] == "point"]
        assert len(points) == 320
        red = [p for p in points if p["color"] == LEAK]
        happy = [p for p in points if p["color"] != LEAK]
        assert min(p["x"] for p in red) > sum(p["x"] for p in happy) / len(happy)
        assert {p["shape"] for p in red} == {"diamond"}
        assert {p["shape"] for p in happy} == {"circle"}
        assert "212 customers" in chart.description


def test_silent_customers_make_no_map(rich_document: AuditDocument) -> None:
    assert customer_charts("c", rich_document.customers[320:]) == []


def test_a_curve_needs_two_points(rich_document: AuditDocument) -> None:
    note = rich_document.chain[0].calibration
    assert note is not None
    assert calibration_chart("k", replace(note, points=((1.0, 2.0),))) is None
    assert calibration_chart("k", replace(note, points=((1.0, 2.0), (1.0, 3.0)))) is None
    drawn = calibration_chart("k", note)
    assert drawn is not None
    assert "From 2\u00a0min, rated 6.4, to 59.6\u00a0min, rated 4.2." in drawn.description
