"""Findings that were written as JSON, read back as the document they came from."""

import json
from collections.abc import Mapping
from dataclasses import MISSING, fields, is_dataclass
from datetime import date
from enum import Enum
from functools import cache
from pathlib import Path
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

from outsidein.report.document import AuditDocument
from outsidein.report.findings import SCHEMA_VERSION
from outsidein.terms.trouble import Trouble

REMEDY = "Give a file that `outsidein audit --json` wrote."


def read(path: Path) -> AuditDocument:
    """The document behind a findings file.

    Keys that a younger version added and an older file lacks take their defaults. Raises `Trouble`
    for what is no findings file, naming the key that does not fit.
    """
    try:
        data = json.loads(path.read_text("utf-8"))
    except OSError as error:
        raise Trouble(str(error.strerror), remedy=REMEDY, source=str(path)) from error
    except ValueError as error:
        raise Trouble("this is not JSON", remedy=REMEDY, source=str(path)) from error
    try:
        return from_json(data)
    except ValueError as error:
        raise Trouble(str(error), remedy=REMEDY, source=str(path)) from error


def from_json(data: Any) -> AuditDocument:
    """The inverse of `to_json`; `ValueError` names the key that does not fit."""
    stated = str(data.get("schema_version", "")) if isinstance(data, Mapping) else ""
    if stated.split(".")[0] != SCHEMA_VERSION.split(".")[0]:
        raise ValueError(f"these are no findings of schema {SCHEMA_VERSION}")
    known = {key: value for key, value in data.items() if key != "schema_version"}
    built: AuditDocument = _built(AuditDocument, known, "findings")
    return built


def _built(hint: Any, value: Any, at: str) -> Any:
    origin, inner = get_origin(hint), get_args(hint)
    if origin in (Union, UnionType):
        return _one_of(inner, value, at)
    if hint is float:
        return float("nan") if value is None else float(_checked(value, (int, float), at))
    if hint in (str, int, bool):
        return _checked(value, hint, at)
    if origin is tuple:
        parts = _checked(value, list, at)
        kinds = [inner[0]] * len(parts) if inner[-1] is Ellipsis else list(inner)
        if len(kinds) != len(parts):
            raise ValueError(f"{at} holds {len(parts)} values instead of {len(kinds)}")
        return tuple(_built(k, v, f"{at}[{i}]") for i, (k, v) in enumerate(zip(kinds, parts)))  # noqa: B905
    if isinstance(origin, type) and issubclass(origin, Mapping):
        held = _checked(value, Mapping, at)
        return {key: _built(inner[1], v, f"{at}.{key}") for key, v in held.items()}
    return _made(hint, value, at)


def _made(kind: type, value: Any, at: str) -> Any:
    """A date, an enum or a dataclass."""
    if kind is date:
        return date.fromisoformat(_checked(value, str, at))
    if issubclass(kind, Enum):
        return kind(value)
    if not is_dataclass(kind):
        raise TypeError(f"a document holds no {kind.__name__}")
    held = _checked(value, Mapping, at)
    given = {}
    for name, (hint, needed) in _fields(kind).items():
        if name in held:
            given[name] = _built(hint, held[name], f"{at}.{name}")
        elif needed:
            raise ValueError(f"{at}.{name} is missing")
    return kind(**given)


@cache
def _fields(kind: type) -> dict[str, tuple[Any, bool]]:
    """The type of each field, and whether it must be there."""
    hints = get_type_hints(kind)
    return {
        f.name: (hints[f.name], f.default is MISSING and f.default_factory is MISSING)
        for f in fields(kind)
    }


def _one_of(kinds: tuple[Any, ...], value: Any, at: str) -> Any:
    if value is None and NoneType in kinds:
        return None
    wanted = [kind for kind in kinds if kind is not NoneType]
    problems = []
    for kind in wanted:
        try:
            return _built(kind, value, at)
        except ValueError as error:
            problems.append(error)
    raise problems[0]


def _checked(value: Any, kind: Any, at: str) -> Any:
    """The value where it is of that kind; true and false are no numbers."""
    if not isinstance(value, kind) or (isinstance(value, bool) and kind is not bool):
        raise ValueError(f"{at} is {json.dumps(value, ensure_ascii=False)[:40]}")
    return value
