"""Quantities in plain words."""

from datetime import date

import pytest

from outsidein.terms.estimate import Estimate
from outsidein.terms.promise import Measure
from outsidein.terms.quality import Direction, Gap
from outsidein.understand.chain.leak import Leak
from outsidein.understand.chain.say import Facts, NewPromise, leak_sentence
from outsidein.understand.chain.words import amount, amounts, number, yardstick

REACH = Measure("reach", "Time to reach a person", "min", Direction.LESS)


@pytest.mark.parametrize(
    ("value", "unit", "text"),
    [
        (0.15, "h", "9 minutes"),
        (31.2, "min", "31 minutes"),
        (1 / 60, "h", "1 minute"),
        (4.23, "h", "4.2 hours"),
        (100, "h", "4.2 days"),
        (2, "weeks", "14 days"),
        (30, "s", "30 seconds"),
        (0.825, "share", "82 %"),
        (7, "count", "7"),
        (1234.4, "EUR", "1,234 EUR"),
        (99.5, "%", "100 %"),
    ],
)
def test_amounts(value: float, unit: str, text: str) -> None:
    assert amount(value, unit) == text


@pytest.mark.parametrize(
    ("low", "high", "unit", "text"),
    [
        (7.4, 11.2, "min", "7.4 to 11 minutes"),
        (0.5, 2.0, "h", "0.5 to 2 hours"),
        (0.62, 0.816, "share", "62 to 82 %"),
        (3, 7, "count", "3 to 7"),
        (900, 1234.4, "EUR", "900 to 1,234 EUR"),
    ],
)
def test_two_amounts_have_one_unit(low: float, high: float, unit: str, text: str) -> None:
    assert amounts(low, high, unit) == text


def test_numbers_keep_the_digits_a_reader_can_use() -> None:
    assert [number(v) for v in (0.154, 4.25, 5.0, 31.4, -0.5, 0.0)] == [
        "0.15",
        "4.2",
        "5",
        "31",
        "-0.5",
        "0",
    ]


def test_what_one_number_stands_for() -> None:
    assert yardstick(REACH, None) == "median of the cases"
    assert yardstick(REACH, 0.8) == "80 % of the cases have no more than this"
    fixed = Measure("fix", "Fixed", "share", Direction.MORE)
    assert yardstick(fixed, None) == "mean of the cases"
    assert yardstick(fixed, 0.9) == "90 % of the cases have at least this"


def _facts(**more: object) -> Facts:
    known = {
        "criterion": "Accessibility",
        "expected": 6.1,
        "perceived": 4.5,
        "believed": 5.2,
        "delivered": 4.6,
        "measure": REACH,
        "expected_quantity": Estimate(9.0),
        "specified_quantity": 30.0,
        "delivered_quantity": 31.0,
        "reference": "2025",
    }
    return Facts(**{**known, **more})  # type: ignore[arg-type]


def test_the_leaks_in_plain_words() -> None:
    specification = leak_sentence(Leak(True, True, Gap.SPECIFICATION), _facts())
    assert specification == (
        "Time to reach a person: customers expect 9 minutes; they get 31 minutes. The standard "
        "itself says 30 minutes: the specification is the leak (gap 2), not the people who keep it."
    )
    delivery = leak_sentence(Leak(True, True, Gap.DELIVERY), _facts(share=0.8))
    assert "80 % of the cases keep to 31 minutes" in delivery
    assert "30 minutes for 80 % of the cases: it is not kept" in delivery
    belief = leak_sentence(Leak(True, True, Gap.MANAGEMENT_PERCEPTION), _facts())
    assert "believes that customers expect 5.2 where they expect 6.1" in belief
    added = leak_sentence(Leak(True, True, None), _facts())
    assert "was worth 4.6 to customers in 2025, and they now rate it 4.5" in added
    promise = leak_sentence(Leak(True, True, Gap.DELIVERY), _facts(promised_quantity=10.0))
    assert promise.endswith("The promise says 10 minutes: more than is delivered (gap 4).")


def test_what_customers_expect_is_told_with_its_interval() -> None:
    sure = Estimate(9.0, 7.5, 11.0)
    text = leak_sentence(Leak(True, True, Gap.SPECIFICATION), _facts(expected_quantity=sure))
    assert text.startswith(
        "Time to reach a person: customers expect 9 minutes (95 % interval 7.5 to 11 minutes); "
        "they get 31 minutes."
    )
    text = leak_sentence(Leak(True, True, None), _facts(expected_quantity=sure.withhold("beyond")))
    assert text.startswith("Accessibility: customers expect 6.1 and rate it 4.5.")


def test_a_new_promise_is_told_beside_the_leak_and_no_cause_is_claimed() -> None:
    promise = NewPromise(date(2026, 5, 3), above=0.62, short=0.45)
    leak = Leak(True, True, Gap.MANAGEMENT_PERCEPTION)
    text = leak_sentence(leak, _facts(new_promise=promise))
    assert text.endswith(
        "What was promised on 3 May 2026 lies 0.6 points above what is delivered, and perception "
        "falls short of the delivery by 0.5 points: the two go together, which does not show that "
        "one brings the other."
    )
    assert "promised" not in leak_sentence(Leak(False, False), _facts(new_promise=promise))


def test_without_a_curve_the_scale_speaks() -> None:
    text = leak_sentence(Leak(True, True, Gap.DELIVERY), _facts(expected_quantity=None))
    assert text.startswith("Accessibility: customers expect 6.1 and rate it 4.5.")


def test_what_is_undecided_is_said() -> None:
    unknown = Leak(False, True, unknown=(Gap.MANAGEMENT_PERCEPTION, None))
    text = leak_sentence(unknown, _facts())
    assert "gap 1 (what management believes) and what perception adds" in text
    assert "are not measured" in text
    three = (Gap.MANAGEMENT_PERCEPTION, Gap.SPECIFICATION, Gap.DELIVERY)
    assert "believes), gap 2 (the specification) and gap 3" in leak_sentence(
        Leak(False, True, unknown=three), _facts()
    )
    nothing = leak_sentence(Leak(False, True, unknown=(*three, None)), _facts())
    assert "none of the links between the two is measured" in nothing
    rivals = Leak(False, True, rivals=(Gap.DELIVERY, None))
    assert "lie too close together" in leak_sentence(rivals, _facts())
    assert "no single part" in leak_sentence(Leak(False, True), _facts())
    assert "no shortfall" in leak_sentence(Leak(False, False), _facts(perceived=6.2))
    assert "too small to be sure" in leak_sentence(Leak(False, False), _facts(perceived=6.0))
