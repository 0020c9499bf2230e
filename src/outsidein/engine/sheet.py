"""A file that was heard: its typed table, its columns and the account of its rows."""

from dataclasses import dataclass, field, replace

import pyarrow as pa

from outsidein.terms.signal import Column, ColumnTerm, FileKind, Reading, Reject, RowAccount

LINE = "_line"
"""Name of the column that holds the line in the file where the row starts (64-bit integer)."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One table of signals.

    `table` holds one Arrow column for each of `columns` under its `name`, plus `LINE`. Types:
    ratings and counts are integers (floats where the file has decimals), shares and flags booleans,
    times are `timestamp("us", tz="UTC")`, dates `date32`, money is an integer of minor units, and
    ids and comments are strings. A missing value or "not applicable" is null. Only used rows are
    in the table: superseded rows are counted, rejected rows are in `rejects`.
    """

    source: str
    kind: FileKind
    columns: tuple[Column, ...]
    table: pa.Table
    account: RowAccount
    readings: tuple[Reading, ...] = ()
    rejects: tuple[Reject, ...] = ()
    confidence: float = 1.0
    recognized_as: str = ""
    notes: tuple[str, ...] = field(default=())
    alternatives: tuple[tuple[FileKind, float], ...] = ()
    """What else the file may be, with confidence, surest first."""

    events: pa.Table | None = None
    """Of an event log every row's `ticket`, `time` and `state`, superseded ones too."""

    encoding: str = ""
    delimiter: str = ""

    def of(self, term: ColumnTerm) -> tuple[Column, ...]:
        """The columns that hold a term, in the order of the file."""
        return tuple(c for c in self.columns if c.term is term)

    def one(self, term: ColumnTerm) -> Column | None:
        """The surest column that holds a term."""
        found = self.of(term)
        return max(found, key=lambda c: c.confidence) if found else None

    def with_table(self, table: pa.Table) -> "Sheet":
        """The same sheet with its table replaced (columns added by the engine)."""
        return replace(self, table=table)


@dataclass(frozen=True, slots=True)
class Hearing:
    """All that was heard in one run."""

    sheets: tuple[Sheet, ...]

    def of(self, kind: FileKind) -> tuple[Sheet, ...]:
        """The sheets of one kind."""
        return tuple(s for s in self.sheets if s.kind is kind)

    @property
    def readings(self) -> tuple[Reading, ...]:
        """Every choice of reading, in the order of the files."""
        return tuple(r for s in self.sheets for r in s.readings)
