"""The moments on the page: the picture in both forms, the tables, the advice."""

import re
from dataclasses import replace

import pytest

from outsidein.report import html
from outsidein.report.document import AuditDocument
from outsidein.report.journey_picture import journey_pictures
from outsidein.report.journey_picture.flow import lanes
from outsidein.terms.coverage import Asking, Coverage, Heard, Listening, MomentHeard, SampleNeed
from outsidein.terms.estimate import Estimate
from outsidein.terms.journey import Journey, JourneyKind, JourneyStep, Transition

ATTACK = "</svg><script>alert(1)</script>"


def share(value: float, n: int = 900) -> Estimate:
    return Estimate(value, value - 0.02, value + 0.02, n=n, unit="share")


def step(name: str, volume: int, begins: float, ends: float, *, acts: bool = False) -> JourneyStep:
    return JourneyStep(name, volume, share(begins), share(ends), waits_for_customer=acts)


def transition(before: str, after: str, volume: int, part: float) -> Transition:
    time = Estimate(4.2, 4.0, 4.6, n=volume, unit="h")
    return Transition(before, after, volume, share(part), time, time)


def journey(kind: JourneyKind) -> Journey:
    steps = (
        step("New", 900, 0.9, 0.03),
        step("Awaiting User Info", 300, 0.03, 0.03, acts=True),
        step("Closed", 900, 0.03, 0.97),
    )
    transitions = (
        transition("New", "Closed", 600, 0.66),
        transition("New", "Awaiting User Info", 300, 0.33),
        transition("Awaiting User Info", "Closed", 250, 0.83),
        transition("Awaiting User Info", "New", 50, 0.16),
    )
    days = 30 if kind is JourneyKind.CONTACTS else None
    return Journey(kind, "the state", 900, 2_100, steps, transitions, apart_days=days)


@pytest.mark.parametrize("kind", list(JourneyKind))
def test_both_forms_label_every_share_and_are_described(kind: JourneyKind) -> None:
    narrow, wide = journey_pictures(journey(kind))
    for drawing in (narrow, wide):
        assert 'role="img"' in drawing
        title = re.search(r'aria-labelledby="([^"]+)"', drawing)
        about = re.search(r"<desc[^>]*>([^<]+)</desc>", drawing)
        assert title is not None
        assert f'id="{title[1]}"' in drawing
        assert about is not None
        for number in ("66", "33", "83", "16"):
            assert re.search(rf">{number}\D", drawing), number
            assert re.search(rf"{number}\D", about[1]), number


def test_the_customers_state_is_told_in_words() -> None:
    narrow, wide = journey_pictures(journey(JourneyKind.CASES))
    assert "customer acts" in narrow
    assert "customer acts" in wide


def test_ways_back_run_apart_from_ways_forward_and_lanes_do_not_overlap() -> None:
    place = {name: i for i, name in enumerate("abcd")}
    wanted = [
        transition("a", "c", 9, 0.5),
        transition("b", "d", 8, 0.5),
        transition("d", "a", 7, 0.5),
        transition("a", "d", 6, 0.5),
    ]
    found = {(a.transition.before, a.transition.after): a for a in lanes(wanted, place, 2)}
    assert found["a", "c"].lane == 0
    assert found["b", "d"].lane == 1
    assert found["d", "a"].back
    assert ("a", "d") not in found


def test_text_from_the_data_stays_text() -> None:
    poisoned = replace(
        journey(JourneyKind.CASES), steps=(step(ATTACK, 900, 0.9, 0.1), step("b", 900, 0, 0.9))
    )
    assert "<script>" not in "".join(journey_pictures(poisoned))


@pytest.fixture
def document(rich_document: AuditDocument) -> AuditDocument:
    need = SampleNeed(
        "Invoice", Asking.ASK_LESS, 600, 120, 1.0, 1.5, 3, 1.2, 480, 1_600, ("Why.",), "Ask less."
    )
    heard = (
        MomentHeard("Spare part delivery", Heard.SILENT, 2_210, 0, sentence="They go unheard."),
        MomentHeard("Invoice", Heard.WORKS, 3_120, 600, response=share(0.3)),
    )
    covered = Coverage(
        Listening(), heard, 2, 1, by_volume=Estimate(0.58, n=5_330, unit="share"),
        needs=(need,), period="quarter", sentence="Nobody asks customers at 1 of 2 moments.",
    )  # fmt: skip
    return replace(
        rich_document,
        customers=rich_document.customers[:3],
        chain=rich_document.chain[:1],
        journey=journey(JourneyKind.CASES),
        coverage=covered,
    )


def test_the_page_shows_silent_moments_needs_and_advice(document: AuditDocument) -> None:
    page = html(document)
    assert "They go unheard." in page
    assert "Where to ask less" in page
    assert "Where to ask more" not in page
    assert re.search(r"requests to spare</dt><dd><b>1\W?600", page)
    assert page.count("From state to state") == 2
    assert "no contracts are given" in page


def test_every_number_of_the_journey_is_listed_with_its_base(document: AuditDocument) -> None:
    page = html(document)
    for name in ("New · Closed · share", "Spare part delivery", "Invoice · response"):
        assert name in page


def test_the_journey_alone_says_what_would_fill_the_rest(document: AuditDocument) -> None:
    page = html(replace(document, moments=(), coverage=None))
    assert "Failures, ratings and coverage of each moment are not known." in page
