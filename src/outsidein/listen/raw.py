"""A table as it stood in the file: text or typed cells, with the line of every row."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from outsidein.engine.sheet import LINE
from outsidein.terms.quality import Scale
from outsidein.terms.signal import Reading, Reject

TEXT = pa.dictionary(pa.int32(), pa.string())
"""The type of a column of text cells: each different text is stored, and later parsed, once."""

Lines = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Raw:
    """Cells before they mean anything.

    `headers` are as written, `names` unique. A column of `columns` is dictionary-encoded text
    (blank cells are empty texts) or, from Parquet and frames, already typed. `lines` is the line
    (spreadsheet: row) at which each row starts. `rejects` are rows whose structure is broken.
    Exports state more: `titles` are the questions behind the headers (none, or one for each),
    `time_zone` is the zone of times that state none. Where worded answers became numbers,
    `scales` are their scales, `importance` those that say how important something is, and
    `written` the columns as they stood in the file, all by place.
    """

    source: str
    headers: tuple[str, ...]
    columns: tuple[pa.Array, ...]
    lines: Lines
    format: str = "table"
    rejects: tuple[Reject, ...] = ()
    readings: tuple[Reading, ...] = ()
    notes: tuple[str, ...] = ()
    encoding: str = ""
    delimiter: str = ""
    titles: tuple[str, ...] = ()
    time_zone: str = ""
    scales: Mapping[int, Scale] = field(default_factory=dict)
    importance: frozenset[int] = frozenset()
    written: Mapping[int, pa.Array] = field(default_factory=dict)
    names: tuple[str, ...] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "names", unique_names(self.headers))

    @property
    def rows(self) -> int:
        """Rows in the file, read or rejected."""
        return len(self.lines) + len(self.rejects)

    def keep(self, rows: npt.NDArray[np.bool_]) -> "Raw":
        """The same table with only some of its rows."""
        mask = pa.array(rows)
        return replace_raw(
            self,
            columns=tuple(c.filter(mask) for c in self.columns),
            lines=self.lines[rows],
            written={i: c.filter(mask) for i, c in self.written.items()},
        )

    def texts(self, column: int, rows: Sequence[int]) -> list[str]:
        """Cells of one column as text, for messages and rejects."""
        taken = self.written.get(column, self.columns[column]).take(pa.array(rows, pa.int64()))
        return ["" if value is None else str(value) for value in taken.to_pylist()]

    @property
    def asked(self) -> tuple[str, ...]:
        """The question behind each column; the header where none is known."""
        titles = self.titles or ("",) * len(self.headers)
        return tuple(t or h for t, h in zip(titles, self.headers, strict=True))

    def cells(self, row: int) -> tuple[str, ...]:
        """One row as it stood in the file."""
        return tuple(self.texts(i, [row])[0] for i in range(len(self.headers)))


def replace_raw(raw: Raw, **changes: object) -> Raw:
    """`dataclasses.replace` for `Raw` (its names follow from its headers)."""
    return replace(raw, **changes)  # type: ignore[arg-type]


def unique_names(headers: Sequence[str]) -> tuple[str, ...]:
    """Headers made unique: blanks become `column 3`, repeats `Name (2)`, letter case ignored.

    Letter case is ignored because SQL ignores it in names.
    """
    used = {LINE}
    names: list[str] = []
    written = {h.strip().casefold() for h in headers}
    for position, header in enumerate(headers, start=1):
        base = header.strip() or f"column {position}"
        name, number = base, 1
        while name.casefold() in used or (number > 1 and name.casefold() in written):
            number += 1
            name = f"{base} ({number})"
        used.add(name.casefold())
        names.append(name)
    return tuple(names)


def encode(texts: Sequence[str | None]) -> pa.Array:
    """Texts as a dictionary-encoded column; None and blank become the empty text."""
    filled = pa.array(["" if t is None else t for t in texts], pa.string())
    return filled.dictionary_encode().cast(TEXT)
