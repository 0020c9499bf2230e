"""Event logs: state is what the last event of a thing says."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from .labels import text_codes


@dataclass(frozen=True, slots=True)
class LastEvents:
    """The last row of each thing, in the order of the file, and how many rows it superseded."""

    table: pa.Table
    superseded: int


def last_events(table: pa.Table, thing: str, order: Sequence[str]) -> LastEvents:
    """Keep the last row of each thing by the `order` columns, then by place in the file.

    A missing order value comes first. A row that names no thing supersedes nothing and is kept.

        last_events(log, "number", ["sys_updated_at", "sys_mod_count"])
    """
    who = text_codes(table.column(thing))
    n = table.num_rows
    alone = np.array([label is None for label in who.labels], dtype=bool)[who.code]
    code = np.where(alone, len(who.labels) + np.arange(n), who.code)
    ranks = [_rank(table.column(column)) for column in order]
    sequence = np.lexsort((np.arange(n), *reversed(ranks), code))
    ordered = code[sequence]
    last = np.ones(n, dtype=bool)
    last[:-1] = ordered[1:] != ordered[:-1]
    keep = np.sort(sequence[last])
    return LastEvents(table.take(pa.array(keep)), n - len(keep))


def _rank(column: pa.ChunkedArray) -> np.ndarray[tuple[int], np.dtype[np.int64]]:
    ranks = pc.rank(column, sort_keys="ascending", tiebreaker="dense")
    known = np.asarray(pc.is_valid(column).to_numpy(), dtype=bool)
    return np.where(known, np.asarray(ranks.to_numpy(zero_copy_only=False), dtype=np.int64), 0)
