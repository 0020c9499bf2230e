"""Workbooks (.xlsx, .xls, .xlsb, .ods).

A small workbook can unpack to gigabytes, or name a cell so far away that the whole grid before it
is filled: the process that reads files has limits.
"""

import io
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import Any

import numpy as np
from python_calamine import CalamineError, CalamineWorkbook, PasswordError, SheetVisibleEnum

from outsidein.terms.language import say, say_many
from outsidein.terms.trouble import Trouble

from .containers import Member, check_workbook
from .empty import Empty
from .raw import Raw, encode, replace_raw

WORKBOOK_SIGNATURES = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")


def read_workbook(member: Member) -> Iterator[Raw]:
    """Each visible sheet that holds cells; the line of a row is its row number."""
    check_workbook(member)
    try:
        found = list(_sheets(member))
    except PasswordError as error:
        raise Trouble(
            "the workbook is protected with a password",
            remedy="Open it with the password and save it without one.",
            source=member.name,
        ) from error
    except (CalamineError, ValueError, OSError) as error:
        raise Trouble(
            "the workbook is damaged",
            remedy="Open it in a spreadsheet program and save it again.",
            source=member.name,
        ) from error
    if not found:
        raise Empty(
            say("the workbook holds no cells"),
            remedy=say("Put the table, with its header, on a sheet."),
            source=member.name,
        )
    if len(found) == 1:
        yield replace_raw(found[0], source=member.name)
    else:
        yield from found


def _sheets(member: Member) -> Iterator[Raw]:
    book = CalamineWorkbook.from_filelike(io.BytesIO(member.data))
    for told in book.sheets_metadata:
        if told.visible is SheetVisibleEnum.Visible:
            sheet = book.get_sheet_by_name(told.name)
            first = (sheet.start[0] if sheet.start else 0) + 1
            raw = table(f"{member.name}/{told.name}", sheet.to_python(skip_empty_area=True), first)
            if raw is not None:
                yield raw


def table(source: str, rows: list[list[Any]], first: int) -> Raw | None:
    """One sheet: the first row with text in most of its cells is the header."""
    texts = [[as_text(v) for v in row] for row in rows]
    filled = [sum(1 for t in row if t.strip()) for row in texts]
    width = max(filled, default=0)
    if not width:
        return None
    head = next(i for i, count in enumerate(filled) if count > width / 2)
    columns = [i for i in range(len(texts[head])) if any(row[i].strip() for row in texts[head:])]
    kept = [i for i in range(head + 1, len(texts)) if filled[i]]
    blank = len(texts) - head - 1 - len(kept)
    notes = [say("{n} title rows above the header passed over", n=head)] if head else []
    notes += (
        [say_many("{n} blank row passed over", "{n} blank rows passed over", blank)]
        if blank
        else []
    )
    return Raw(
        source,
        tuple(texts[head][c] for c in columns),
        tuple(encode([texts[i][c] for i in kept]) for c in columns),
        np.array([first + i for i in kept], dtype=np.int64),
        format="workbook",
        notes=tuple(notes),
    )


def as_text(value: Any) -> str:
    """A cell as text that reads back to the same value."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 2**53 else repr(value)
    if isinstance(value, datetime | date | time):
        return value.isoformat(" ") if isinstance(value, datetime) else value.isoformat()
    if isinstance(value, timedelta):
        return str(value.total_seconds() / 3600)
    return str(value)
