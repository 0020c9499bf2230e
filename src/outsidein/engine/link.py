"""Joining what customers said to what was done for them.

    linked = by_id(survey, tickets, on=("work_order_id", "work_order_id"), columns=["hours"])
    linked.table, linked.matched, linked.unmatched, linked.ambiguous

    linked = by_latest(survey, tickets, customer=("customer", "customer"),
                       times=("answered_at", "resolved_at"), columns=["hours"], within_days=90)

Rows of the left table are never multiplied, dropped or reordered; what is not found is null.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from .items import SECONDS, Duration
from .sql import query, quote
from .values import Valid, values_of

PLACE = "_place"


@dataclass(frozen=True, slots=True)
class Linked:
    """The left table with the columns attached, and an account of its rows.

    matched + unmatched + ambiguous = rows; a key that stands several times on the right is
    ambiguous and attaches nothing.
    """

    table: pa.Table
    matched: int
    unmatched: int
    ambiguous: int = 0


Columns = Sequence[str] | Mapping[str, str]
"""Right columns to attach; a mapping gives them new names."""


def by_id(left: pa.Table, right: pa.Table, *, on: tuple[str, str], columns: Columns) -> Linked:
    """Attach columns of the right row with the same id, such as the ticket an answer is about."""
    known = _texts(right, on[1]).dictionary_encode()
    code = known.indices.drop_null().to_numpy()
    place = np.zeros(len(known.dictionary), dtype=np.int64)
    place[code] = np.flatnonzero(known.is_valid())
    times = np.bincount(code, minlength=len(place))
    found = pc.index_in(_texts(left, on[0]), value_set=known.dictionary, skip_nulls=True)
    ours = found.fill_null(0).to_numpy()
    there = found.is_valid().to_numpy(zero_copy_only=False)
    many = there & (times > 1)[ours] if len(place) else there
    once = there & ~many
    rows = pa.array(place[ours] if len(place) else ours, mask=~once)
    wanted = right.select(list(columns)).rename_columns(_titles(columns))
    table = _attached(left, wanted.take(rows))
    matched, ambiguous = int(once.sum()), int(many.sum())
    return Linked(table, matched, left.num_rows - matched - ambiguous, ambiguous)


def by_latest(
    left: pa.Table,
    right: pa.Table,
    *,
    customer: tuple[str, str],
    times: tuple[str, str],
    columns: Columns,
    within_days: float,
) -> Linked:
    """Attach columns of the customer's latest right row at or before the left row's time.

    Only rows not older than `within_days` count; of several at the same time the later in the
    table. Both times have to be of one kind, with a zone or without.
    """
    (ours, theirs), (when, then) = map(quote, customer), map(quote, times)
    picked, _ = _picked(columns, "r.{} AS {}")
    found = query(
        f"""
        SELECT l.{quote(PLACE)}, coalesce(epoch(l.{when}) - epoch(r.{then}) <= $1, false) AS n
            {picked}
        FROM l ASOF LEFT JOIN (
            FROM r WHERE {theirs} IS NOT NULL AND {then} IS NOT NULL
            QUALIFY row_number() OVER (
                PARTITION BY {theirs}, {then} ORDER BY {quote(PLACE)} DESC
            ) = 1
        ) r ON CAST(l.{ours} AS VARCHAR) = CAST(r.{theirs} AS VARCHAR) AND l.{when} >= r.{then}
        ORDER BY 1
        """,
        {
            "l": _placed(left, customer[0], times[0]),
            "r": _placed(right, customer[1], times[1], *columns),
        },
        [within_days * 86400],
    )
    matched = np.asarray(found.column("n").to_numpy(zero_copy_only=False), dtype=bool)
    table = _attached(left, _matched(found, columns, matched))
    return Linked(table, int(matched.sum()), int((~matched).sum()))


def by_mean(
    left: pa.Table,
    right: pa.Table,
    *,
    on: Sequence[tuple[str, str]],
    columns: Columns,
) -> Linked:
    """Attach means of right columns over the rows with the same keys.

    With `on=[("customer", "customer"), ("month", "month")]`, what a customer got in the month of
    the answer. A key that is missing matches nothing.
    """
    same = " AND ".join(f"CAST(l.{quote(a)} AS VARCHAR) = r.k{i}" for i, (a, _) in enumerate(on))
    keys = ", ".join(f"CAST({quote(b)} AS VARCHAR) AS k{i}" for i, (_, b) in enumerate(on))
    picked, named = _picked(columns, "avg(CAST({} AS DOUBLE)) AS {}")
    found = query(
        f"""
        SELECT l.{quote(PLACE)}, coalesce(r.n, 0) AS n{named}
        FROM l LEFT JOIN (SELECT {keys}, count(*) AS n{picked} FROM r GROUP BY ALL) r ON {same}
        ORDER BY 1
        """,
        {"l": _placed(left, *(a for a, _ in on)), "r": right},
    )
    matched = np.asarray(found.column("n").to_numpy(), dtype=np.int64) > 0
    table = _attached(left, _matched(found, columns, matched))
    return Linked(table, int(matched.sum()), int((~matched).sum()))


def with_columns(table: pa.Table, columns: Mapping[str, pa.Array]) -> pa.Table:
    """The table with columns added, or replaced where the name is taken."""
    for name, values in columns.items():
        place = table.schema.get_field_index(name)
        if place >= 0:
            table = table.set_column(place, name, values)
        else:
            table = table.append_column(name, values)
    return table


def with_duration(table: pa.Table, duration: Duration) -> tuple[pa.Table, int]:
    """The table with the time between two events as a column in the duration's unit.

    Also the number of rows whose end lies before their start; their duration is null.
    """
    values = values_of(duration, table)
    hours = np.asarray(values.numbers, dtype=np.float64) / SECONDS[duration.unit]
    column = pa.array(hours, mask=~values.mask())
    both = pc.and_(
        pc.is_valid(table.column(duration.start)),
        pc.is_valid(table.column(duration.end)),
    )
    backwards = int(pc.sum(both).as_py() or 0) - int(values.mask().sum())
    return with_columns(table, {duration.name: column}), backwards


def _titles(columns: Columns) -> list[str]:
    return list(columns.values()) if isinstance(columns, Mapping) else list(columns)


def _picked(columns: Columns, form: str) -> tuple[str, str]:
    """SQL that picks the right columns as v0, v1 ..., and SQL that names them again."""
    picked = "".join(", " + form.format(quote(c), f"v{i}") for i, c in enumerate(columns))
    return picked, "".join(f", r.v{i}" for i in range(len(columns)))


def _placed(table: pa.Table, *columns: str) -> pa.Table:
    """Some columns and each row's place, which the answer is put in order by."""
    part = table.select(list(dict.fromkeys(columns)))
    return part.append_column(PLACE, pa.array(np.arange(table.num_rows)))


def _texts(table: pa.Table, name: str) -> pa.Array:
    """A column of ids as one array of texts."""
    texts = table.column(name).cast(pa.string()).combine_chunks()
    return texts if isinstance(texts, pa.Array) else pa.concat_arrays(texts.chunks)


def _matched(found: pa.Table, columns: Columns, matched: Valid) -> pa.Table:
    """The columns of an answer, null in the rows without a match, under their titles."""
    keep = pa.array(matched)
    parts = [pc.if_else(keep, column, pa.scalar(None, column.type)) for column in found.columns[2:]]
    return pa.table(parts, names=_titles(columns))


def _attached(left: pa.Table, found: pa.Table) -> pa.Table:
    taken = sorted(set(found.column_names) & set(left.column_names))
    if taken:
        raise ValueError(f"the table has these columns already: {', '.join(taken)}")
    return with_columns(left, dict(zip(found.column_names, found.columns, strict=True)))
