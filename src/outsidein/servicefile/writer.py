"""A description becomes the text of a service file that reads back as the same description."""

from dataclasses import MISSING, fields, is_dataclass
from datetime import date
from decimal import Decimal
from enum import Enum
from io import StringIO
from typing import Any

from ruamel.yaml import YAML

from outsidein.servicefile.clocks import plain_calendar, plain_level
from outsidein.servicefile.format import SERVICE_FILE
from outsidein.servicefile.sets import criteria_sets, spoken
from outsidein.terms.description import ServiceDescription
from outsidein.terms.money import Money


def write(description: ServiceDescription) -> str:
    """The service file of a description; what equals its default is left out.

    `loads(write(d))` equals `d`, but for `source`, for every description that a service file can
    state. `criteria: []` is written where there are none, because leaving the block out means
    Grönroos' six.
    """
    blocks: dict[str, Any] = {}
    for field in SERVICE_FILE.fields:
        value = _block(field.key, description)
        if value or (field.key == "criteria" and value is not None):
            blocks[field.key] = value
    out = StringIO()
    yaml = YAML()
    yaml.allow_unicode = True
    yaml.width = 2**16
    yaml.indent(mapping=2, sequence=4, offset=2)
    yaml.dump(blocks, out)
    return out.getvalue()


def _block(key: str, description: ServiceDescription) -> Any:
    if key == "criteria":
        return _criteria(description)
    if key == "answers":
        return {term: _answer(term, description) for term in description.answers}
    if key == "calendars":
        return [plain_calendar(stated) for stated in description.calendars]
    if key == "service_levels":
        return [plain_level(stated) for stated in description.service_levels]
    return _plain(getattr(description, key))


def _criteria(description: ServiceDescription) -> Any:
    for name in criteria_sets:
        criteria = spoken(name)
        if criteria and criteria == description.criteria:
            return name
    return _plain(description.criteria)


def _answer(term: str, description: ServiceDescription) -> Any:
    column = description.answers[term]
    more: dict[str, Any] = {}
    if term in description.answer_scales:
        more["scale"] = _plain(description.answer_scales[term])
    if term in description.answer_values:
        more["value"] = description.answer_values[term]
    return {"column": column, **more} if more else column


def _plain(value: Any) -> Any:
    """Dataclasses as dicts without their defaults, enums as their words, money as text."""
    if isinstance(value, Money):
        return f"{Decimal(value.minor).scaleb(-value.digits):f} {value.currency}"
    if isinstance(value, Enum):
        return value.value
    if is_dataclass(value) and not isinstance(value, type):
        return {
            field.name: _plain(getattr(value, field.name))
            for field in fields(value)
            if field.default is MISSING or getattr(value, field.name) != field.default
        }
    if isinstance(value, tuple | list):
        return [_plain(each) for each in value]
    if isinstance(value, dict):
        return {key: _plain(each) for key, each in value.items()}
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return int(value)
    return value if isinstance(value, date | str | bool | int | float | None) else str(value)
