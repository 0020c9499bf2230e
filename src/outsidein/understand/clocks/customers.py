"""Which customer each ticket belongs to, and in which block of customers it stands."""

from dataclasses import dataclass

import numpy as np

from outsidein.engine.blocks import blocks, keys, known_keys, row_id
from outsidein.engine.labels import encoded_texts
from outsidein.terms.signal import ColumnTerm
from outsidein.understand.ground import CUSTOMER, Tickets
from outsidein.understand.places.find import MOST_GROUPS

from .timed import Ints, priorities

GROUPS = {ColumnTerm.PRIORITY: "priority", ColumnTerm.TEAM: "team"}
"""By what disagreements are looked at."""


@dataclass(frozen=True, slots=True)
class Grouped:
    """Tickets (n,) by some grouping: each one's place among `labels`, one beyond where blank."""

    by: str
    labels: tuple[str, ...]
    code: Ints


@dataclass(frozen=True, slots=True)
class Holders:
    """The block (n,) of each ticket of the file and its customer (n,) as a number below `many`.

    `customer` is None where tickets name no customer; then each is a customer of its own, as is
    one that names none among others. `groups` are the groupings that the file allows.
    """

    block: Ints
    customer: Ints | None
    many: int
    groups: tuple[Grouped, ...]


def holders(tickets: Tickets) -> Holders:
    """The customers and groups behind all tickets of the file."""
    groups = tuple(_groups(tickets))
    source, n = tickets.sheet.source, tickets.table.num_rows
    if not tickets.knows(CUSTOMER):
        return Holders(blocks(keys(row_id(source, i + 1) for i in range(n))), None, 0, groups)
    code, ids = encoded_texts(tickets.table.column(CUSTOMER))
    block = np.append(blocks(known_keys(ids)), 0)[code]
    nobody = np.append(ids.is_null().to_numpy(zero_copy_only=False), True)[code]
    alone = np.flatnonzero(nobody)
    customer = np.array(code, dtype=np.int64)
    customer[alone] = len(ids) + np.arange(len(alone))
    block[alone] = blocks(keys(row_id(source, int(i) + 1) for i in alone))
    return Holders(block, customer, len(ids) + len(alone), groups)


def _groups(tickets: Tickets) -> list[Grouped]:
    found = []
    for term, by in GROUPS.items():
        name = tickets.names.get(term)
        if name is None or len(tickets.table.column(name).unique()) > MOST_GROUPS:
            continue
        labels, code = priorities(tickets, name)
        found.append(Grouped(by, tuple(labels), code))
    return found
