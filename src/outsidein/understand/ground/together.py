"""Several files of one kind: those with the same columns are one table, as monthly exports are."""

from collections.abc import Sequence
from dataclasses import replace

import pyarrow as pa

from outsidein.engine.sheet import Sheet
from outsidein.terms.signal import Column, RowAccount


def together(main: Sheet, others: Sequence[Sheet]) -> tuple[Sheet, tuple[str, ...]]:
    """The main sheet with the rows of all others that have its columns; the sources left over.

    Columns are the same where name, meaning and scale are. What differs is left out whole, because
    a rating from 1 to 5 and one from 1 to 10 must not meet under one name.
    """
    alike = [s for s in others if s is not main and _shape(s) == _shape(main)]
    left = tuple(s.source for s in others if s is not main and s not in alike)
    if not alike:
        return main, left
    sheets = [main, *alike]
    names = main.table.column_names
    tables = [_plain(s.table.select(names)) for s in sheets]
    accounts = [s.account for s in sheets]
    return (
        replace(
            main,
            source=", ".join(s.source for s in sheets),
            table=_one(tables),
            events=_events(sheets),
            account=RowAccount(
                rows=sum(a.rows for a in accounts),
                used=sum(a.used for a in accounts),
                superseded=sum(a.superseded for a in accounts),
                rejected=sum(a.rejected for a in accounts),
            ),
        ),
        left,
    )


def _events(sheets: Sequence[Sheet]) -> pa.Table | None:
    """The events of all sheets that hold some."""
    held = [_plain(s.events) for s in sheets if s.events is not None]
    return _one(held) if held else None


def _one(tables: Sequence[pa.Table]) -> pa.Table:
    """Tables below one another.

    A column that is blank in one file reads as text there and as times or numbers in another: its
    blanks take the other's type. Where neither is blank, the column is text in both.
    """
    names = {name for table in tables for name in table.column_names}
    for name in sorted(names):
        texts = [
            pa.types.is_string(t.schema.field(name).type) for t in tables if name in t.schema.names
        ]
        if any(texts) and not all(texts):
            tables = [_as_one_type(table, name, tables) for table in tables]
    return pa.concat_tables(tables, promote_options="permissive")


def _as_one_type(table: pa.Table, name: str, tables: Sequence[pa.Table]) -> pa.Table:
    """A table with one column in the type that all tables can hold."""
    if name not in table.column_names:
        return table
    filled = {
        t.schema.field(name).type
        for t in tables
        if name in t.schema.names and t.column(name).null_count < t.num_rows
    }
    wanted = filled.pop() if len(filled) == 1 else pa.string()
    column = table.column(name)
    blank = column.null_count == len(column)
    made = pa.nulls(len(column), wanted) if blank else column.cast(wanted)
    return table.set_column(table.column_names.index(name), name, made)


def _shape(sheet: Sheet) -> tuple[tuple[object, ...], ...]:
    return tuple(sorted(_meaning(c) for c in sheet.columns))


def _meaning(column: Column) -> tuple[object, ...]:
    scale = column.scale
    ends = "" if scale is None else f"{scale.low} {scale.high} {scale.reverse}"
    return (column.name, column.term.value, str(column.voice), str(column.criterion), ends)


def _plain(table: pa.Table) -> pa.Table:
    """Text that is kept as codes becomes plain text, since every file has codes of its own."""
    for place, field in enumerate(table.schema):
        if pa.types.is_dictionary(field.type):
            column = table.column(place).cast(field.type.value_type)
            table = table.set_column(place, field.name, column)
    return table
