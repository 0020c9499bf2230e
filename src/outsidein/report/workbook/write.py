"""The parts of a document as sheets of one workbook."""

import io
import math
from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime
from typing import Any

from outsidein.report.document import AuditDocument
from outsidein.report.inert import inert
from outsidein.report.spoken import speaking_as
from outsidein.terms.language import message, say

from .cells import Cell, Column
from .parts import PARTS

LONGEST = 32_767
"""Signs that a cell can hold; what is longer is cut and says so by an ellipsis."""

_NARROW, _WIDE, _LONG = 8, 40, 60
_FORMATS = {"whole": "#,##0", "number": "#,##0.00##", "date": "yyyy-mm-dd"}


def xlsx(document: AuditDocument) -> bytes:
    """The findings as a workbook with one sheet for each part.

    Numbers, dates and truth values keep their types; an estimate stands in columns of its own for
    value, low, high, unit, n, customers, excluded, withheld and definition, and money beside its
    currency. Text is written as text, so that no cell of it is ever a formula or a link. The same
    document gives the same bytes.
    """
    with speaking_as(document):
        return _book(inert(document))


def _book(shown: AuditDocument) -> bytes:
    import xlsxwriter

    made = io.BytesIO()
    options = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    with xlsxwriter.Workbook(made, options) as book:
        book.set_properties({"title": shown.title, "created": _created(shown.created_at)})
        styles = {name: book.add_format({"num_format": f}) for name, f in _FORMATS.items()}
        styles["head"] = book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
        styles["text"] = book.add_format({"valign": "top"})
        styles["long"] = book.add_format({"text_wrap": True, "valign": "top"})
        _about(book.add_worksheet(say("About")), shown, styles)
        for part in PARTS:
            rows = list(part.cells(shown))
            _sheet(book.add_worksheet(say(part.name)), part.columns, rows, styles)
    return made.getvalue()


def _created(text: str) -> datetime:
    """The time stamp of the document, so that the workbook has no other."""
    try:
        when = datetime.fromisoformat(text)
    except ValueError:
        return datetime(1980, 1, 1)
    return when.astimezone(UTC).replace(tzinfo=None) if when.tzinfo else when


def _about(sheet: Any, document: AuditDocument, styles: dict[str, Any]) -> None:
    """What the workbook is about, and where each sheet is."""
    organization = document.organization
    lines: list[tuple[str, Cell]] = [
        (message("title"), document.title),
        (message("organization"), organization.name if organization else None),
        (message("period"), document.period_label),
        (message("simulated data"), document.simulated),
        (message("made by"), say("Outside-in {version}", version=document.version)),
        (message("made at"), document.created_at),
        (message("run again"), document.rerun),
        (message("warnings"), "\n".join(document.warnings)),
    ]
    for row, (name, value) in enumerate(lines):
        _write(sheet, row, 0, say(name), styles["head"])
        _write(sheet, row, 1, value, styles["long"])
    for row, part in enumerate(PARTS, len(lines) + 1):
        _write(sheet, row, 0, say(part.name), styles["head"])
        _write(sheet, row, 1, say(part.about), styles["long"])
    sheet.set_column(0, 0, 24)
    sheet.set_column(1, 1, 90)


def _sheet(
    sheet: Any, columns: Sequence[Column], rows: Sequence[Sequence[Cell]], styles: dict[str, Any]
) -> None:
    """One table with a frozen head, a filter, and columns as wide as they need."""
    for place, column in enumerate(columns):
        _write(sheet, 0, place, column.title, styles["head"])
        held = [row[place] for row in rows]
        sheet.set_column(place, place, _width(column, held))
    for number, row in enumerate(rows, 1):
        for place, (column, value) in enumerate(zip(columns, row, strict=True)):
            kind = "long" if column.long else column.shown_as
            _write(sheet, number, place, value, styles[kind])
    sheet.freeze_panes(1, 1)
    sheet.autofilter(0, 0, max(len(rows), 1), len(columns) - 1)


def _width(column: Column, held: Iterable[Cell]) -> float:
    if column.long:
        return _LONG
    longest = max((len(str(value)) for value in held if isinstance(value, str)), default=0)
    return min(max(longest + 2, len(column.title) + 3, _NARROW), _WIDE)


def _write(sheet: Any, row: int, place: int, value: Cell, style: Any) -> None:
    """One cell by its type, never by what its text looks like."""
    if value is None or value == "":
        return
    if isinstance(value, bool):
        sheet.write_boolean(row, place, value)
    elif isinstance(value, date):
        sheet.write_datetime(row, place, value, style)
    elif isinstance(value, str):
        kept = value if len(value) <= LONGEST else value[: LONGEST - 1] + "…"
        sheet.write_string(row, place, kept, style)
    elif math.isfinite(value):
        sheet.write_number(row, place, value, style)
