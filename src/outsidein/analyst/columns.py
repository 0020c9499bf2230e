"""The columns an analyst names, found and read."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from outsidein.engine.conditions import is_in
from outsidein.engine.items import Flag, Item
from outsidein.engine.sheet import Sheet
from outsidein.listen import read_headers, read_table, select_columns
from outsidein.terms.trouble import Trouble

Names = str | Sequence[str]
"""Column names, positions (`#4`, `#4:#50:2`) and patterns; a text is a list with commas."""


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns of one source, by unique name, in the order of the file."""

    source: Any
    headers: tuple[str, ...]

    def names(self, specs: Names) -> list[str]:
        """The names of the columns that a column list stands for."""
        return [self.headers[i] for i in select_columns(self.headers, specs)]

    def name(self, spec: str | None) -> str | None:
        """The one column that `spec` stands for, or None where nothing was asked."""
        if spec is None:
            return None
        found = self.names(spec)
        if len(found) > 1:
            raise Trouble(
                f'"{spec}" stands for {len(found)} columns', remedy="Name one column here."
            )
        return found[0]

    def read(
        self,
        names: Sequence[str],
        *,
        texts: Sequence[str | None] = (),
        missing: Sequence[float | str] = (),
        worded: bool = False,
    ) -> Sheet:
        """The numbers in `names` and the texts in `texts`; `worded` answers become numbers."""
        wanted = [name for name in texts if name is not None]
        return read_table(
            self.source,
            columns=[self._position(name) for name in dict.fromkeys([*names, *wanted])],
            text=[self._position(name) for name in wanted],
            missing=missing,
            worded=worded,
        )

    def _position(self, name: str) -> str:
        # By position, because a name may hold commas, stars and brackets.
        return f"#{self.headers.index(name) + 1}"


def columns_of(source: Any) -> Columns:
    """The columns of a path, an Arrow table, a pandas or Polars frame, or a DuckDB relation."""
    return Columns(source, read_headers(source))


@dataclass(frozen=True, slots=True)
class Outcome:
    """What is to be explained: a column of numbers, or the share of one value of a column."""

    column: str
    value: str | None = None

    def item(self, sheet: Sheet) -> Item:
        """The outcome as the engine measures it on each row."""
        if self.value is None:
            return self.column
        known = pc.unique(sheet.table.column(self.column).drop_null()).to_pylist()
        if self.value not in known:
            some = ", ".join(sorted(known)[:6])
            raise Trouble(
                f'no row has the value "{self.value}"',
                column=self.column,
                remedy=f"The column holds {some}{' …' if len(known) > 6 else ''}.",
            )
        return Flag(f"{self.column}={self.value}", is_in(self.column, self.value))


def outcome_of(columns: Columns, spec: str) -> Outcome:
    """Read `COLUMN` or `COLUMN=VALUE`; a header that holds `=` itself is a column first."""
    if "=" not in spec or spec in columns.headers:
        return Outcome(columns.name(spec) or spec)
    column, _, value = spec.rpartition("=")
    return Outcome(columns.name(column.strip()) or column, value.strip())


def numbers_only(sheet: Sheet, names: Sequence[str]) -> None:
    """Raise `Trouble` for a column that does not hold numbers."""
    for name in names:
        kind = sheet.table.schema.field(name).type
        if not (pa.types.is_integer(kind) or pa.types.is_floating(kind)) and not (
            pa.types.is_boolean(kind) or pa.types.is_null(kind)
        ):
            first = next((v for v in sheet.table.column(name).to_pylist() if v is not None), None)
            if first is None:
                raise Trouble(
                    "holds no number, its cells are blank",
                    source=sheet.source,
                    column=name,
                    remedy="Take a column with answers, or pass a file with data.",
                )
            raise Trouble(
                f'holds text, such as "{str(first)[:40]}", where numbers are needed',
                source=sheet.source,
                column=name,
                remedy=f"Take a column of numbers, or a share with --outcome '{name}=VALUE'.",
            )


def reversed_items(
    sheet: Sheet, names: Sequence[str], scale: tuple[float, float] | None
) -> tuple[Sheet, tuple[str, ...]]:
    """The sheet with items turned round (low + high - x), and what should be known about it.

    Without a scale the ends are the least and greatest answer over all of these items, which is
    said: where nobody used an end of the scale, the means (not the reliability) would be off.
    """
    if not names:
        return sheet, ()
    table = sheet.table
    notes: tuple[str, ...] = ()
    if scale is None:
        bounds = [pc.min_max(table.column(name)).as_py() for name in names]
        known = [b for b in bounds if b["min"] is not None]
        if not known:
            return sheet, ()
        scale = min(b["min"] for b in known), max(b["max"] for b in known)
        notes = (
            f"Reversed on {scale[0]:g} to {scale[1]:g}, the least and greatest answer found; "
            "state --scale LOW:HIGH where the scale is wider.",
        )
    ends = scale[0] + scale[1]
    total = pa.scalar(int(ends) if float(ends).is_integer() else ends)
    for name in names:
        turned = pc.subtract(total, table.column(name))
        table = table.set_column(table.schema.get_field_index(name), name, turned)
    return sheet.with_table(table), notes


def heard(sheet: Sheet) -> tuple[str, ...]:
    """What reading the file left open, as warnings: rejected rows and undecided readings."""
    notes = [
        f"{r.question} Read as {r.chosen} ({r.evidence}). {r.remedy}".strip()
        for r in sheet.readings
        if not r.decided
    ]
    if sheet.rejects:
        first = sheet.rejects[0]
        notes.insert(
            0,
            f"{len(sheet.rejects):,} of {sheet.account.rows:,} rows could not be read and were "
            f"rejected, the first in line {first.line}: {first.reason}. {first.remedy}",
        )
    return tuple(notes)


def with_warnings(found: Any, warnings: Sequence[str]) -> Any:
    """The same finding with more warnings."""
    return replace(found, warnings=(*found.warnings, *warnings))
