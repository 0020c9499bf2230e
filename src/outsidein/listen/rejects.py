"""Rejected rows as a file that can be corrected and read again."""

import csv
import io
import re
from dataclasses import replace
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from outsidein.engine.sheet import Hearing, Sheet
from outsidein.terms.language import say
from outsidein.terms.placing import put_text
from outsidein.terms.signal import Reject
from outsidein.terms.spreadsheet import guarded, unguarded

from .raw import TEXT, Raw

FRONT = ("file", "line", "column", "value", "reason", "remedy")
EXTRA = "extra cell "


def write(path: Path, hearing: Hearing) -> tuple[Path, ...]:
    """Write the rejected rows with their cells; the files written.

    One file has one header, so when several sources have rejects, each gets a file of its own,
    `rejects.survey.csv` and so on. Cells that a spreadsheet would take for a formula get an
    apostrophe in front; reading the file takes it off again. Nothing is written without rejects.
    """
    sheets = [sheet for sheet in hearing.sheets if sheet.rejects]
    written = []
    for sheet in sheets:
        target = path if len(sheets) == 1 else _beside(path, sheet.source)
        stream = io.StringIO(newline="")
        csv.writer(stream).writerows(rows(sheet))
        put_text(target, stream.getvalue(), "utf-8-sig")
        written.append(target)
    return tuple(written)


def rows(sheet: Sheet) -> list[list[str]]:
    """The header and one row for each reject: what is wrong, then the cells as they stood."""
    headers = [column.header for column in sheet.columns]
    width = max([len(headers), *(len(r.cells) for r in sheet.rejects)])
    extra = [f"{EXTRA}{n + 1}" for n in range(width - len(headers))]
    lines = [[*FRONT, *(guarded(header) for header in headers), *extra]]
    for reject in sheet.rejects:
        cells = [*reject.cells, *[""] * (width - len(reject.cells))]
        lines.append([guarded(text) for text in (*_front(reject), *cells)])
    return lines


def _front(reject: Reject) -> tuple[str, ...]:
    column = reject.column or ""
    return (reject.source, str(reject.line), column, reject.value, reject.reason, reject.remedy)


def _beside(path: Path, source: str) -> Path:
    stem = re.sub(r"[^\w.-]+", "-", source).rsplit(".", 1)[0]
    return path.with_name(f"{path.stem}.{stem}{path.suffix or '.csv'}")


def restore(raw: Raw) -> Raw:
    """A corrected file of rejects as the table it came from; any other table as it is."""
    if not _is_of_rejects(raw):
        return raw
    kept = [
        i
        for i in range(len(FRONT), len(raw.headers))
        if not raw.headers[i].strip().startswith(EXTRA)
    ]
    extra = [i for i in range(len(FRONT), len(raw.headers)) if i not in kept]
    raw, late = _reject_extra(raw, extra)
    note = say("rows corrected from a file of rejects")
    return replace(
        raw,
        headers=tuple(unguarded(raw.headers[i]) for i in kept),
        columns=tuple(_unguarded(raw.columns[i]) for i in kept),
        rejects=tuple(replace(r, cells=r.cells[len(FRONT) :]) for r in (*raw.rejects, *late)),
        notes=(*raw.notes, note),
    )


def origin(raw: Raw) -> str | None:
    """The file that all rows of a corrected file of rejects come from; None for other tables."""
    if not _is_of_rejects(raw):
        return None
    named = {str(name).strip() for name in pc.unique(raw.columns[0]).to_pylist()}
    return named.pop() if len(named) == 1 else None


def _is_of_rejects(raw: Raw) -> bool:
    front = tuple(h.strip() for h in raw.headers[: len(FRONT)])
    return front == FRONT and len(raw.headers) > len(FRONT)


def _reject_extra(raw: Raw, extra: list[int]) -> tuple[Raw, list[Reject]]:
    """Rows that still hold cells beyond the header stay rejected."""
    bad = np.zeros(len(raw.lines), bool)
    for index in extra:
        column = raw.columns[index]
        filled = pc.not_equal(pc.utf8_trim_whitespace(column.dictionary), "")
        bad |= filled.to_numpy(zero_copy_only=False)[column.indices.to_numpy()]
    found = [
        Reject(
            raw.source,
            int(raw.lines[row]),
            None,
            "",
            say("cells beyond the header"),
            say("Move them into the columns they belong to, and leave the extra cells blank."),
            raw.cells(row),
        )
        for row in np.flatnonzero(bad).tolist()
    ]
    return (raw.keep(~bad) if found else raw), found


def _unguarded(column: pa.Array) -> pa.Array:
    if not pa.types.is_dictionary(column.type):
        return column
    texts = pa.array([unguarded(text) for text in column.dictionary.to_pylist()], pa.string())
    codes = texts.dictionary_encode()
    indices = codes.indices.take(column.indices)
    return pa.DictionaryArray.from_arrays(indices, codes.dictionary).cast(TEXT)
