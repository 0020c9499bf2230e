"""Text from strangers made inert: what cannot be seen becomes visible, nothing acts.

Markup is escaped by the templates. This module is about what escaping leaves alone: signs that
turn the reading direction (a name may hold U+202E to disguise itself), signs that move a terminal's
cursor, and halves of characters that cannot be written to a file.
"""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from enum import Enum
from typing import Any, TypeVar

T = TypeVar("T")

_DIRECTION = {*range(0x202A, 0x202F), *range(0x2066, 0x206A)}
_CONTROL = {*range(0x20), *range(0x7F, 0xA0)} - {0x09, 0x0A, 0x0D, 0x85}
_OTHER = {0xFEFF, 0xFFFE, 0xFFFF, 0x2028, 0x2029}
_TABLE: dict[int, str] = {
    **{code: f"⟨U+{code:04X}⟩" for code in _DIRECTION | _CONTROL | _OTHER},
    **{code: f"⟨U+{code:04X}⟩" for code in range(0xD800, 0xE000)},
    0x85: "\n",
}


def visible(text: str) -> str:
    """The same text with every sign that acts unseen written out, for example as ⟨U+202E⟩."""
    # None of these signs is printable, and hardly any text holds one.
    return text if text.isprintable() else text.translate(_TABLE)


def inert(thing: T) -> T:
    """The same object, made of dataclasses, tuples and mappings, with every text made visible."""
    result: Any = _inert(thing)
    made: T = result
    return made


def _inert(thing: Any) -> Any:
    # In the order of how often they are met: a document holds many numbers and few mappings.
    if thing is None or isinstance(thing, int | float | Enum):
        return thing
    if isinstance(thing, str):
        return visible(thing)
    if isinstance(thing, tuple):
        return tuple([_inert(part) for part in thing])
    if is_dataclass(thing) and not isinstance(thing, type):
        return replace(thing, **{f.name: _inert(getattr(thing, f.name)) for f in fields(thing)})
    if isinstance(thing, Mapping):
        return {_inert(key): _inert(value) for key, value in thing.items()}
    return thing
