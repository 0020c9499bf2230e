"""Expectations on the page: the zone as a picture, drift, sources, promises, what is missing."""

import re
from dataclasses import replace
from datetime import date

import pytest

from outsidein.report import html
from outsidein.report.document import AuditDocument
from outsidein.report.findings import to_json
from outsidein.report.read_back import from_json
from outsidein.report.zone_picture import WIDTH, drift_line, zone_picture
from outsidein.terms.estimate import Estimate, EvidenceGrade
from outsidein.terms.expectation import (
    CriterionExpectation,
    ExpectationDrift,
    Expectations,
    ExpectationSource,
    PromiseEffect,
    SourceExpectation,
    SourceShare,
    ToleranceZone,
)
from outsidein.terms.quality import Scale

ATTACK = "</svg><script>alert(1)</script>"


def points(value: float, n: int = 900) -> Estimate:
    return Estimate(value, value - 0.1, value + 0.1, n=n, customers=300, unit="points")


def share(value: float) -> Estimate:
    return Estimate(value, value - 0.02, value + 0.02, n=900, customers=300, unit="share")


ZONE = ToleranceZone(
    perceived=points(4.3),
    adequate=points(4.7),
    desired=points(6.4),
    width=points(1.7),
    adequacy=points(-0.4),
    superiority=points(-2.1),
    below=share(0.46),
    within=share(0.49),
    above=share(0.05),
    inverted=4,
    items=1,
    sentence="What customers get lies below the least that they accept.",
)
DRIFT = ExpectationDrift(
    ("Q1 2025", "Q2 2025", "Q3 2025"),
    (points(5.0), points(5.2), points(5.4)),
    points(0.8),
    0.01,
    3,
    moves=True,
    sentence="Customers expect more and more, by 0.80 points a year.",
)
ONE = CriterionExpectation(
    "speed",
    "Speed",
    None,
    Scale(1, 7),
    points(5.4),
    "Head of dispatch",
    ZONE,
    DRIFT,
    (SourceExpectation(ExpectationSource.NEED, points(5.6), points(0.3), 0.01, True, DRIFT),),
)
EFFECT = PromiseEffect(
    "p1",
    "A person within minutes.",
    "speed",
    "Speed",
    "letter",
    "mid-size",
    date(2026, 1, 1),
    points(0.48),
    EvidenceGrade.COMPARED,
    points(5.1),
    points(5.6),
    points(0.5),
    points(5.4),
    points(5.4),
    points(0.02),
    points(0.0),
    True,
    date(2025, 7, 1),
    date(2026, 6, 30),
    0.001,
    2,
    "After the promise they expect more.",
)
FOUND = Expectations(
    (ONE, replace(ONE, segment="Ports", drift=None, by_source=())),
    (SourceShare(ExpectationSource.NEED, share(0.6), share(0.5), share(0.1)),),
    3,
    (EFFECT,),
)


def section(document: AuditDocument) -> str:
    page = html(document)
    return page[page.index('<section id="expectations"') :].split("</section>")[0]


@pytest.fixture
def document(rich_document: AuditDocument) -> AuditDocument:
    return replace(rich_document, expectations=FOUND)


def test_every_part_stands_with_its_numbers(document: AuditDocument) -> None:
    found = section(document)
    for words in (
        "perceived 4.3",
        "accepted at least 4.7",
        "wished for 6.4",
        "What customers get lies below the least that they accept.",
        "4 answers accept only more than they wish for and are left out",
        "Customers expect more and more",
        "owner: <bdi>Head of dispatch</bdi>",
        "The zone by segment (1)",
        "3 answers name none of these sources.",
        "A person within minutes.",
        "After the promise they expect more.",
        "Before the promise no difference between the two is seen.",
        "each customer compared with itself",
    ):
        assert words in found, words
    assert found.count('class="chart zone"') == 1


def test_without_expectations_one_line_says_what_would_fill_it(
    rich_document: AuditDocument,
) -> None:
    found = section(replace(rich_document, expectations=None))
    assert found.count('class="empty"') == 1
    assert "A survey that asks expectations fills this." in found


def test_what_is_missing_stands_in_a_line_each(rich_document: AuditDocument) -> None:
    bare = replace(ONE, zone=None, by_source=())
    lines = ("The zone: use `--zone`.", "The source.")
    found = section(replace(rich_document, expectations=Expectations((bare,), missing=lines)))
    assert found.count('class="empty"') == 2
    assert "<code>--zone</code>" in found
    assert "<figure" not in found


def test_what_is_withheld_has_no_picture_and_says_why(rich_document: AuditDocument) -> None:
    none = Estimate(None, n=12, withheld="12 customers answered")
    zone = replace(ZONE, perceived=none, adequate=none, desired=none, sentence="")
    effect = replace(EFFECT, effect=none)
    told = Expectations((replace(ONE, zone=zone),), promises=(effect,))
    found = section(replace(rich_document, expectations=told))
    assert "Withheld: 12 customers answered." in found
    assert "Withheld for “A person within minutes.”: 12 customers answered." in found
    assert 'class="chart zone"' not in found


def test_words_of_strangers_stay_words(rich_document: AuditDocument) -> None:
    one = replace(ONE, criterion_name=ATTACK, owner=ATTACK)
    told = Expectations((one,), promises=(replace(EFFECT, text=ATTACK, audience=ATTACK),))
    page = html(replace(rich_document, expectations=told))
    assert "<script>alert" not in page


@pytest.mark.parametrize("level", [1.0, 1.3, 4.0, 6.9, 7.0])
def test_labels_stay_within_the_picture_wherever_the_levels_lie(level: float) -> None:
    zone = replace(ZONE, perceived=points(level), adequate=points(1.0), desired=points(7.0))
    drawn = zone_picture(replace(ONE, zone=zone), "z")
    for x in re.findall(r'<text[^>]* x="([\d.]+)"', drawn):
        assert 0 <= float(x) <= WIDTH
    assert '<title id="z-zone-t">' in drawn


def test_a_withheld_period_leaves_a_gap_in_the_line() -> None:
    whole = drift_line(DRIFT, 1.0)
    broken = replace(DRIFT, levels=(points(5.0), Estimate(None, withheld="too few"), points(5.4)))
    assert whole.count("<line") == 2
    assert whole.count("<circle") == 3
    assert drift_line(broken, 1.0).count("<line") == 0
    assert drift_line(broken, 1.0).count("<circle") == 2


def test_the_findings_read_back_as_they_were(document: AuditDocument) -> None:
    assert from_json(to_json(document)).expectations == FOUND
