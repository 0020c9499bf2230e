"""The gap model: the layout of the field, lines as wide as their gaps, the unknown dotted."""

from xml.etree import ElementTree as ET

import pytest

from outsidein.report.document import AuditDocument, GapOverall
from outsidein.report.gap_model import (
    NARROW,
    WIDE,
    Form,
    gap_model_svg,
    meaning,
    shared_missing,
)
from outsidein.report.svg import text_width
from outsidein.terms.estimate import Estimate
from outsidein.terms.quality import Gap

FORMS = pytest.mark.parametrize("form", [NARROW, WIDE], ids=["narrow", "wide"])


def _svg(text: str) -> ET.Element:
    return ET.fromstring(text)  # noqa: S314 - our own drawing


def _gaps(root: ET.Element) -> list[ET.Element]:
    """The five paths of the gaps; arrow heads are filled, not stroked."""
    return [p for p in root.iter("path") if "stroke-width" in p.attrib]


@FORMS
def test_a_line_is_as_wide_as_its_gap(form: Form) -> None:
    sizes = {Gap.MANAGEMENT_PERCEPTION: -0.2, Gap.SPECIFICATION: -0.8, Gap.DELIVERY: 0.4}
    gaps = [GapOverall(g, Estimate(s, unit="points"), 1) for g, s in sizes.items()]
    paths = _gaps(_svg(gap_model_svg(gaps, form, simulated=False)))
    widths = [float(p.attrib["stroke-width"]) for p in paths[:3]]
    # 1.5 pixels for a gap of nothing, and from there in proportion.
    assert (widths[2] - 1.5) / (widths[1] - 1.5) == pytest.approx(0.5, abs=0.01)
    assert (widths[0] - 1.5) / (widths[1] - 1.5) == pytest.approx(0.25, abs=0.01)


@FORMS
def test_unknown_links_are_dotted_and_say_what_to_collect(
    form: Form, tickets_only: AuditDocument
) -> None:
    text = gap_model_svg(tickets_only.gap_model, form, simulated=False)
    paths = _gaps(_svg(text))
    assert len(paths) == 5
    assert all("dotted" in p.attrib["class"] for p in paths)
    assert text.count(">not measured<") == 5
    assert text.count("ask expectation and perception") == 1, "the same remedy is said once"


@FORMS
def test_the_gap_that_leaks_most_has_the_accent(form: Form, rich_document: AuditDocument) -> None:
    text = gap_model_svg(rich_document.gap_model, form, simulated=True)
    paths = _gaps(_svg(text))
    assert [p.attrib["class"] for p in paths].count("s-leak") == 1
    assert paths[1].attrib["class"] == "s-leak"
    assert "leaks most" in text
    assert "simulated data" in text


@FORMS
def test_the_layout_is_that_of_the_field(form: Form) -> None:
    rows = form.rows
    order = ["expected", "perceived", "delivery", "specification", "belief"]
    assert sorted(rows, key=lambda name: rows[name]) == order
    assert rows["perceived"] < form.border < rows["delivery"]
    assert form.side_x > form.box_x + form.box_width, "communication stands beside delivery"
    root = _svg(gap_model_svg((), form, simulated=False))
    words = " ".join("".join(t.itertext()) for t in root.iter("text"))
    for name in ("word of mouth", "needs", "past experience", "expected", "communication"):
        assert name in words


@FORMS
def test_every_text_stays_inside_the_picture(form: Form, tickets_only: AuditDocument) -> None:
    for document in (tickets_only.gap_model, ()):
        root = _svg(gap_model_svg(document, form, simulated=True))
        for text in root.iter("text"):
            width = text_width("".join(text.itertext()))
            x, anchor = float(text.attrib["x"]), text.attrib["text-anchor"]
            left = {"start": x, "middle": x - width / 2, "end": x - width}[anchor]
            assert left >= -4
            assert left + width <= form.width + 4


def test_the_picture_is_told_in_words(rich_document: AuditDocument) -> None:
    root = _svg(gap_model_svg(rich_document.gap_model, WIDE, simulated=False))
    described = root.find("desc")
    assert described is not None
    assert described.text is not None
    assert "Gap 2, specification: −0.53\u00a0points" in described.text
    assert "leaks most" in described.text
    assert root.attrib["role"] == "img"


def test_a_withheld_gap_says_why() -> None:
    few = Estimate(-0.4, n=12, unit="points").withhold("12 customers, 40 are needed")
    text = gap_model_svg([GapOverall(Gap.DELIVERY, few, 1)], WIDE, simulated=False)
    assert "12 customers, 40 are needed" in text
    assert "0.4" not in text


@pytest.mark.parametrize(
    ("gap", "low", "high", "words"),
    [
        (Gap.COMMUNICATION, 0.1, 0.5, "More is delivered than was promised."),
        (Gap.COMMUNICATION, -0.5, -0.1, "Less is delivered than was promised."),
        (Gap.MANAGEMENT_PERCEPTION, 0.1, 0.5, "Management believes customers expect more than"),
        (Gap.PERCEIVED_QUALITY, -0.5, -0.1, "Customers get less than they expect."),
        (Gap.DELIVERY, -0.1, 0.5, "No difference is sure."),
    ],
)
def test_the_sign_of_a_gap_is_said_in_words(gap: Gap, low: float, high: float, words: str) -> None:
    size = Estimate((low + high) / 2, low, high, unit="points")
    assert meaning(GapOverall(gap, size, 3)).startswith(words)


def test_remedies_that_differ_stand_beside_their_gaps() -> None:
    gaps = [
        GapOverall(Gap.DELIVERY, None, 0, missing="state the standard"),
        GapOverall(Gap.COMMUNICATION, None, 0, missing="state the promise"),
    ]
    assert shared_missing(gaps) == ""
    drawn = gap_model_svg(gaps, WIDE, simulated=False)
    assert "state the standard" in drawn
    assert "state the promise" in drawn
