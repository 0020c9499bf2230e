"""Figures planted by a known difference of reading are found again, and chance is told."""

import numpy as np
import pytest

from outsidein.terms.quality import Scale
from outsidein.terms.reported import ReportedFigure, Reproduction
from outsidein.terms.trouble import Trouble
from outsidein.understand.metrics.metric import Counted
from outsidein.understand.metrics.registry import METRICS
from outsidein.understand.metrics.response_rates import ResponseRate
from outsidein.understand.reported import Answers, Columned, compare
from outsidein.understand.reported.rows import Difference, What


def metric(slug: str) -> Counted:
    found = METRICS[slug]
    assert isinstance(found, Counted)
    return found


def survey(seed: int = 0) -> Answers:
    """400 answers of 60 customers in six months, with zeros, blanks, 99 and repeated rows."""
    rng = np.random.default_rng(seed)
    values = rng.choice([*range(11), 99.0, np.nan], 400, p=[0.08, *[0.08] * 9, 0.08, 0.05, 0.07])
    customer = np.sort(rng.integers(0, 60, 400) ** 2 // 60)
    months = np.array([f"2025-{m:02d}" for m in rng.integers(1, 7, 400)], dtype=object)
    copies = np.arange(400)
    copies[1::40] = copies[0::40]
    return Answers(
        metric("nps"),
        "standard",
        values,
        Scale(0, 10),
        customer=customer.astype(np.int64),
        copies=copies,
        period=months,
    )


def told(rows: Answers, value: float, **stated: str) -> Reproduction:
    ours = rows.value(())
    assert ours is not None
    return compare(rows, ReportedFigure("nps", round(value, 4), decimals=4, **stated), ours)


@pytest.mark.parametrize(
    ("what", "words"),
    [
        (What.NO_ZEROS, "leaves out zeros"),
        (What.CODES, "off the scale"),
        (What.BLANKS, "blank cells as 0"),
        (What.ONCE, "repeat another one once"),
        (What.FIRST, "first answer of each customer"),
        (What.LAST, "last answer of each customer"),
        (What.BY_CUSTOMER, "same weight"),
        (What.TURNED, "other way round"),
    ],
)
def test_a_planted_difference_is_found(what: What, words: str) -> None:
    rows = survey()
    planted = rows.value((Difference(what),))
    assert planted is not None
    found = told(rows, planted)
    assert found.reproduced
    assert not found.agrees
    assert found.found == pytest.approx(planted)
    assert words in found.sentence


def test_two_differences_at_once() -> None:
    rows = survey(3)
    both = (Difference(What.NO_ZEROS), Difference(What.BY_CUSTOMER))
    planted = rows.value(both)
    assert planted is not None
    found = told(rows, planted)
    assert found.reproduced
    assert len(found.differences) == 3, "two differences, and the formula used here"


def test_a_stated_period_is_tried_first() -> None:
    rows = survey(1)
    planted = rows.value((Difference(What.PERIOD, "2025-Q2"),))
    assert planted is not None
    assert "2025-Q2 alone" in told(rows, planted, period="2025-Q2", source="Panel").sentence


def test_the_same_number_rounded_or_cut_off_agrees() -> None:
    rows = survey()
    ours = rows.value(())
    assert ours is not None
    rounded = compare(rows, ReportedFigure("nps", round(ours, 1)), ours)
    assert rounded.agrees
    assert "when rounded" in rounded.sentence
    cut = compare(rows, ReportedFigure("nps", 65.0), 65.9)
    assert "cut off" in cut.sentence


def test_what_nothing_gives_is_said_with_the_nearest() -> None:
    found = told(survey(), 99.5)
    assert not found.reproduced
    assert found.matches == 0
    assert found.tried > 40
    assert found.sentence.startswith("The other tool reports 99.5000; here it is ")
    assert "None of" in found.sentence


def test_blank_cells_as_zeros() -> None:
    values = np.array([9.0, 3.0, 10.0, 8.0, np.nan])
    rows = Answers(
        metric("nps"), "standard", values, Scale(0, 10), customer=np.array([0, 1, 2, 3, 3])
    )
    ours = rows.value(())
    assert ours is not None
    assert ours == pytest.approx(25)
    zero = compare(rows, ReportedFigure("nps", 0.0), ours)
    assert zero.reproduced
    assert zero.found == pytest.approx(0.0), "the blank as 0: 2 of 5 promoters, 2 of 5 detractors"
    assert "blank cells as 0" in zero.sentence


def test_events_of_a_log() -> None:
    thing = np.array([0, 0, 1, 1, 2])
    made = np.array([1.0, 0.0, 1.0, 1.0, 1.0])
    rows = Answers(metric("sla"), "flag", made, thing=thing, last_only=True)
    ours = rows.value(())
    assert ours is not None
    assert ours == pytest.approx(200 / 3)
    found = compare(rows, ReportedFigure("sla", 80), ours)
    assert "every event" in found.sentence
    plain = Answers(metric("sla"), "flag", made, thing=thing)
    back = compare(plain, ReportedFigure("sla", 66.7), 80.0)
    assert "only the last event" in back.sentence


def test_a_variant_of_columns_by_role() -> None:
    """The twelve cases of R outcomerate: RR1 36.4 here, RR6 66.7 reported."""
    columns = {
        "disposition": np.array(["I", "P", "R", "NC", "O", "UH", "UO", "NE"], dtype=object),
        "count": np.array([4.0, 2, 1, 1, 1, 1, 1, 1]),
    }
    rows = Columned(ResponseRate(), "rr1", columns)
    ours = rows.value(())
    assert ours is not None
    found = compare(rows, ReportedFigure("response_rate", 66.7, source="Field report"), ours)
    assert found.reproduced
    assert "takes the variant rr6" in found.sentence
    assert found.theirs != found.ours


def test_an_unknown_variant_is_refused() -> None:
    with pytest.raises(Trouble, match="no variant"):
        told(survey(), 12.0, variant="weekly")


def test_several_fitting_readings_leave_it_open() -> None:
    """The first answer of a counts as much as its last: 50 either way, and 33.3 with all three."""
    values = np.array([9.0, 7.0, 8.0, 10.0])
    rows = Answers(metric("nps"), "standard", values, Scale(0, 10), customer=np.array([0, 1, 1, 2]))
    found = compare(rows, ReportedFigure("nps", 67.0), 50.0)
    assert found.reproduced
    assert found.matches == 3
    assert "which one it was is not certain" in found.sentence
