"""Going through every estimate of a document, to read it or to replace it."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar

from outsidein.terms.estimate import Estimate

T = TypeVar("T")


def estimates(part: object) -> Iterator[Estimate]:
    """Every estimate in a dataclass, tuple or mapping, at any depth."""
    if isinstance(part, Estimate):
        yield part
    elif is_dataclass(part) and not isinstance(part, type):
        for field in fields(part):
            yield from estimates(getattr(part, field.name))
    elif isinstance(part, tuple | list):
        for one in part:
            yield from estimates(one)
    elif isinstance(part, Mapping):
        for one in part.values():
            yield from estimates(one)


def with_estimates(part: T, change: Callable[[Estimate], Estimate]) -> T:
    """The same part with every estimate in its dataclasses and tuples passed through `change`."""
    changed: Any = _changed(part, change)
    return changed  # type: ignore[no-any-return]


def _changed(part: Any, change: Callable[[Estimate], Estimate]) -> Any:
    if isinstance(part, Estimate):
        return change(part)
    if is_dataclass(part) and not isinstance(part, type):
        kept = {f.name: getattr(part, f.name) for f in fields(part) if f.init}
        new = {name: _changed(value, change) for name, value in kept.items()}
        moved = {name: value for name, value in new.items() if value is not kept[name]}
        return replace(part, **moved) if moved else part
    if isinstance(part, tuple):
        members = [_changed(one, change) for one in part]
        same = all(new is old for new, old in zip(members, part, strict=True))
        return part if same else tuple(members)
    return part
