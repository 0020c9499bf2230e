"""Numbers agree with their nouns."""

from outsidein.terms.counting import listed, plural


def test_one_is_singular_and_everything_else_plural() -> None:
    assert plural(1, "customer") == "1 customer"
    assert plural(0, "customer") == "0 customers"
    assert plural(1186, "answer") == "1,186 answers"
    assert plural(1, "criterion", "criteria") == "1 criterion"
    assert plural(2, "row repeats", "rows repeat") == "2 rows repeat"


def test_names_are_listed_as_people_list_them() -> None:
    assert [listed(names) for names in ([], ["a"], ["a", "b"], ["a", "b", "c"])] == [
        "",
        "a",
        "a and b",
        "a, b and c",
    ]
