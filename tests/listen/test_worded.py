"""Worded answers become numbers, in the order of published response sets."""

import pytest

from outsidein.listen import hear
from outsidein.listen.containers import Member
from outsidein.listen.delimited import read_delimited
from outsidein.listen.question import Decider
from outsidein.listen.raw import Raw
from outsidein.listen.worded import QUESTION, as_numbers
from outsidein.listen.wordings import WORDINGS, plain_answer
from outsidein.terms.quality import Scale
from outsidein.terms.signal import ColumnTerm, Reading


def table(*columns: list[str]) -> Raw:
    """A raw table of these columns under the headers q1, q2 and so on."""
    heads = ",".join(f"q{i + 1}" for i in range(len(columns)))
    rows = [",".join(f'"{c}"' for c in cells) for cells in zip(*columns, strict=True)]
    return read_delimited(Member("x.csv", "\n".join([heads + ",n", *(r + ",1" for r in rows)])
                                 .encode()))  # fmt: skip


def converted(raw: Raw) -> tuple[Raw, list[Reading]]:
    decider = Decider()
    return as_numbers(raw, decider), decider.readings


def column(raw: Raw, index: int = 0) -> list[str]:
    return raw.columns[index].to_pylist()


@pytest.mark.parametrize(
    ("answers", "numbers", "steps"),
    [
        # Qualtrics' satisfaction set of five.
        (["Extremely dissatisfied", "Somewhat dissatisfied", "Neither satisfied nor dissatisfied",
          "Somewhat satisfied", "Extremely satisfied"], "12345", 5),
        # Vagias (2006), level of agreement, seven points.
        (["Strongly disagree", "Disagree", "Somewhat disagree", "Neither agree nor disagree",
          "Somewhat agree", "Agree", "Strongly agree"], "1234567", 7),
        # SurveyMonkey's "not so": one end was never chosen.
        (["Not so satisfied", "Very satisfied", "Extremely satisfied"], "245", 5),
        (["Sehr unzufrieden", "Eher zufrieden", "teils/teils", "Sehr zufrieden"], "1435", 5),
        (["much better than expected", "As expected", "Worse than expected"], "532", 5),
        (["Neither favorably nor unfavorably (neutral)", "Very favorably", "Unfamiliar (N/A)",
          "Very unfavorably"], ["3", "5", "", "1"], 5),
    ],
)  # fmt: skip
def test_published_sets(answers: list[str], numbers: str | list[str], steps: int) -> None:
    raw, (reading,) = converted(table(answers))
    assert column(raw) == list(numbers)
    assert raw.scales == {0: Scale(1, steps)}
    assert reading.decided
    assert reading.question == QUESTION
    assert reading.chosen.startswith("1 = ")


def test_ease_is_counted_as_effort_so_that_more_is_harder() -> None:
    raw, (reading,) = converted(table(["Very easy", "Easy", "Neutral", "Very difficult"]))
    assert column(raw) == ["1", "2", "3", "5"]
    assert raw.scales == {0: Scale(1, 5, reverse=True)}
    assert reading.chosen.endswith("5 = very difficult")


def test_the_file_keeps_its_words() -> None:
    raw, _ = converted(table(["Strongly agree", "Disagree", "Somewhat agree"]))
    assert raw.cells(0) == ("Strongly agree", "1")
    assert column(raw)[0] != "Strongly agree"


def test_sets_of_four_and_five_are_told_apart_or_left_open() -> None:
    seen = ["Strongly disagree", "Disagree", "Agree", "Strongly agree"]
    _, (few,) = converted(table(seen))
    assert not few.decided
    assert few.affects == ("q1",)
    assert few.remedy
    raw, (many,) = converted(table(seen * 5))
    assert many.decided
    assert column(raw)[:4] == ["1", "2", "3", "4"]
    # A neutral answer in a column beside it shows that both have a middle.
    other = ["Neither agree nor disagree", *seen[1:]] * 5
    raw, (both,) = converted(table(seen * 5, other))
    assert both.affects == ("q1", "q2")
    assert column(raw)[:4] == ["1", "2", "4", "5"]


def test_numbers_in_front_of_labels() -> None:
    raw, readings = converted(table(["0 - Not at all likely", "7", "10 - Extremely likely", "9"]))
    assert column(raw) == ["0", "7", "10", "9"]
    raw, _ = converted(table(["7 - Extremely satisfied", "1 - Extremely dissatisfied"]))
    assert column(raw) == ["7", "1"]
    assert readings == []


@pytest.mark.parametrize(
    "texts",
    [
        ["1 - North", "2 - South", "3 - West"],
        ["18-29", "30-44", "45-60"],
        ["Yes", "No", "Yes"],
        ["Satisfied", "Dissatisfied"],
        ["good", "I can't say", "the engineer came late"],
        ["High", "Low", "Medium"],
        ["(" * 50_000, "agree" + "(" * 50_000, "disagree"],
    ],
)
def test_other_texts_stay_as_they_are(texts: list[str]) -> None:
    raw, readings = converted(table(texts))
    assert column(raw) == texts
    assert (raw.scales, readings) == ({}, [])


def test_every_set_runs_without_gaps_and_reads_its_own_words() -> None:
    for wording in WORDINGS:
        assert {*wording.numbers.values()} == set(range(1, wording.steps + 1))
        assert [plain_answer(w) for w in wording.numbers] == list(wording.numbers)


def test_a_worded_survey_gives_ratings_on_its_scale(tmp_path: object) -> None:
    from pathlib import Path

    path = Path(str(tmp_path)) / "survey.csv"
    rows = ["Very satisfied,Agree,No", "Satisfied,Strongly agree,Yes",
            "Very dissatisfied,Strongly disagree,Yes", "Neutral,Neutral,No"]  # fmt: skip
    lines = "".join(f"{i},{r}\n" for i, r in enumerate(rows))
    path.write_text(
        "Response ID,How satisfied are you overall?,The engineer listened.,Again?\n" + lines
    )
    (sheet,) = hear([path]).sheets
    assert sheet.account.used == 4
    overall = sheet.one(ColumnTerm.OVERALL)
    assert overall is not None
    assert overall.scale == Scale(1, 5)
    assert sheet.table.column(overall.name).to_pylist() == [5, 4, 1, 3]
    (rated,) = sheet.of(ColumnTerm.RATING)
    assert rated.scale == Scale(1, 5)
    assert all(r.question != "Which scale is it?" for r in sheet.readings)
