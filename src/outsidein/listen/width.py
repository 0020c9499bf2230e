"""How wide a table may be, and the blank columns that hang at its right end."""

from collections.abc import Sequence
from dataclasses import replace

import pyarrow as pa
import pyarrow.compute as pc

from outsidein.terms.language import say_many
from outsidein.terms.signal import Reject
from outsidein.terms.trouble import Trouble

from .raw import Raw

MOST_COLUMNS = 16_384
"""What a sheet of a spreadsheet program can hold at most."""


def check_width(headers: Sequence[str], source: str) -> None:
    """Raise `Trouble` where a header names more columns than any table has."""
    named = sum(1 for header in headers if header.strip())
    if named > MOST_COLUMNS:
        raise Trouble(
            f"its header names {named:,} columns, more than {MOST_COLUMNS:,}",
            remedy="Delete what is not needed, or turn the table so that its columns are rows.",
            source=source,
        )


def without_blank_end(raw: Raw) -> Raw:
    """The table without the columns at its right end that have no name and no value.

    The other columns keep their places, and so their names.
    """
    check_width(raw.headers, raw.source)
    width = len(raw.headers)
    while width and not raw.headers[width - 1].strip() and _is_blank(raw.columns[width - 1]):
        width -= 1
    gone = len(raw.headers) - width
    if not gone or not width:
        return raw
    return replace(
        raw,
        headers=raw.headers[:width],
        columns=raw.columns[:width],
        titles=raw.titles[:width],
        rejects=tuple(_shorter(reject, width) for reject in raw.rejects),
        notes=(
            *raw.notes,
            say_many(
                "{n:,} blank column at the end left out",
                "{n:,} blank columns at the end left out",
                gone,
            ),
        ),
    )


def _is_blank(column: pa.Array) -> bool:
    if not pa.types.is_dictionary(column.type):
        return bool(column.null_count == len(column))
    texts = pc.utf8_trim_whitespace(column.dictionary)
    return not pc.any(pc.not_equal(texts, "")).as_py()


def _shorter(reject: Reject, width: int) -> Reject:
    if any(cell.strip() for cell in reject.cells[width:]):
        return reject
    return replace(reject, cells=reject.cells[:width])
