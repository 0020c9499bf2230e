"""Answers beside the work they are about."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from outsidein.stats.moments import Ints

from .groups import REFERENCE
from .lookup import look_up_place
from .people import People, people


@dataclass(frozen=True, slots=True)
class Link:
    """For every answer: the row of its work order, its group, its customer, its part of time.

    `place` (n,) is -1 where an answer names no work order that is known; `groups[group[i]]` is the
    label of answer i's service and segment; `held_out` says whether it lies in the reference
    period.
    """

    place: Ints
    group: Ints
    groups: tuple[str | None, ...]
    people: People
    held_out: npt.NDArray[np.bool_]


def link(answers: pa.Table, work: pa.Table, source: str) -> Link:
    """Find the work of each answer by the work order's number."""
    place = pc.fill_null(look_up_place(answers["ticket"], work["ticket"]), -1)
    coded = pc.dictionary_encode(answers["group"]).combine_chunks()
    if isinstance(coded, pa.ChunkedArray):
        coded = pa.concat_arrays(coded.chunks)
    labels = coded.dictionary.to_pylist()
    order = sorted(range(len(labels)), key=lambda i: str(labels[i]))
    rank = np.empty(len(labels), dtype=np.int64)
    rank[order] = np.arange(len(labels))
    held = pc.is_in(answers["when"], value_set=pa.array(REFERENCE))
    return Link(
        np.asarray(place.to_numpy(), dtype=np.int64),
        rank[np.asarray(coded.indices.to_numpy(), dtype=np.int64)],
        tuple(labels[i] for i in order),
        people(answers["customer"], source),
        np.asarray(held.to_numpy(), dtype=bool),
    )
