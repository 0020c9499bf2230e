"""Documents that hold their rows under a key, with side-loaded records joined to them."""

import json

import pytest

from outsidein.listen.containers import Member
from outsidein.listen.jsondocument import singular
from outsidein.listen.jsonlines import read_json
from outsidein.terms.trouble import Trouble


def cells(raw: object, name: str) -> list[str]:
    index = raw.names.index(name)  # type: ignore[attr-defined]
    return list(raw.columns[index].cast("string").to_pylist())  # type: ignore[attr-defined]


ANSWER = {
    "tickets": [
        {"id": 35436, "assignee_id": 8, "group_id": 3, "tags": ["a", "b"]},
        {"id": 20057623, "assignee_id": None, "group_id": 4, "custom_fields": [{"id": 1}]},
    ],
    "metric_sets": [
        {"id": 1, "ticket_id": 20057623, "reopens": 2, "reply_time_in_minutes": {"business": 7}}
    ],
    "users": [{"id": 8, "name": "Ana"}, {"id": 9, "name": "Ben"}, {"id": 3, "name": "Chi"}],
    "groups": [{"id": 3, "name": "Field"}],
    "count": 2,
    "next_page": None,
    "sharing_agreements": [{"id": 77, "name": "nobody"}],
}


@pytest.mark.parametrize("indent", [None, 2])
def test_the_rows_stand_under_a_key_and_records_beside_them_are_joined(indent: int | None) -> None:
    raw = read_json(Member("x.json", json.dumps(ANSWER, indent=indent).encode()))
    assert cells(raw, "id") == ["35436", "20057623"]
    assert cells(raw, "metric_set.reopens") == ["", "2"]
    assert cells(raw, "metric_set.reply_time_in_minutes.business") == ["", "7"]
    assert cells(raw, "assignee.name") == ["Ana", ""]
    assert cells(raw, "group.name") == ["Field", ""]
    assert cells(raw, "custom_fields.count") == ["", "1"]
    assert cells(raw, "tags") == ['["a", "b"]', ""]
    assert "count" not in raw.names
    assert raw.lines.tolist() == [1, 2]
    assert raw.format == "JSON document"
    assert raw.notes[0] == 'the rows stand under "tickets"'
    assert 'the records under "sharing_agreements" belong to no row' in raw.notes[-1]


def test_wrapped_objects_are_unwrapped_in_lines_and_in_arrays() -> None:
    lines = b'{"ticket":{"id":1,"status":"open"}}\n{"ticket":{"id":2,"status":"solved"}}\n'
    assert cells(read_json(Member("x.json", lines)), "status") == ["open", "solved"]
    array = b'{"tickets": [{"ticket": {"id": 1, "status": "open"}}]}'
    assert cells(read_json(Member("x.json", array)), "status") == ["open"]


def test_one_object_without_an_array_is_one_row() -> None:
    raw = read_json(Member("x.json", b'{\n "a": 1,\n "b": {"c": 2}\n}'))
    assert (cells(raw, "a"), cells(raw, "b.c")) == (["1"], ["2"])


def test_a_broken_document_is_no_silent_loss() -> None:
    with pytest.raises(Trouble, match="no JSON object"):
        read_json(Member("x.json", b'{\n "tickets": [\n  {"id": 1},\n'))


def test_a_broken_first_line_rejects_only_that_line() -> None:
    raw = read_json(Member("x.jsonl", b'{"a": 1\n{"a": 2}\n{"a": 3}\n'))
    assert cells(raw, "a") == ["2", "3"]
    assert [r.line for r in raw.rejects] == [1]


def test_plurals() -> None:
    assert [singular(k) for k in ("metric_sets", "companies", "data")] == [
        "metric_set", "company", "data",
    ]  # fmt: skip
