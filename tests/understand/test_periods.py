"""Time is divided into whole months, and the reference never holds the period in question."""

from hypothesis import given
from hypothesis import strategies as st

from outsidein.understand.periods import LENGTHS, Period, Periods, month_number, split_time


def test_two_years_of_answers_split_into_half_years() -> None:
    answers = {month_number(2024, 7) + i: 100 for i in range(24)}
    found = split_time(answers)
    assert found.label == "first half of 2026"
    assert found.previous is not None
    assert found.previous.label == "second half of 2025"
    assert found.reference is not None
    assert found.reference.label == "2024-07 to 2025-12"


def test_few_answers_in_the_period_before_give_shorter_periods() -> None:
    start = month_number(2026, 1)
    answers = {start: 1, start + 1: 0, start + 2: 60, start + 3: 60, start + 4: 60, start + 5: 60}
    found = split_time(answers)
    assert found.label == "Q2 2026"
    short = split_time({start: 60, start + 1: 70})
    assert short.label == "2026-02"


def test_one_month_alone_has_no_reference() -> None:
    found = split_time({month_number(2026, 3): 500})
    assert found == Periods(Period(month_number(2026, 3), month_number(2026, 3)))


def test_a_stated_length_is_kept_even_when_the_one_before_is_thin() -> None:
    start = month_number(2025, 10)
    answers = {start + i: 50 for i in range(5)}
    found = split_time(answers, "quarter")
    assert found.current == Period(start + 2, start + 4)
    assert found.current.label == "2025-12 to 2026-02"
    assert found.previous is None
    assert found.reference == Period(start, start + 1)


def test_without_times_there_is_no_period() -> None:
    assert split_time({}).label == "the whole time"


def test_names_of_periods() -> None:
    assert Period(month_number(2026, 1), month_number(2026, 12)).label == "2026"
    assert Period(month_number(2026, 7), month_number(2026, 12)).label == "second half of 2026"
    assert Period(month_number(2026, 5), month_number(2026, 5)).label == "2026-05"


@given(
    st.dictionaries(st.integers(24000, 24060), st.integers(0, 200), max_size=40),
    st.sampled_from([None, *LENGTHS]),
)
def test_reference_and_current_never_overlap(answers: dict[int, int], stated: str | None) -> None:
    found = split_time(answers, stated)
    if found.current is None:
        assert not any(answers.values())
        return
    last = max(m for m, n in answers.items() if n > 0)
    assert found.current.last == last
    if found.reference is not None:
        assert found.reference.last == found.current.first - 1
    if found.previous is not None:
        assert found.previous.last == found.current.first - 1
        assert len(found.previous.months) == len(found.current.months)
