"""Take the question texts, the time zone and the rows that are no answers out of the table."""

import json
import re
from collections.abc import Sequence
from dataclasses import replace

from outsidein.terms.language import message, say

from ...aside import Aside, AsideKind
from ...headings import holds, place, with_titles, without_first
from ...raw import Raw
from ...select import plain
from ...times import check_zone
from .mapping import KNOWN, PREVIEWS, SPAM, UNFINISHED

IMPORT_ID = re.compile(r"""\s*\{["']ImportId["']""")
TAG = re.compile(r"<[^<>]+>")
GROUP = re.compile(r"_NPS_GROUP$")
"""Promoter, passive or detractor: follows from the answer in the column beside it."""

HEADER_ROWS = 3
NOTE = message("two more header rows, question texts and import ids, are no answers")
NOTE_TEXTS = message("a second header row, question texts, is no answer")


def prepare(raw: Raw) -> Raw:
    """Without its further header rows; their texts become the titles, their zone that of times."""
    ids = import_ids(raw)
    count = ids + 1 if ids is not None else int(_has_texts(raw))
    if not count:
        return raw
    texts = raw.cells(0) if ids != 0 else ("",) * len(raw.headers)
    zone = _zone(raw.cells(ids)) if ids is not None else ""
    note = say(NOTE if count > 1 else NOTE_TEXTS)
    titles = [
        "" if plain(header) in KNOWN or GROUP.search(header) else TAG.sub(" ", text)
        for header, text in zip(raw.headers, texts, strict=True)
    ]
    kept = with_titles(without_first(raw, count), titles)
    return replace(kept, time_zone=zone, notes=(*kept.notes, note))


def aside(raw: Raw) -> Sequence[Aside]:
    """Previews and tests, spam, and answers that ended before the last page."""
    status, finished = place(raw, "status"), place(raw, "finished")
    found = []
    if status is not None:
        why = say("a preview or test is the work of those who made the survey")
        found.append(Aside(AsideKind.PREVIEWS, status, holds(raw, status, *PREVIEWS), False, why))
        why = say("Qualtrics takes it for the work of a machine or a repeat")
        found.append(Aside(AsideKind.SPAM, status, holds(raw, status, *SPAM), False, why))
    if finished is not None:
        why = say("Qualtrics records answers that were broken off, and shows them in its reports")
        rows = holds(raw, finished, *UNFINISHED)
        found.append(Aside(AsideKind.UNFINISHED, finished, rows, True, why))
    return found


def import_ids(raw: Raw) -> int | None:
    """The row of import ids among the first rows, or None: each of its cells is one."""
    named = [index for index, header in enumerate(raw.headers) if header.strip()]
    if not named:
        return None
    rows = list(range(min(HEADER_ROWS, len(raw.lines))))
    ends = zip(raw.texts(named[0], rows), raw.texts(named[-1], rows), strict=True)
    return next((row for row, pair in enumerate(ends) if all(map(IMPORT_ID.match, pair))), None)


def _has_texts(raw: Raw) -> bool:
    """Whether the first row holds question texts: an id of Qualtrics starts with `R_`."""
    ids, recorded = place(raw, "responseid"), place(raw, "recordeddate")
    if not len(raw.lines) or ids is None or recorded is None:
        return False
    cells = raw.cells(0)
    return not cells[ids].startswith("R_") and not any(c.isdigit() for c in cells[recorded])


def _zone(cells: Sequence[str]) -> str:
    """The time zone that the import ids of times state, where it is a known one."""
    for cell in cells:
        try:
            zone = json.loads(cell).get("timeZone", "")
        except (ValueError, AttributeError):
            continue
        if zone:
            zone = "UTC" if zone == "Z" else str(zone)
            return zone if check_zone(zone) else ""
    return ""
