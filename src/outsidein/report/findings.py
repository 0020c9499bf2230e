"""The document as JSON: the same object, field by field, under stable keys."""

import math
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum
from typing import Any

from outsidein.report.document import AuditDocument

SCHEMA_VERSION = "1.0"
"""Grows in its first part when a key goes or changes meaning, in its second when one is added."""


def to_json(document: AuditDocument) -> dict[str, Any]:
    """What `--json` writes: plain dicts, lists, strings, numbers, booleans and None.

    Keys are the names of the fields; enums are their values, dates ISO 8601, money integer minor
    units with its currency. A number that is not finite becomes None. The published schema is
    `docs/schema/findings.schema.json`.
    """
    found: dict[str, Any] = plain(document)
    return {"schema_version": SCHEMA_VERSION, **found}


def plain(thing: Any) -> Any:
    """A dataclass with all that is in it as plain dicts, lists, strings, numbers and None."""
    # In the order of how often they are met: a document holds many numbers and few mappings.
    if thing is None or isinstance(thing, bool):
        return thing
    if isinstance(thing, Enum):
        return thing.value
    if isinstance(thing, float):
        return float(thing) if math.isfinite(thing) else None
    if isinstance(thing, int):
        return int(thing)
    if isinstance(thing, str):
        return str(thing)
    if is_dataclass(thing) and not isinstance(thing, type):
        return {f.name: plain(getattr(thing, f.name)) for f in fields(thing)}
    if isinstance(thing, tuple | list):
        return [plain(part) for part in thing]
    if isinstance(thing, date):
        return thing.isoformat()
    if isinstance(thing, Mapping):
        return {str(key): plain(value) for key, value in thing.items()}
    raise TypeError(f"a document holds no {type(thing).__name__}")
