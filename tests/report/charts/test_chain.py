"""The lanes of the chain."""

from dataclasses import replace

import pytest

from outsidein.report.charts.chain import PLOT, SHAPES, WORDS, chain_chart, domain
from outsidein.report.charts.chart import LEAK
from outsidein.report.document import AuditDocument
from outsidein.terms.estimate import Estimate
from outsidein.terms.finding import ChainRow, VoiceLevel
from outsidein.terms.quality import Gap, Scale, Voice


def _marks(row: ChainRow, kind: str) -> list[dict[str, object]]:
    chart = chain_chart("k", row, domain([row]))
    return [m for m in chart.marks if m["kind"] == kind]


def test_six_voices_in_shapes_that_differ_and_named_directly(rich_document: AuditDocument) -> None:
    row = rich_document.chain[0]
    points = _marks(row, "point")
    assert len(points) == 6
    looks = {(p["shape"], p["fill"], p["color"]) for p in points}
    assert len(looks) == 6
    texts = {t["text"] for t in _marks(row, "text")}
    assert set(WORDS.values()) <= texts
    assert "gap 2" in texts
    assert len(set(SHAPES.values())) == 5, "the customer's two voices share a circle, one hollow"


def test_the_leaking_bar_alone_has_the_accent(rich_document: AuditDocument) -> None:
    row = rich_document.chain[0]
    bars = [m for m in _marks(row, "line") if m["color"] == LEAK]
    (bar,) = bars
    low, high = domain([row])
    believed = row.voice(Voice.BELIEF).level
    specified = row.voice(Voice.SPECIFICATION).level
    assert believed is not None
    assert specified is not None
    assert believed.value is not None
    assert specified.value is not None
    assert bar["x"] == pytest.approx((believed.value - low) / (high - low) * PLOT)
    assert bar["x2"] == pytest.approx((specified.value - low) / (high - low) * PLOT)


def test_an_unknown_voice_is_dotted_and_says_so(rich_document: AuditDocument) -> None:
    row = rich_document.chain[5]
    assert {p["shape"] for p in _marks(row, "point")} == {"circle"}
    assert [t["text"] for t in _marks(row, "text")].count("not measured") == 4


def test_a_quantity_without_a_curve_is_shown_in_its_unit(rich_document: AuditDocument) -> None:
    row = rich_document.chain[0]
    bare = tuple(VoiceLevel(v.voice, None, v.quantity) for v in row.voices)
    texts = [str(t["text"]) for t in _marks(replace(row, voices=bare), "text")]
    assert "no curve to the scale" in texts
    assert "30\u00a0min" in texts


def test_all_rows_share_one_part_of_the_scale(rich_document: AuditDocument) -> None:
    low, high = domain(rich_document.chain)
    assert (low, high) == (3.0, 7.0)
    levels = [
        bound
        for row in rich_document.chain
        for voice in row.voices
        if voice.level
        for bound in (voice.level.low, voice.level.value, voice.level.high)
        if bound is not None
    ]
    assert low <= min(levels)
    assert max(levels) <= 7.2


@pytest.mark.parametrize("scale", [Scale(0, 10), Scale(1, 5), Scale(0, 100), Scale(-3, 3)])
def test_any_scale_has_a_domain(rich_document: AuditDocument, scale: Scale) -> None:
    row = replace(rich_document.chain[0], scale=scale, voices=())
    assert domain([row]) == (scale.low, scale.high)
    assert chain_chart("k", row, domain([row])).description


def test_the_chart_is_told_in_words(rich_document: AuditDocument) -> None:
    chart = chain_chart("k", rich_document.chain[0], (3.0, 7.0))
    assert "specified 4.62 points" in chart.description.replace("\u00a0", " ")
    assert "Gap 2 leaks most." in chart.description


@pytest.mark.parametrize(("believed", "expected"), [(1.3, 3.0), (3.2, 6.9), (4.0, 6.2), (6.0, 6.9)])
def test_the_name_of_the_leak_keeps_clear_of_the_level(
    rich_document: AuditDocument, believed: float, expected: float
) -> None:
    """In the same lane the name ends before the number, which ends at PLOT + 34, begins."""
    row = rich_document.chain[0]
    levels = {Voice.EXPECTATION: expected, Voice.BELIEF: believed}
    voices = tuple(VoiceLevel(v, Estimate(value)) for v, value in levels.items())
    chart = chain_chart("k", replace(row, voices=voices, leak=Gap.MANAGEMENT_PERCEPTION), (1, 7))
    texts = [m for m in chart.marks if m["kind"] == "text"]
    (name,) = [t for t in texts if t["text"] == "gap 1"]
    lanes = [t["y"] for t in texts if t["text"] == "believed"]
    begins = {"left": name["x"], "right": name["x"] - 38, "center": name["x"] - 19}
    if name["y"] in lanes:
        assert begins[str(name["align"])] + 38 <= PLOT + 4
    assert begins[str(name["align"])] >= 0, "and clear of the voice's name on the left"
