"""What a rating without a criterion is called in the report."""

from outsidein.terms.signal import Column, ColumnTerm
from outsidein.understand.study.answers import _called


def rated(name: str, header: str, item: str | None, title: str = "") -> Column:
    return Column(name, header, 1, ColumnTerm.RATING, item=item, title=title)


def test_a_row_of_a_question_is_called_by_the_row_alone() -> None:
    columns = [
        rated("a", "Q3_1", "Speed", "How satisfied were you? - Speed"),
        rated("b", "How good was it? [Care]", "Care"),
        rated("c", "Q7", "Q7", "Was it worth its price?"),
        rated("d", "1. (7) How fast?", "1"),
    ]
    assert _called(columns) == {
        "a": "Speed", "b": "Care", "c": "Was it worth its price?", "d": "1. (7) How fast?"
    }  # fmt: skip


def test_rows_that_two_questions_share_keep_their_question() -> None:
    columns = [rated("a", "Fast? - Phone", "Phone"), rated("b", "Kind? - Phone", "Phone")]
    assert _called(columns) == {"a": "Fast? - Phone", "b": "Kind? - Phone"}
