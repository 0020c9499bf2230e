"""The questionnaire: every column the audit knows, our own words, three ways to print."""

import csv
import re
from io import StringIO

import pytest

from outsidein import servicefile
from outsidein.servicefile.asking import as_csv, as_markdown, as_text
from outsidein.terms.description import ServiceDescription

SETS = {name: ServiceDescription(criteria=c) for name, c in servicefile.criteria_sets.items()}
CLOSING = ["capability", "effort", "overall", "recommend", "renew", "comment"]


@pytest.mark.parametrize("name", ["gronroos", "rater"])
def test_asks_each_item_twice_and_then_the_rest(name: str) -> None:
    columns = [q.column for q in servicefile.questionnaire(SETS[name])]
    ids = [criterion.id for criterion in servicefile.criteria_sets[name]]
    for voice in ("expected", "perceived"):
        assert [c for c in columns if c.endswith(voice)] == [
            f"{id_}_{n}_{voice}" for id_ in ids for n in (1, 2, 3)
        ]
    assert [c for c in columns if c.startswith("points_")] == [f"points_{i}" for i in ids]
    assert columns[-6:] == CLOSING
    assert len(set(columns)) == len(columns)


@pytest.mark.parametrize("name", ["gronroos", "rater"])
def test_expectation_and_perception_are_one_matter_in_two_wordings(name: str) -> None:
    for criterion in servicefile.criteria_sets[name]:
        assert len(criterion.items) >= 3, "reliability needs several items"
        assert criterion.description
        for item in criterion.items:
            assert "should" in item.expectation_text
            assert "should" not in item.perception_text
            words = [
                set(re.findall(r"\w{4,}", t)) for t in (item.expectation_text, item.perception_text)
            ]
            shared = len(words[0] & words[1]) / len(words[1] | {"x"})
            assert shared > 0.4, item


def test_follows_the_scale_and_columns_of_the_file() -> None:
    description = servicefile.loads(
        """
scale: {low: 1, high: 5}
criteria: [{id: speed, items: [{text: Fast, expectation: E1, perception: "P1*"}]}]
answers: {overall: {column: total, scale: {low: 1, high: 10, reverse: true}}, effort: "eff*"}
"""
    )
    asked = {q.column: q for q in servicefile.questionnaire(description)}
    assert list(asked)[1:4] == ["E1", "speed_1_perceived", "points_speed"]
    assert (asked["E1"].low, asked["E1"].high) == (1, 5)
    assert "Fast" in asked["E1"].text
    assert asked["total"].how == "1 to 10: very good ... very bad"
    assert "effort" in asked


@pytest.mark.parametrize("name", SETS)
def test_prints_every_question_in_every_format(name: str) -> None:
    questions = servicefile.questionnaire(SETS[name])
    rows = list(csv.DictReader(StringIO(as_csv(questions))))
    assert [row["column"] for row in rows] == [q.column for q in questions]
    assert [row["question"] for row in rows] == [q.text for q in questions]
    assert re.findall(r"`(\w+)` \|$", as_markdown(questions), re.MULTILINE) == [
        q.column for q in questions
    ]
    assert re.findall(r"\[(\w+)\]$", as_text(questions), re.MULTILINE) == [
        q.column for q in questions
    ]


def test_a_bar_in_a_question_does_not_break_the_table() -> None:
    description = servicefile.loads("criteria: [{id: a, items: [{text: 'x | y'}]}]")
    assert r"| x \| y: how much" in as_markdown(servicefile.questionnaire(description))


def test_without_a_file_it_asks_the_six() -> None:
    assert servicefile.questionnaire() == servicefile.questionnaire(SETS["gronroos"])
