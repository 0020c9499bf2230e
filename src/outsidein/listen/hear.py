"""Hear files: read, recognize, settle what is ambiguous, convert, and account for every row."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import pyarrow as pa

from outsidein.engine.sheet import LINE, Hearing, Sheet
from outsidein.terms.description import ServiceDescription
from outsidein.terms.language import say
from outsidein.terms.signal import FileKind, RowAccount
from outsidein.terms.trouble import Trouble

from . import readers, rejects
from .aside import set_aside
from .beside import beside
from .convert import convert
from .directions import settle_directions
from .empty import Empty
from .later import latest
from .mapping import FileMapping, Mapping
from .mended import as_its_file, as_its_file_is
from .numbered_times import Counted, as_times
from .parsing.ask import read_tables
from .paths import labels, split_paths
from .question import Ask, Decider
from .raw import Raw
from .recognize.guess import recognize
from .recognize.time_words import named_times
from .repeats import once
from .settle import Settling
from .supersede import last_events
from .worded import as_numbers

Progress = Callable[[str, float], None]
"""Called with what is being read and the share of the files that is done (0 to 1)."""


def hear(
    paths: Sequence[Path],
    *,
    description: ServiceDescription | None = None,
    mapping: Mapping | None = None,
    ask: Ask | None = None,
    progress: Progress | None = None,
) -> Hearing:
    """Read data files into sheets of typed signals.

    A directory stands for the data files in it; YAML files among the paths are passed over (see
    `split_paths`). `description` is the service file, `mapping` what the user states about files
    and columns; `ask` puts open questions to a user at a terminal. Without an answer a reading that
    the evidence supports is taken; where it does not decide, the reading says so with
    `decided=False`, and `affects` names the columns whose numbers hang on it.

    Raises `Trouble` where a file cannot be read at all; broken rows are rejected and counted. A
    file with nothing in it is a sheet without columns, unless nothing else is given.
    """
    files, _ = split_paths(paths)
    if not files:
        raise Trouble("no data file is given", remedy="Pass a CSV, XLSX, Parquet or JSON file.")
    names = labels(files)
    layouts = [stated.layout for stated in mapping.files] if mapping else []
    sheets: list[Sheet] = []
    empty: list[Empty] = []
    mended: list[Raw] = []
    for number, path in enumerate(files):
        if progress is not None:
            progress(names[path], number / len(files))
        for found in read_tables(path, names[path], layouts):
            if isinstance(found, Empty):
                empty.append(found)
                sheets.append(_nothing(found))
            elif rejects.origin(found) is not None:
                mended.append(found)
            else:
                sheets.append(hear_table(found, description, mapping, ask))
    for raw in mended:
        sheet = hear_table(raw, description, as_its_file(raw, sheets, mapping), ask)
        sheets.append(as_its_file_is(sheet, rejects.origin(raw), sheets))
    if progress is not None:
        progress("", 1.0)
    if len(empty) == len(sheets):
        raise empty[0]
    return Hearing(tuple(beside(latest(once(sheets), ask))))


def _nothing(empty: Empty) -> Sheet:
    """The source that a file with nothing in it is, beside others that hold something."""
    table = pa.table([pa.array([], pa.int64())], names=[LINE])
    account = RowAccount(0, 0)
    notes = (empty.message,)
    return Sheet(empty.source or "", FileKind.UNKNOWN, (), table, account, notes=notes)


def hear_table(
    raw: Raw,
    description: ServiceDescription | None = None,
    mapping: Mapping | None = None,
    ask: Ask | None = None,
) -> Sheet:
    """One raw table as a sheet."""
    mapping = mapping or Mapping()
    stated = mapping.of(raw.source)
    raw = rejects.restore(raw)
    export = readers.recognize(raw)
    if export is not None:
        raw = readers.guarded(export, export.prepare, raw)
    mapping.check(stated, (*raw.names, *raw.headers))
    decider = Decider(ask, list(raw.readings))
    if export is not None:
        asides = readers.guarded(export, export.aside, raw)
        raw = set_aside(raw, asides, stated.asides, decider)
    if _may_be_survey(export, stated):
        raw = as_numbers(raw, decider)
    known = export.known if export else {}
    named = named_times(raw, known, stated.known, description)
    raw = as_times(raw, named, _counted(raw, stated), decider)
    found = recognize(
        raw,
        description,
        known=known,
        stated=stated.known,
        stated_kind=stated.kind or (export.kind if export else None),
        missing=stated.missing,
    )
    settling = Settling(raw, found, stated, description, decider)
    plans = settling.plans()
    converted = convert(raw, plans)
    rejected = (*raw.rejects, *converted.rejects(raw))
    columns = tuple(plan.column for plan in plans)
    table = _table(raw, converted.arrays, [c.name for c in columns], list(converted.bad))
    kind, confidence = found.kinds[0]
    sheet = Sheet(
        raw.source,
        kind,
        columns,
        table,
        RowAccount(raw.rows, table.num_rows, 0, len(rejected)),
        rejects=tuple(sorted(rejected, key=lambda r: r.line)),
        confidence=confidence,
        recognized_as=say(export.title if export else raw.format),
        notes=raw.notes if raw.rows else (*raw.notes, say("the file has a header and no rows")),
        alternatives=found.kinds[1:],
        encoding=raw.encoding,
        delimiter=raw.delimiter,
    )
    sheet = last_events(sheet, decider)
    sheet = settle_directions(sheet, stated, decider)
    return replace(sheet, readings=tuple(decider.readings))


def _counted(raw: Raw, stated: FileMapping) -> dict[int, Counted]:
    """What the mapping says that numbers count which stand for times, by column."""
    columns = (stated.column(*names) for names in zip(raw.names, raw.headers, strict=True))
    return {i: c.time for i, c in enumerate(columns) if c is not None and c.time is not None}


def _may_be_survey(export: readers.Export | None, stated: FileMapping) -> bool:
    """Whether worded answers may be ratings: a known kind of tickets holds none."""
    known = stated.kind or (export.kind if export is not None else None)
    return known in (None, FileKind.SURVEY)


def _table(raw: Raw, arrays: list[pa.Array], names: list[str], bad: list[int]) -> pa.Table:
    lines = pa.array(raw.lines)
    table = pa.table([*arrays, lines], names=[*names, LINE])
    if not bad:
        return table
    keep = np.ones(len(raw.lines), bool)
    keep[bad] = False
    return table.filter(pa.array(keep))
