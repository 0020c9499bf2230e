"""Column lists as analysts write them: names, positions, ranges and patterns."""

import csv
import difflib
import fnmatch
import re
from collections.abc import Sequence

from outsidein.terms.trouble import Trouble

POSITION = re.compile(r"#([0-9]+)")
RANGE = re.compile(r"#([0-9]+):#([0-9]+)(?::([0-9]+))?")


def select_columns(headers: Sequence[str], specs: str | Sequence[str]) -> list[int]:
    """Positions (from 0) of the columns that `specs` name, in the order named, each once.

    Each spec is a list with commas, quoted as in CSV where a name holds a comma. An entry is a
    name, a position `#4` (from 1), a range `#4:#50` or `#4:#50:2`, or a pattern `ipa*_2`. A spec
    that is a whole header is that header, commas and all. Raises `Trouble` with close matches.
    """
    chosen: dict[int, None] = {}
    for spec in [specs] if isinstance(specs, str) else specs:
        whole = _named(headers, spec)
        entries = [spec] if whole is not None else _entries(spec)
        for entry in entries:
            for index in _resolve(headers, entry):
                chosen[index] = None
    if not chosen:
        raise Trouble("no column is named", remedy="Name columns, such as --on q1,q2 or '#4:#9'.")
    return list(chosen)


def plain(text: str) -> str:
    """A header for comparison: runs of blanks as one, letter case ignored."""
    return " ".join(text.split()).casefold()


def _entries(spec: str) -> list[str]:
    try:
        rows = list(csv.reader([spec.replace("\n", " ")], skipinitialspace=True, strict=True))
    except csv.Error as error:
        raise Trouble(
            f"the column list {spec!r} has a quote that is not closed",
            remedy='Quote names that hold a comma: "a, b",c.',
        ) from error
    return [entry.strip() for entry in (rows[0] if rows else []) if entry.strip()]


def _named(headers: Sequence[str], entry: str) -> int | None:
    """The column of exactly that name, else of that name but for blanks and letter case."""
    for same in (lambda h: h == entry, lambda h: plain(h) == plain(entry)):
        found = [i for i, header in enumerate(headers) if same(header)]
        if len(found) > 1:
            places = ", ".join(f"#{i + 1}" for i in found[:5])
            raise Trouble(f'several columns are named "{entry}"', remedy=f"Take one of {places}.")
        if found:
            return found[0]
    return None


def _resolve(headers: Sequence[str], entry: str) -> list[int]:
    named = _named(headers, entry)
    if named is not None:
        return [named]
    single, several = POSITION.fullmatch(entry), RANGE.fullmatch(entry)
    if single:
        return [_position(headers, int(single.group(1)))]
    if several:
        first, last, step = (int(g) if g else 1 for g in several.groups())
        start, stop = _position(headers, first), _position(headers, last)
        if step < 1 or stop < start:
            raise Trouble(
                f"the range {entry} is empty",
                remedy="Write it as #first:#last or #first:#last:step.",
            )
        return list(range(start, stop + 1, step))
    if any(sign in entry for sign in "*?["):
        found = [i for i, h in enumerate(headers) if fnmatch.fnmatchcase(plain(h), plain(entry))]
        if found:
            return found
        raise Trouble(f'no column fits the pattern "{entry}"', remedy=_known(headers))
    close = difflib.get_close_matches(plain(entry), [plain(h) for h in headers], 3, 0.5)
    near = [h for h in headers if plain(h) in close]
    raise Trouble(
        f'there is no column "{entry}"',
        remedy=f"Did you mean {', '.join(near)}?" if near else _known(headers),
    )


def _position(headers: Sequence[str], number: int) -> int:
    if not 1 <= number <= len(headers):
        raise Trouble(
            f"there is no column #{number}", remedy=f"The table has columns #1 to #{len(headers)}."
        )
    return number - 1


def _known(headers: Sequence[str]) -> str:
    shown = ", ".join(h if len(h) <= 40 else h[:39] + "…" for h in headers[:12])
    more = f" and {len(headers) - 12} more" if len(headers) > 12 else ""
    return f"The columns are {shown}{more}."
