"""Whose row it is: the customer's number and block, for every row of a table."""

from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from outsidein.engine.blocks import blocks, keys, row_id
from outsidein.stats.moments import Ints


@dataclass(frozen=True, slots=True)
class People:
    """Customers of rows: `code` (n,) numbers them, `block` (n,) is their block of 64."""

    code: Ints
    block: Ints

    def take(self, rows: Ints) -> "People":
        """The customers of some rows."""
        return People(self.code[rows], self.block[rows])


def people(customer: pa.ChunkedArray, source: str) -> People:
    """Number the customers of a column; a row without one is a customer of its own."""
    coded = pc.dictionary_encode(customer).combine_chunks()
    if isinstance(coded, pa.ChunkedArray):
        coded = pa.concat_arrays(coded.chunks)
    named = coded.dictionary.to_pylist()
    code = np.asarray(coded.indices.fill_null(-1).to_numpy(), dtype=np.int64).copy()
    alone = np.flatnonzero(code < 0)
    code[alone] = len(named) + np.arange(len(alone))
    block = blocks(keys([*named, *(row_id(source, int(i) + 1) for i in alone)]))
    return People(code, block[code])
