"""JSON lines, one JSON array of objects, or one document with such an array, as a raw table."""

import json
from collections.abc import Iterable, Iterator
from typing import Any

import numpy as np

from outsidein.terms.language import message, say
from outsidein.terms.signal import Reject
from outsidein.terms.trouble import Trouble

from .containers import Member
from .encoding import detect, to_utf8
from .jsondocument import Document, document, unwrapped
from .raw import Raw, encode

REMEDY = message("Write one whole JSON object on each line.")
LINES, DOCUMENT = message("JSON lines"), message("JSON document")
HEAD = 1024**2
"""So many bytes tell whether each line is an object."""


def looks_like_json(head: bytes, name: str) -> bool:
    """Whether the first letters, or else the name, speak for JSON."""
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n")[:1]
    named = name.lower().endswith((".json", ".jsonl", ".ndjson"))
    return start == b"{" or (start == b"[" and (named or head.lstrip()[1:].lstrip()[:1] == b"{"))


class _Bad(ValueError):
    """A line that is JSON, but not a row."""


def read_json(member: Member) -> Raw:
    """Read objects; their keys are the columns, nested objects give `outer.inner`.

    Numbers keep the digits they are written with; an array of objects is counted. Lines that are no
    object are rejected. The lines of an array are the numbers of its items.
    """
    text, damaged = to_utf8(member.data, detect(member.data))
    rows: list[dict[str, str]] = []
    lines: list[int] = []
    rejects: list[Reject] = []
    keys: dict[str, None] = {}
    pieces, notes, kind = _pieces(text, member.name)
    for line, piece in pieces:
        try:
            row = _row(piece, damaged=damaged)
        except (ValueError, RecursionError) as error:
            reason = str(error) if isinstance(error, _Bad) else say("not valid JSON")
            shown = piece.decode("utf-8", "replace") if isinstance(piece, bytes) else str(piece)
            shown = shown.encode("utf-8", "backslashreplace").decode()
            rejects.append(
                Reject(member.name, line, None, shown[:200], reason, say(REMEDY), (shown,))
            )
            continue
        keys.update(dict.fromkeys(row))
        rows.append(row)
        lines.append(line)
    if not keys:
        raise Trouble("no JSON object is in the file", remedy=REMEDY, source=member.name)
    return Raw(
        member.name,
        tuple(keys),
        tuple(encode([row.get(key) for row in rows]) for key in keys),
        np.array(lines, dtype=np.int64),
        format=kind,
        rejects=tuple(rejects),
        notes=notes,
    )


Pieces = Iterator[tuple[int, Any]]


def _pieces(text: bytes, source: str) -> tuple[Pieces, tuple[str, ...], str]:
    """(line, text of an object) for JSON lines; (number, object) for an array; notes; the kind."""
    if text.lstrip()[:1] == b"[":
        try:
            items = _load(text)
        except (ValueError, RecursionError) as error:
            raise Trouble(
                f"the JSON array cannot be read ({error})", remedy=REMEDY, source=source
            ) from error
        return enumerate(items, start=1), (), say(LINES)
    whole = None if _is_lines(text) else _whole(text)
    if whole is not None:
        found = document(whole) or Document([whole], ())
        return enumerate(found.rows, start=1), found.notes, say(DOCUMENT)
    lines = enumerate(text.split(b"\n"), start=1)
    return ((line, piece) for line, piece in lines if piece.strip()), (), say(LINES)


def _is_lines(text: bytes) -> bool:
    """Whether the first two filled lines begin and end an object each, as JSON lines do."""
    head = text[:HEAD].split(b"\n")
    filled = [line.strip() for line in head if line.strip()][:2]
    return len(filled) == 2 and all(f[:1] == b"{" for f in filled) and len(filled[0]) > 1


def _whole(text: bytes) -> Any:
    """The text as one JSON value, or None where it is none."""
    try:
        return _load(text)
    except (ValueError, RecursionError):
        return None


def _load(text: bytes) -> Any:
    return json.loads(
        text,
        parse_int=str,
        parse_float=str,
        parse_constant=lambda name: name,
        object_pairs_hook=_unique,
    )


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise _Bad(say("a key stands twice in one object"))
    return found


def _row(piece: Any, *, damaged: bool) -> dict[str, str]:
    if damaged and b"\xef\xbf\xbd" in piece:
        raise _Bad(say("bytes that are not text in the file's encoding"))
    found = unwrapped(_load(piece) if isinstance(piece, bytes) else piece)
    if not isinstance(found, dict):
        raise _Bad(say("not an object"))
    row: dict[str, str] = {}
    _flatten(found, "", row)
    _refuse_no_text((*row, *row.values()))
    return row


def _refuse_no_text(texts: Iterable[str]) -> None:
    """Raise where an escape such as `\\ud800` or `\\u0000` gives what no text contains."""
    whole = "".join(texts)
    if "\0" in whole:
        raise _Bad(say("a NUL byte, which no text contains"))
    try:
        whole.encode()
    except UnicodeEncodeError:
        raise _Bad(say("half of a letter, which no text contains")) from None


def _flatten(found: dict[str, Any], prefix: str, row: dict[str, str]) -> None:
    for key, value in found.items():
        name = f"{prefix}{key}"
        if isinstance(value, dict):
            _flatten(value, f"{name}.", row)
        elif value is None:
            row[name] = ""
        elif isinstance(value, bool):
            row[name] = "true" if value else "false"
        elif isinstance(value, list) and any(isinstance(v, dict) for v in value):
            row[f"{name}.count"] = str(len(value))
        else:
            row[name] = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
