"""From rows to customers: one entry for each, for metrics whose unit is the customer."""

from collections.abc import Mapping

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from .metric import Bools
from .summed import CUSTOMER, Columns

Texts = npt.NDArray[np.object_]


def by_customer(
    columns: Columns, how: Mapping[str, np.ufunc], usable: Bools | None = None
) -> Columns:
    """One entry for each customer, in the order of their ids.

    `how` says how the values of each column come together (`np.add`, `np.fmax` ...). Rows without a
    customer are customers of their own and come after the others. Rows that are not `usable` come
    last, one entry each with NaN in every column, so that they are counted as excluded.
    """
    customer = np.asarray(columns[CUSTOMER], dtype=object)
    used = np.ones(len(customer), dtype=bool) if usable is None else usable
    named, place = _places(customer[used])
    lost = int((~used).sum())
    out = {CUSTOMER: np.concatenate([named, customer[~used]])}
    for role, join in how.items():
        values = np.asarray(columns[role], dtype=np.float64)[used]
        # Within a customer the values come in order, so that the file's order moves no bit.
        order = np.lexsort((values, place))
        starts = np.searchsorted(place[order], np.arange(len(named)))
        joined = join.reduceat(values[order], starts) if len(named) else values
        out[role] = np.concatenate([joined, np.full(lost, np.nan)])
    return out


def _places(customer: Texts) -> tuple[Texts, npt.NDArray[np.int64]]:
    """The distinct customers in order, and for each row its place among them."""
    codes = pa.array(customer, pa.string()).dictionary_encode()
    ids, at = codes.dictionary.to_pylist(), codes.indices.to_numpy(zero_copy_only=False)
    known = sorted(one for one in ids if one)
    rank = {one: i for i, one in enumerate(known)}
    place = np.array([rank.get(one, -1) for one in ids], dtype=np.int64)[at]
    blank = np.flatnonzero(place < 0)
    place[blank] = len(known) + np.arange(len(blank))
    return np.array([*known, *[""] * len(blank)], dtype=object), place
