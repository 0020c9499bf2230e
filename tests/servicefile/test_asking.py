"""The questionnaire: every column the audit knows, our own words, three ways to print."""

import csv
import re
from io import StringIO

import pytest

from outsidein import servicefile
from outsidein.servicefile.asking import as_csv, as_markdown, as_text
from outsidein.terms.description import ServiceDescription
from outsidein.terms.expectation import ExpectationCharge
from outsidein.terms.trouble import Troubles

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


def test_asks_the_zone_of_one_item_a_criterion_and_the_source_where_wanted() -> None:
    plain = [q.column for q in servicefile.questionnaire(SETS["gronroos"])]
    asked = servicefile.questionnaire(SETS["gronroos"], zone=True, source=True)
    columns = [q.column for q in asked]
    more = [c for c in columns if c not in plain]
    ids = [criterion.id for criterion in servicefile.criteria_sets["gronroos"]]
    levels = [f"{id_}_1_{level}" for id_ in ids for level in ("adequate", "desired")]
    assert more == [*levels, "expectation_source"]
    assert [c for c in columns if c in plain] == plain
    last, first = columns.index("reputation_3_expected"), columns.index(f"{ids[0]}_1_perceived")
    assert all(last < columns.index(c) < first for c in more)
    texts = {q.column: q.text for q in asked}
    assert "least that you would accept" in texts["accessibility_1_adequate"]
    assert "wish for" in texts["accessibility_1_desired"]


def test_asks_the_zone_of_the_items_that_state_it() -> None:
    description = servicefile.loads(
        """
criteria:
  - id: speed
    items: [{text: Fast}, {text: Soon, adequate: Q9, desired: "Q10*", adequate_text: How slow?}]
answers: {expectation_source: where from}
"""
    )
    asked = {q.column: q.text for q in servicefile.questionnaire(description, zone=True)}
    assert asked["Q9"] == "How slow?"
    assert "speed_2_desired" in asked
    assert not any(column.startswith("speed_1_a") for column in asked)
    with_source = servicefile.questionnaire(description, source=True)
    assert "where from" in [q.column for q in with_source]


def test_a_column_is_one_level_of_one_item() -> None:
    with pytest.raises(Troubles, match="used already"):
        servicefile.loads("criteria: [{id: a, items: [{text: x, adequate: Q1, desired: Q1}]}]")


def test_who_looks_after_an_expectation() -> None:
    description = servicefile.loads("expectations: [{criterion: recovery, owner: Head of sales}]")
    assert description.expectations == (ExpectationCharge("recovery", "Head of sales"),)
    with pytest.raises(Troubles, match="there is no criterion"):
        servicefile.loads("expectations: [{criterion: sped, owner: Head of sales}]")
