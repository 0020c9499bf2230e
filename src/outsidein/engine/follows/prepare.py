"""Rows become events that SQL sorts quickly: whole numbers for case, step, time and block."""

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from outsidein.engine.blocks import BLOCKS, known_keys
from outsidein.engine.labels import encoded_texts
from outsidein.stats.moments import Ints

MOST_STEPS = 24
"""Distinct steps that are told apart; the rarest others count as one."""


@dataclass(frozen=True, slots=True)
class Prepared:
    """Events as columns `c` case, `s` step, `t` seconds, `b` block and `i` place in the file.

    `customers` counts the customers among them; a case without one is its own.
    """

    events: pa.Table
    steps: tuple[str | None, ...]
    excluded: int
    customers: int


def prepare(
    table: pa.Table, case: str, step: str, time: str, customer: str | None, once: bool
) -> Prepared:
    """The rows that name a case, a step and a time; `once` drops rows that say the same again."""
    cases, case_names = encoded_texts(table.column(case))
    steps, step_names = encoded_texts(table.column(step))
    seconds, known = _seconds(table.column(time))
    known &= _named(case_names)[cases] & _named(step_names)[steps]
    block, owner = _owners(table, customer, cases, case_names)
    place = np.flatnonzero(known)
    code, labels = _few(steps[place], step_names)
    columns: dict[str, npt.NDArray[Any]] = {
        "c": cases[place].astype(np.int32),
        "s": code.astype(np.int16),
        "t": seconds[place],
        "b": block[cases[place]].astype(np.int16),
        "i": place.astype(np.int32),
    }
    if once:
        columns = _once(columns)
    events = pa.table(columns)
    people = int((np.bincount(owner[cases[place]]) > 0).sum())
    return Prepared(events, labels, table.num_rows - int(known.sum()), people)


def _seconds(column: pa.ChunkedArray) -> tuple[Ints, npt.NDArray[np.bool_]]:
    """Seconds since 1970, and which rows have a time."""
    if not pa.types.is_temporal(column.type):
        nothing = np.zeros(len(column), dtype=np.int64)
        return nothing, np.zeros(len(column), dtype=bool)
    zone = getattr(column.type, "tz", None)
    whole = column.cast(pa.timestamp("us", tz=zone)).cast(pa.int64()).combine_chunks()
    known = np.array(whole.is_valid().to_numpy(zero_copy_only=False), dtype=bool)
    stamps = np.asarray(whole.fill_null(0).to_numpy(zero_copy_only=False), dtype=np.int64)
    return stamps // 1_000_000, known


def _named(names: pa.Array) -> npt.NDArray[np.bool_]:
    """Whether each label is one; the last place stands for rows without."""
    valid = np.asarray(names.is_valid().to_numpy(zero_copy_only=False), dtype=bool)
    return np.append(valid, False)


def _owners(
    table: pa.Table, customer: str | None, cases: Ints, names: pa.Array
) -> tuple[Ints, Ints]:
    """The block of each case and a number for whose it is.

    It belongs to the customer of its first row that names one, else to nobody but itself. A case
    lies in one block whole, so that leaving the block out leaves out all of it.
    """
    block = np.append((known_keys(names) % np.uint64(BLOCKS)).astype(np.int64), 0)
    owner = np.arange(len(block), dtype=np.int64)
    if customer is None or customer not in table.column_names:
        return block, owner
    who, clients = encoded_texts(table.column(customer))
    theirs = np.append((known_keys(clients) % np.uint64(BLOCKS)).astype(np.int64), 0)
    rows = np.flatnonzero(_named(clients)[who])[::-1]
    block[cases[rows]] = theirs[who[rows]]
    owner[cases[rows]] = len(block) + who[rows]
    return block, owner


def _few(code: Ints, names: pa.Array) -> tuple[Ints, tuple[str | None, ...]]:
    """Codes of the steps in use, by their labels; beyond the most frequent ones None."""
    counts = np.bincount(code, minlength=len(names))
    texts = names.to_pylist()
    used = sorted(np.flatnonzero(counts).tolist(), key=lambda i: (-int(counts[i]), texts[i]))
    kept = sorted(used[:MOST_STEPS], key=lambda i: str(texts[i]))
    to = np.full(len(counts) + 1, len(kept), dtype=np.int64)
    to[kept] = np.arange(len(kept))
    rest: tuple[None, ...] = (None,) if len(used) > MOST_STEPS else ()
    return to[code], (*(texts[i] for i in kept), *rest)


def _once(columns: dict[str, npt.NDArray[Any]]) -> dict[str, npt.NDArray[Any]]:
    """The first row of each case, step and time."""
    order = np.lexsort((columns["i"], columns["s"], columns["t"], columns["c"]))
    new = np.ones(len(order), dtype=bool)
    same = [columns[k][order][1:] == columns[k][order][:-1] for k in ("c", "s", "t")]
    new[1:] = ~np.logical_and.reduce(same)
    keep = np.sort(order[new])
    return {name: values[keep] for name, values in columns.items()}
