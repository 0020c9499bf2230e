"""Tables come over unchanged, whatever their fields hold."""

from dataclasses import fields
from tempfile import TemporaryFile
from typing import Any

import numpy as np
import pyarrow as pa
import pytest

from outsidein.listen.empty import Empty
from outsidein.listen.parsing.carry import frames, put_raw, put_trouble
from outsidein.listen.raw import Raw, encode
from outsidein.terms.quality import Scale
from outsidein.terms.signal import Reading, Reject
from outsidein.terms.trouble import Trouble

FILLED: dict[str, Any] = {
    "source": "a.csv",
    "headers": ("one", "one", "\u202eowt"),
    "columns": (
        encode(["x", None, "ü"]),
        pa.array([1.5, None, float("nan")]),
        pa.array([1, 2, None], pa.timestamp("us", "UTC")),
    ),
    "written": {1: encode(["1,5", "", "NaN"])},
    "lines": np.array([2, 3, 7], np.int64),
    "format": "delimited text",
    "rejects": (Reject("a.csv", 5, None, "\ud800", "why", "how", ("a", "", "\n")),),
    "readings": (Reading("a.csv", "one", "?", "yes", "because", False, ("one",), "state it"),),
    "notes": ("a note",),
    "encoding": "cp1252",
    "delimiter": "\x1f",
}

OTHER_FIELDS: dict[type, Any] = {
    str: "text",
    tuple: ("text",) * 3,
    dict: {1: Scale(1, 5, True, (9.0,))},
    frozenset: frozenset({0, 2}),
    bool: True,
    int: 3,
}
"""For fields that not every reader fills, by the type of their default."""


def default(field: Any) -> Any:
    return field.default_factory() if callable(field.default_factory) else field.default


def full() -> Raw:
    told = [f for f in fields(Raw) if f.init]
    more = {f.name: OTHER_FIELDS[type(default(f))] for f in told if f.name not in FILLED}
    return Raw(**FILLED, **more)


def carried(*raws: Raw) -> list[Any]:
    with TemporaryFile() as out:
        for raw in raws:
            put_raw(out, raw)
        out.flush()
        return list(frames(out))


def test_every_field_of_a_table_comes_over() -> None:
    made = full()
    _, found = carried(made, made)
    for field in fields(Raw):
        one, other = getattr(made, field.name), getattr(found, field.name)
        if field.name == "columns":
            assert [(c.type, str(c.to_pylist())) for c in other] == [
                (c.type, str(c.to_pylist())) for c in one
            ]
        elif field.name == "lines":
            assert other.tolist() == one.tolist()
        else:
            assert other == one
            assert type(other) is type(one)
            assert not field.init or other != default(field)


def test_columns_that_are_one_take_the_place_of_one() -> None:
    blank = encode([""] * 10_000)
    lines = np.arange(10_000)
    with TemporaryFile() as few, TemporaryFile() as many:
        put_raw(few, Raw("a", ("1",), (blank,), lines))
        put_raw(many, Raw("a", tuple(map(str, range(50))), (blank,) * 50, lines))
        assert many.tell() < few.tell() + 2000
        (found,) = frames_of(many)
    assert len(found.columns) == 50
    assert all(column.equals(blank) for column in found.columns)


def frames_of(out: Any) -> list[Any]:
    out.flush()
    return list(frames(out))


def test_a_table_without_rows_and_one_without_columns() -> None:
    empty = np.zeros(0, np.int64)
    header, nothing = carried(Raw("a", ("x",), (encode([]),), empty), Raw("b", (), (), empty))
    assert (header.headers, header.rows, nothing.headers, nothing.rows) == (("x",), 0, (), 0)


@pytest.mark.parametrize("kind", [Trouble, Empty])
def test_a_trouble_comes_over(kind: type[Trouble]) -> None:
    with TemporaryFile() as out:
        put_trouble(out, kind("what", remedy="how", source="a.csv", line=3, column="x"))
        (found,) = frames_of(out)
    assert type(found) is kind
    assert str(found) == 'a.csv, line 3, column "x": what how'
