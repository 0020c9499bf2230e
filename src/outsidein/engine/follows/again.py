"""Repeat contacts: the same customer about the same thing again, soon."""

from dataclasses import dataclass

import numpy as np
import pyarrow as pa

from outsidein.engine.blocks import BLOCKS
from outsidein.engine.sql import connect
from outsidein.stats.moments import Ints

from .prepare import prepare

_AGAIN = """
    SELECT s, b, count(*) AS volume, count(*) FILTER (t <= $2) AS n,
        count(*) FILTER (t <= $2 AND next - t <= $1) AS again
    FROM (SELECT s, b, t, lead(t) OVER (PARTITION BY c ORDER BY t, i) AS next FROM events)
    GROUP BY ALL
"""


@dataclass(frozen=True, slots=True)
class Again:
    """Contacts (64, S) by block and step, and those followed by another of the same case.

    `volume` counts all of them, `contacts` only those after which the data go on for as long as
    is looked ahead; `excluded` are the others, and rows without case, step or time.
    `customers` counts whose contacts they are.
    """

    steps: tuple[str | None, ...]
    volume: Ints
    contacts: Ints
    again: Ints
    customers: int
    excluded: int


def contact_again(
    table: pa.Table, *, case: str, step: str, time: str, within: int, customer: str | None = None
) -> Again:
    """How many contacts are followed by another of their case within `within` seconds."""
    ready = prepare(table, case, step, time, customer, once=False)
    size = len(ready.steps)
    volume, contacts, again = (np.zeros((BLOCKS, size), dtype=np.int64) for _ in range(3))
    if ready.events.num_rows:
        last = int(np.asarray(ready.events.column("t")).max())
        with connect() as connection:
            connection.register("events", ready.events)
            rows = connection.sql(_AGAIN, params=[within, last - within]).to_arrow_table()
        place = rows.column("b").to_numpy(), rows.column("s").to_numpy()
        volume[place] = rows.column("volume").to_numpy()
        contacts[place] = rows.column("n").to_numpy()
        again[place] = rows.column("again").to_numpy()
    excluded = table.num_rows - int(contacts.sum())
    return Again(ready.steps, volume, contacts, again, ready.customers, excluded)
