"""One JSON document that holds its rows in an array under a key, as interfaces answer with.

Records that the same answer brings beside the rows ("side-loaded" ones, such as the metrics of
tickets or the names of groups) are joined to the rows they belong to.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from outsidein.terms.language import say

ROWS = ("tickets", "issues", "cases", "records", "result", "results", "responses", "values", "data")
"""Keys under which interfaces put the rows; without one of them the longest array is taken."""

PEOPLE = ("requester", "submitter", "assignee", "agent", "owner", "author", "user")
"""Fields such as `assignee_id` whose record stands among the `users`."""

USERS = "users"
Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Document:
    """The rows of a document, and what was joined to them or passed over."""

    rows: list[Any]
    notes: tuple[str, ...]


def document(found: Any) -> Document | None:
    """The rows of one JSON object, or None where no key of it holds an array of objects."""
    if not isinstance(found, dict):
        return None
    arrays = {key: value for key, value in found.items() if _is_rows(value)}
    if not arrays:
        return None
    named = [key for key in ROWS if key in arrays]
    main = named[0] if named else max(arrays, key=lambda key: len(arrays[key]))
    rows = [unwrapped(item) for item in arrays.pop(main)]
    notes = [say('the rows stand under "{main}"', main=main)]
    for key, records in arrays.items():
        joined = _join(rows, singular(main), key, records)
        notes.append(
            say('the records under "{key}" are joined to them', key=key)
            if joined
            else say('the records under "{key}" belong to no row and are passed over', key=key)
        )
    return Document(rows, tuple(notes))


def unwrapped(item: Any) -> Any:
    """The object inside `{"ticket": {...}}`; anything else as it is."""
    if isinstance(item, dict) and len(item) == 1:
        inner = next(iter(item.values()))
        return inner if isinstance(inner, dict) and "id" in inner else item
    return item


def singular(key: str) -> str:
    """`metric_set` for `metric_sets`."""
    return key[:-3] + "y" if key.endswith("ies") else key.removesuffix("s")


def _is_rows(value: Any) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(v, dict) for v in value)


def _join(rows: list[Any], thing: str, key: str, records: list[Row]) -> bool:
    """Put records into their rows: by the id of the row, or by a field that names the record."""
    own = f"{thing}_id"
    if all(own in record for record in records):
        return _embed(rows, singular(key), {str(r[own]): r for r in records})
    by_id = {str(r["id"]): r for r in records if "id" in r}
    bases = PEOPLE if key == USERS else (singular(key),)
    named = [_name(rows, base, by_id) for base in bases]
    return any(named)


def _embed(rows: list[Any], name: str, records: Mapping[str, Row]) -> bool:
    found = False
    for row in rows:
        record = records.get(str(row.get("id"))) if isinstance(row, dict) else None
        if record is not None and name not in row:
            row[name] = record
            found = True
    return found


def _name(rows: list[Any], base: str, records: Mapping[str, Row]) -> bool:
    found = False
    for row in rows:
        record = records.get(str(row.get(f"{base}_id"))) if isinstance(row, dict) else None
        if record is not None and "name" in record and base not in row:
            row[base] = {"name": record["name"]}
            found = True
    return found
