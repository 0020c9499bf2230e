"""Tables and messages on their way between two processes.

A file of frames: the length of a JSON text, the text, and behind a table's text its columns as an
Arrow stream, which the other side maps into memory. Nothing in it is code, so that a process that a
hostile file has subverted cannot make the other run any.
"""

import json
import mmap
import struct
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from enum import Enum
from functools import lru_cache
from typing import Any, BinaryIO, TypeVar, get_args, get_origin, get_type_hints

import numpy as np
import pyarrow as pa

from outsidein.terms.trouble import Trouble

from ..empty import Empty
from ..raw import Raw

T = TypeVar("T")

LENGTH = struct.Struct("<Q")
ALIGNED = 64
"""Columns start at a multiple of it, as Arrow likes its buffers."""

APART = ("columns", "written", "lines")
"""The fields of a raw table that travel as an Arrow stream."""


def plain(value: Any) -> Any:
    """Dataclasses as lists of their fields, and what is in them, as JSON can hold it."""
    if is_dataclass(value):
        return [plain(getattr(value, f.name)) for f in fields(value) if f.init]
    if isinstance(value, tuple | list | frozenset):
        return [plain(v) for v in value]
    if isinstance(value, Mapping):
        return [[plain(k), plain(v)] for k, v in value.items()]
    return value.value if isinstance(value, Enum) else value


def shaped(hint: Any, value: Any) -> Any:
    """The value that `plain` took apart, by the type it is to have."""
    if value is None or hint in (str, int, float, bool, object):
        return value
    origin, parts = get_origin(hint), get_args(hint)
    if origin is frozenset:
        return frozenset(shaped(parts[0], v) for v in value)
    if origin is tuple:
        each = parts[0] if parts[-1] is Ellipsis else None
        kinds = [each] * len(value) if each is not None else parts
        if each is str:
            return tuple(value)
        return tuple(shaped(k, v) for k, v in zip(kinds, value, strict=True))
    if origin is not None and isinstance(origin, type) and issubclass(origin, Mapping):
        return {shaped(parts[0], k): shaped(parts[1], v) for k, v in value}
    if isinstance(hint, type) and is_dataclass(hint):
        return hint(*(shaped(k, v) for k, v in zip(_kinds(hint), value, strict=True)))
    if isinstance(hint, type) and issubclass(hint, Enum):
        return hint(value)
    # What is left is `X | None`.
    return shaped(next(p for p in parts if p is not type(None)), value)


@lru_cache(maxsize=64)
def _kinds(kind: type) -> tuple[Any, ...]:
    hints = get_type_hints(kind)
    return tuple(hints[f.name] for f in fields(kind) if f.init)


def put(out: BinaryIO, kind: str, value: Any) -> None:
    """Write one frame."""
    text = json.dumps([kind, value]).encode()
    out.write(LENGTH.pack(len(text)) + text)
    out.write(bytes(-out.tell() % ALIGNED))


def put_raw(out: BinaryIO, raw: Raw) -> None:
    """Write a raw table; columns that are one and the same are written once."""
    kept = [f for f in fields(Raw) if f.init and f.name not in APART]
    different = {id(column): column for column in (*raw.columns, *raw.written.values())}
    place = {key: index for index, key in enumerate(different)}
    told = {f.name: plain(getattr(raw, f.name)) for f in kept}
    written = [[index, place[id(column)]] for index, column in raw.written.items()]
    put(out, "table", [told, [place[id(column)] for column in raw.columns], written])
    arrays = [*different.values(), pa.array(raw.lines)]
    table = pa.Table.from_arrays(arrays, names=[str(i) for i in range(len(arrays))])
    with pa.ipc.new_stream(out, table.schema) as stream:
        stream.write_table(table)
    out.write(bytes(-out.tell() % ALIGNED))


def put_trouble(out: BinaryIO, trouble: Trouble) -> None:
    """Write a trouble."""
    place = [trouble.source, trouble.line, trouble.column]
    put(out, "trouble", [trouble.message, trouble.remedy, *place, isinstance(trouble, Empty)])


def frames(out: BinaryIO) -> Iterator[Any]:
    """What was written: raw tables, troubles (not raised), and JSON values of other kinds."""
    size = out.seek(0, 2)
    if not size:
        return
    # The pages stay in the file, so that what is not looked at costs no memory.
    held = pa.py_buffer(mmap.mmap(out.fileno(), size, access=mmap.ACCESS_READ))
    reader = pa.BufferReader(held)
    while reader.tell() < size:
        (length,) = LENGTH.unpack(reader.read(LENGTH.size))
        if length > size - reader.tell():
            raise ValueError("it ends before its time")
        kind, value = json.loads(reader.read(length))
        reader.seek(reader.tell() + -reader.tell() % ALIGNED)
        if kind == "table":
            yield _raw(value, reader)
            reader.seek(reader.tell() + -reader.tell() % ALIGNED)
        elif kind == "trouble":
            message, remedy, source, line, column, empty = value
            made = Empty if empty else Trouble
            yield made(message, remedy=remedy, source=source, line=line, column=column)
        else:
            yield value


def _raw(value: Any, reader: pa.BufferReader) -> Raw:
    told, place, written = value
    with pa.ipc.open_stream(reader) as stream:
        table = stream.read_all()
    # A subverted writer could name texts that are not there.
    table.validate(full=True)
    arrays = [_whole(table.column(i)) for i in range(table.num_columns)]
    hints = get_type_hints(Raw)
    return Raw(
        columns=tuple(arrays[i] for i in place),
        written={index: arrays[i] for index, i in written},
        lines=arrays[-1].to_numpy().astype(np.int64, copy=False),
        **{name: shaped(hints[name], part) for name, part in told.items()},
    )


def _whole(column: pa.ChunkedArray) -> pa.Array:
    return column.chunk(0) if column.num_chunks else pa.array([], column.type)
