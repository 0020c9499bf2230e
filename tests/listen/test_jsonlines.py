"""JSON lines: digits kept, nesting flattened, broken lines rejected."""

import pytest

from outsidein.listen.containers import Member
from outsidein.listen.jsonlines import looks_like_json, read_json
from outsidein.terms.trouble import Trouble


def cells(raw: object, name: str) -> list[str]:
    index = raw.names.index(name)  # type: ignore[attr-defined]
    return list(raw.columns[index].cast("string").to_pylist())  # type: ignore[attr-defined]


def test_objects_become_rows_with_the_digits_as_written() -> None:
    text = b'{"a": 0.10, "b": {"c": "x", "d": null}}\n\n{"a": 12345678901234567890, "e": [1, 2]}\n'
    raw = read_json(Member("x.jsonl", text))
    assert raw.names == ("a", "b.c", "b.d", "e")
    assert cells(raw, "a") == ["0.10", "12345678901234567890"]
    assert cells(raw, "b.c") == ["x", ""]
    assert cells(raw, "e") == ["", '["1", "2"]']
    assert raw.lines.tolist() == [1, 3]


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (b'{"a": 1', "not valid JSON"),
        (b"[1, 2]", "not an object"),
        (b'"a"', "not an object"),
        (b'{"a": 1, "a": 2}', "a key stands twice in one object"),
        (b'{"a": ' + b"[" * 100_000 + b"]" * 100_000 + b"}", "not valid JSON"),
        (b"\xff\xfe\x00", "not valid JSON"),
    ],
)
def test_broken_lines_are_rejected_and_the_rest_is_read(line: bytes, reason: str) -> None:
    raw = read_json(Member("x.jsonl", b'{"a": 1}\n' + line + b'\n{"a": 3}\n'))
    assert cells(raw, "a") == ["1", "3"]
    assert [(r.line, r.reason) for r in raw.rejects] == [(2, reason)]


def test_an_array_of_objects_is_read_too() -> None:
    raw = read_json(Member("x.json", b'[{"a": true}, {"a": NaN}, 5]'))
    assert cells(raw, "a") == ["true", "NaN"]
    assert [(r.line, r.reason) for r in raw.rejects] == [(3, "not an object")]


def test_no_object_at_all_is_told() -> None:
    with pytest.raises(Trouble, match="no JSON object"):
        read_json(Member("x.jsonl", b"{\n{\n"))


def test_csv_that_starts_with_a_bracket_is_not_json() -> None:
    assert not looks_like_json(b"[id],name\n", "x.csv")
    assert looks_like_json(b'[{"a": 1}]', "x.csv")
    assert looks_like_json(b'\xef\xbb\xbf{"a": 1}', "x.csv")
