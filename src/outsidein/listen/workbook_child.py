"""The child process that opens a workbook from standard input and writes Arrow streams."""

import io
import sys
from datetime import date, datetime, time, timedelta
from typing import Any

import numpy as np
import pyarrow as pa
from python_calamine import CalamineError, CalamineWorkbook, PasswordError, SheetVisibleEnum

from .raw import TEXT, encode

PASSWORD, LARGE, DAMAGED, EMPTY = 11, 12, 13, 14
MOST_MEMORY = 4 * 1024**3


def limit() -> None:
    """Bound the memory of this process where the system can (not on Windows)."""
    try:
        import resource
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))


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


def table(name: str, rows: list[list[Any]], first: int) -> pa.Table | None:
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
    arrays = [encode([texts[i][c] for i in kept]) for c in columns]
    lines = pa.array(np.array([first + i for i in kept], dtype=np.int64))
    notes = [f"{head} title rows above the header passed over"] if head else []
    notes += [f"{blank} blank rows passed over"] if blank else []
    meta = {
        "sheet": name,
        "headers": "\x1f".join(texts[head][c] for c in columns),
        "notes": "\n".join(notes),
    }
    fields = [pa.field(str(c), TEXT) for c in columns] + [pa.field("line", pa.int64())]
    return pa.Table.from_arrays([*arrays, lines], schema=pa.schema(fields, metadata=meta))


def main() -> int:
    """Read, convert, write; the exit code names what went wrong."""
    limit()
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(sys.stdin.buffer.read()))
        found = 0
        for sheet_meta in book.sheets_metadata:
            if sheet_meta.visible is not SheetVisibleEnum.Visible:
                continue
            sheet = book.get_sheet_by_name(sheet_meta.name)
            start = sheet.start
            rows = sheet.to_python(skip_empty_area=True)
            out = table(sheet_meta.name, rows, (start[0] if start else 0) + 1)
            if out is None:
                continue
            found += 1
            with pa.ipc.new_stream(sys.stdout.buffer, out.schema) as stream:
                stream.write_table(out)
        return 0 if found else EMPTY
    except PasswordError:
        return PASSWORD
    except MemoryError:
        return LARGE
    except (CalamineError, ValueError, OSError):
        return DAMAGED


if __name__ == "__main__":
    sys.exit(main())
