"""The JSON Schema of the findings, made from the dataclasses so that both are one.

`python -m outsidein.report.schema > docs/schema/findings.schema.json` writes it anew.
"""

import inspect
import json
import sys
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum
from types import NoneType, UnionType
from typing import Any, Union, cast, get_args, get_origin, get_type_hints

from outsidein.report.document import AuditDocument
from outsidein.report.findings import SCHEMA_VERSION

_SIMPLE: dict[type, dict[str, Any]] = {
    str: {"type": "string"},
    bool: {"type": "boolean"},
    int: {"type": "integer"},
    float: {"type": ["number", "null"]},
    NoneType: {"type": "null"},
    date: {"type": "string", "format": "date"},
}


def schema() -> dict[str, Any]:
    """The schema (draft 2020-12). Every key is always present; what is not known is null."""
    definitions: dict[str, Any] = {}
    _define(AuditDocument, definitions)
    root = definitions.pop("AuditDocument")
    version = {"const": SCHEMA_VERSION, "description": "Version of this schema."}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"https://outsidein.dev/schema/findings-{SCHEMA_VERSION}.json",
        "title": "Outside-in findings",
        **root,
        "properties": {"schema_version": version, **root["properties"]},
        "required": ["schema_version", *root["required"]],
        "$defs": dict(sorted(definitions.items())),
    }


def text() -> str:
    """The schema as it is published."""
    return json.dumps(schema(), indent=2, ensure_ascii=False) + "\n"


def _define(kind: type, definitions: dict[str, Any]) -> dict[str, Any]:
    """A reference to a dataclass or enum, which is defined on the way."""
    if kind.__name__ not in definitions:
        about = inspect.cleandoc(kind.__doc__ or "")
        if issubclass(kind, Enum):
            values = [member.value for member in kind]
            definitions[kind.__name__] = {"description": about, "enum": values}
        else:
            entry: dict[str, Any] = {"description": about, "type": "object"}
            definitions[kind.__name__] = entry
            hints = get_type_hints(kind)
            names = [f.name for f in fields(cast("Any", kind))]
            entry["properties"] = {name: _type(hints[name], definitions) for name in names}
            entry["required"] = names
            entry["additionalProperties"] = False
    return {"$ref": f"#/$defs/{kind.__name__}"}


def _type(hint: Any, definitions: dict[str, Any]) -> dict[str, Any]:
    origin, inner = get_origin(hint), get_args(hint)
    if hint in _SIMPLE:
        return dict(_SIMPLE[hint])
    if origin in (Union, UnionType):
        return _one_of([_type(part, definitions) for part in inner])
    if origin is tuple and inner[-1] is Ellipsis:
        return {"type": "array", "items": _type(inner[0], definitions)}
    if origin is tuple:
        parts = [_type(part, definitions) for part in inner]
        return {"type": "array", "prefixItems": parts, "minItems": len(parts), "items": False}
    if isinstance(origin, type) and issubclass(origin, Mapping):
        return {"type": "object", "additionalProperties": _type(inner[1], definitions)}
    if isinstance(hint, type) and (is_dataclass(hint) or issubclass(hint, Enum)):
        return _define(hint, definitions)
    raise TypeError(f"no schema for {hint}")


def _one_of(parts: list[dict[str, Any]]) -> dict[str, Any]:
    """Plain types share one list of types; others stand side by side."""
    if all(set(part) == {"type"} for part in parts):
        types: list[str] = []
        for part in parts:
            names = part["type"] if isinstance(part["type"], list) else [part["type"]]
            types += [name for name in names if name not in types]
        return {"type": types}
    return {"anyOf": parts}


if __name__ == "__main__":
    sys.stdout.write(text())
