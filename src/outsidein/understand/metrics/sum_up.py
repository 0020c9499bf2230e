"""From columns to the sums of a metric by block of customers."""

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from outsidein.engine.blocks import BLOCKS, blocks, keys, row_id

from .summed import COUNT, CUSTOMER, Columns, Given, Summed
from .sums import Ints, Sums, sum_rows

Bools = npt.NDArray[np.bool_]


def sums_of(
    metric: Summed,
    columns: Columns,
    variant: str | None = None,
    given: Given | None = None,
    *,
    name: str = "row",
) -> Sums:
    """Add up the parts of a metric over columns by role, each of one length.

    Rows of one `customer`, where that role is among the columns, fall into one block; without it,
    and where it is blank, each row is a customer of its own, known by the file's `name` and its
    place. An infinite number is no value. Raises `KeyError` where a needed role is missing.
    """
    chosen = metric.variant(variant).slug
    settled = metric.settled(given)
    prepared = metric.prepare(_finite(columns), chosen, settled)
    rows = metric.rows(prepared, chosen, settled)
    used = np.asarray(np.isfinite(rows).all(axis=1))
    place, distinct = _blocks(prepared, used, name)
    return sum_rows(
        metric.parts,
        rows,
        place,
        times=prepared.get(COUNT),
        blocks=BLOCKS,
        customers=distinct,
    )


def _finite(columns: Columns) -> Columns:
    return {
        role: np.where(np.isinf(column), np.nan, column) if column.dtype.kind == "f" else column
        for role, column in columns.items()
    }


def _blocks(columns: Columns, used: Bools, name: str) -> tuple[Ints, int | None]:
    """The block of each row, and the customers behind the used ones where rows name them."""
    customer = columns.get(CUSTOMER)
    if customer is None:
        return blocks(keys(row_id(name, i + 1) for i in range(len(used)))), None
    codes = pa.array(customer, pa.string()).dictionary_encode()
    who, at = codes.dictionary.to_pylist(), codes.indices.to_numpy(zero_copy_only=False)
    block = blocks(keys(who))[at] if len(who) else np.zeros(0, dtype=np.int64)
    blank = np.flatnonzero(at == who.index("")) if "" in who else np.zeros(0, dtype=np.int64)
    block[blank] = blocks(keys(row_id(name, i + 1) for i in blank.tolist()))
    named = np.unique(at[used & ~np.isin(np.arange(len(used)), blank)])
    return block, len(named) + int(used[blank].sum())
