"""Metrics of answers that stand in words."""

from pathlib import Path

import pytest

import outsidein as oi
from outsidein.terms.trouble import Trouble

SATISFIED = ["Very satisfied", "Satisfied", "Neither satisfied nor dissatisfied", "Dissatisfied",
             "Very dissatisfied"]  # fmt: skip
AGREED = ["Strongly agree", "Agree", "Neutral", "Disagree", "Strongly disagree"]
LIKELY = ["0 - Not at all likely", "5", "10 - Extremely likely", "9", "8", "7"]


@pytest.fixture
def survey(tmp_path: Path) -> Path:
    rows = [f"{SATISFIED[i % 5]},{AGREED[i % 5]},{LIKELY[i % 6]},it was {i}" for i in range(60)]
    path = tmp_path / "survey.csv"
    path.write_text("\n".join(["sat,agree,rec,words", *rows]) + "\n")
    return path


def test_csat_of_worded_answers_takes_the_variant_of_their_scale(survey: Path) -> None:
    found = oi.metric("csat", survey, "sat")
    assert (found.measured.variant, found.measured.estimate.n) == ("five_point", 60)
    assert found.measured.estimate.value == pytest.approx(40.0)
    (said, *_) = found.warnings
    assert said.startswith("Answers in words were read as 1 = very dissatisfied, ")
    assert '60 answers are worded "very dissatisfied", ' in said


def test_nps_of_numbers_with_labels(survey: Path) -> None:
    found = oi.metric("nps", survey, "rec")
    # Of six answers 9 and 10 promote, 0 and 5 detract.
    assert found.measured.estimate.n == 60
    assert found.measured.estimate.value == pytest.approx(0.0)
    assert found.measured.variant == "standard"


def test_a_scale_that_the_metric_is_not_defined_on_says_what_to_do(survey: Path) -> None:
    with pytest.raises(Trouble, match="words on a scale from 1 to 5") as told:
        oi.metric("ces", survey, "agree")
    assert "--variant ces1" in told.value.remedy
    assert told.value.column == "agree"


def test_text_that_is_no_answer_says_what_to_do(survey: Path) -> None:
    with pytest.raises(Trouble, match='holds text, such as "it was 0"') as told:
        oi.metric("nps", survey, "words")
    assert "export the answers as numbers" in told.value.remedy


def test_answers_about_ease_are_turned(tmp_path: Path) -> None:
    words = ["Very difficult", "Difficult", "Neutral", "Easy", "Very easy"]
    path = tmp_path / "s.csv"
    path.write_text("ease\n" + "".join(f"{words[min(i % 6, 4)]}\n" for i in range(60)))
    # The words measure effort: of six answers one is 5 (very hard), two are 1 (very easy).
    found = oi.metric("ces", path, "ease", variant="ces1")
    assert found.measured.estimate.value == pytest.approx((5 + 4 + 3 + 2 + 1 + 1) / 6)
