"""Column lists: names, positions, ranges and patterns."""

import pytest

from outsidein.listen import select_columns
from outsidein.terms.trouble import Trouble

HEADERS = ("id", "a, b", "ipa1_1", "ipa1_2", "ipa2_1", "ipa2_2", "Seat  Comfort", "#4", "x", "X ")


@pytest.mark.parametrize(
    ("specs", "chosen"),
    [
        ("id", [0]),
        ("id,ipa1_2", [0, 3]),
        (["id", "ipa1_2"], [0, 3]),
        ('"a, b",id', [1, 0]),
        ("a, b", [1]),
        ("#3", [2]),
        ("#3:#6", [2, 3, 4, 5]),
        ("#3:#6:2", [2, 4]),
        ("ipa*_2", [3, 5]),
        ("IPA?_1", [2, 4]),
        ("seat comfort", [6]),
        ("#4", [7]),
        ("id,id,#1", [0]),
        (" id , ipa1_1 ", [0, 2]),
    ],
)
def test_specs_name_positions(specs: str | list[str], chosen: list[int]) -> None:
    assert select_columns(HEADERS, specs) == chosen


@pytest.mark.parametrize(
    ("specs", "message", "remedy"),
    [
        ("ipa1_3", 'there is no column "ipa1_3"', "Did you mean ipa1_1, ipa1_2"),
        ("zzz", 'there is no column "zzz"', "The columns are id, a, b"),
        ("q*", 'no column fits the pattern "q*"', "The columns are"),
        ("#11", "there is no column #11", "The table has columns #1 to #10."),
        ("#0", "there is no column #0", "The table has columns #1 to #10."),
        ("#5:#3", "the range #5:#3 is empty", "Write it as #first:#last"),
        ("#1:#3:0", "the range #1:#3:0 is empty", "Write it as #first:#last"),
        ('"id', "has a quote that is not closed", "Quote names that hold a comma"),
        ("", "no column is named", "Name columns"),
        ([], "no column is named", "Name columns"),
    ],
)
def test_what_cannot_be_found_is_told(specs: str | list[str], message: str, remedy: str) -> None:
    with pytest.raises(Trouble) as caught:
        select_columns(HEADERS, specs)
    assert message in caught.value.message
    assert caught.value.remedy.startswith(remedy)


def test_a_header_that_stands_twice_is_named_by_position() -> None:
    with pytest.raises(Trouble, match="several columns") as caught:
        select_columns(("a", "b", "a"), "a")
    assert caught.value.remedy == "Take one of #1, #3."
    assert select_columns(("a", "b", "a"), "#3") == [2]
