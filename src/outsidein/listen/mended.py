"""Mended rows of a file of rejects follow the file that they come from."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from outsidein.engine.sheet import Hearing, Sheet

from . import rejects
from .mapping import Mapping, loads
from .mapping_text import dumps
from .raw import Raw
from .select import plain


def as_its_file(raw: Raw, heard: Sequence[Sheet], mapping: Mapping | None) -> Mapping | None:
    """What is stated about mended rows: what was found out about the file that they come from.

    A handful of rows does not show on which scale they are. What the user's mapping states about
    the file of mended rows itself comes first; where the file that they come from is not among
    those heard, the mapping stays as it is.
    """
    its = _its_file(rejects.origin(raw), heard)
    if its is None or (mapping is not None and mapping.of(raw.source).pattern):
        return mapping
    (stated,) = loads(dumps(Hearing((its,)))).files
    there = {plain(header) for header in (*raw.names, *raw.headers)}
    columns = {key: column for key, column in stated.columns.items() if key in there}
    return Mapping((replace(stated, pattern=raw.source, columns=columns),))


def as_its_file_is(sheet: Sheet, origin: str | None, heard: Sequence[Sheet]) -> Sheet:
    """Mended rows with what they cannot show taken from their file: scales, open questions."""
    its = _its_file(origin, heard)
    if its is None:
        return sheet
    scales = {(c.name, c.term): c.scale for c in its.columns}
    columns = (replace(c, scale=c.scale or scales.get((c.name, c.term))) for c in sheet.columns)
    readings = (
        *(r for r in sheet.readings if r.decided),
        *(r for r in its.readings if not r.decided),
    )
    return replace(sheet, columns=tuple(columns), readings=readings)


def _its_file(origin: str | None, heard: Sequence[Sheet]) -> Sheet | None:
    """The one file that was heard under a name, or under the last part of it."""
    name = Path(origin or "").name
    alike = [s for s in heard if origin and name == Path(s.source).name]
    return alike[0] if len(alike) == 1 else None
