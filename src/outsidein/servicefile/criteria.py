"""The criteria block: a set, a set with changes, or the organization's own list."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from outsidein.servicefile.notes import Notes
from outsidein.servicefile.sets import criteria_sets, spoken
from outsidein.terms.quality import Criterion, Item


def declare_criteria(block: Any, notes: Notes) -> None:
    """Make the ids of the criteria set known, so that references to them resolve."""
    known = notes.names.setdefault("criterion", {})
    for criterion in criteria_sets[_set_name(block)]:
        known.setdefault(criterion.id, 0)


def build_criteria(block: Any) -> tuple[Criterion, ...]:
    """The criteria that a block means; Grönroos' six where it is left out (None)."""
    merged = {criterion.id: criterion for criterion in spoken(_set_name(block))}
    for entry in _entries(block):
        id_ = entry["id"]
        merged[id_] = _changed(merged.get(id_, Criterion(id_, entry.get("name", id_))), entry)
    return tuple(merged.values())


def criteria_path(block: Any) -> tuple[str, ...]:
    """Where in the file the list of criteria stands."""
    return ("criteria", "list") if isinstance(block, Mapping) else ("criteria",)


def _set_name(block: Any) -> str:
    if isinstance(block, str):
        return block
    if isinstance(block, list):
        return "own"
    return str(block.get("set", "gronroos")) if isinstance(block, Mapping) else "gronroos"


def _entries(block: Any) -> Iterable[Mapping[str, Any]]:
    entries = block.get("list", []) if isinstance(block, Mapping) else block
    return entries if isinstance(entries, list) else []


def _changed(criterion: Criterion, entry: Mapping[str, Any]) -> Criterion:
    """The criterion with what the entry states in place of what it had."""
    given = {key: entry[key] for key in ("name", "description") if key in entry}
    if "items" in entry:
        base = {item.id: item for item in criterion.items}
        given["items"] = tuple(
            _item(base, item.get("id", f"{criterion.id}_{n}"), item)
            for n, item in enumerate(entry["items"], 1)
        )
    if "proofs" in entry:
        given["proofs"] = tuple(entry["proofs"])
    return replace(criterion, **given)


def _item(base: Mapping[str, Item], id_: str, entry: Mapping[str, Any]) -> Item:
    """An item; one of the set keeps its wording as long as no text of its own is given."""
    given = {key: value for key, value in entry.items() if key != "id"}
    if id_ in base and "text" not in entry:
        return replace(base[id_], **given)
    return Item(id_, given.pop("text", id_), **given)
