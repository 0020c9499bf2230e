"""Which tickets a service level is for."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from outsidein.terms.clock import ServiceLevel
from outsidein.terms.signal import ColumnTerm, FileKind
from outsidein.understand.ground import CUSTOMER, SEGMENT, Ground, Tickets

Bools = npt.NDArray[np.bool_]

NARROWING = ("contract", "service", "segment")


def scopes(ground: Ground, tickets: Tickets, levels: Sequence[ServiceLevel]) -> list[Bools]:
    """The tickets of each level (n,).

    Of the levels for the same two events a ticket falls under the one that narrows it down by
    most of service, segment and contract; under the first of those that do so equally.
    """
    n = tickets.table.num_rows
    found = [np.zeros(n, dtype=bool) for _ in levels]
    taken: dict[tuple[str, str], Bools] = {}
    order = sorted(range(len(levels)), key=lambda i: -_narrowed(levels[i]))
    for i in order:
        level = levels[i]
        before = taken.setdefault((level.start, level.stop), np.zeros(n, dtype=bool))
        found[i] = _fits(ground, tickets, level) & ~before
        before |= found[i]
    return found


def _narrowed(level: ServiceLevel) -> int:
    return sum(getattr(level, key) is not None for key in NARROWING)


def _fits(ground: Ground, tickets: Tickets, level: ServiceLevel) -> Bools:
    fits = np.ones(tickets.table.num_rows, dtype=bool)
    if level.service is not None:
        names = [s.name for s in ground.description.services if s.id == level.service]
        column = tickets.names.get(ColumnTerm.SERVICE)
        fits &= _among(tickets.table, column, [level.service, *names])
    if level.segment is not None:
        fits &= _among(tickets.table, SEGMENT, [level.segment])
    if level.contract is not None:
        column = tickets.names.get(ColumnTerm.CONTRACT)
        if column is not None:
            fits &= _among(tickets.table, column, [level.contract])
        else:
            fits &= _among(tickets.table, CUSTOMER, _customers(ground, level.contract))
    return fits


def _among(table: pa.Table, column: str | None, words: Sequence[str]) -> Bools:
    """Which rows hold one of the words, whatever their case; none where there is no column."""
    if column is None or not words:
        return np.zeros(table.num_rows, dtype=bool)
    coded = table.column(column).cast(pa.string()).combine_chunks().dictionary_encode()
    wanted = {word.strip().casefold() for word in words}
    chosen = [(text or "").strip().casefold() in wanted for text in coded.dictionary.to_pylist()]
    code = pc.fill_null(coded.indices, len(chosen)).to_numpy(zero_copy_only=False)
    return np.asarray(np.array([*chosen, False], dtype=bool)[code])


def _customers(ground: Ground, contract: str) -> list[str]:
    """The customers that hold a contract, by the service file and the contract files."""
    found = [c.customer for c in ground.description.contracts if c.id == contract]
    for sheet in ground.hearing.of(FileKind.CONTRACTS):
        ids, who = sheet.one(ColumnTerm.CONTRACT), sheet.one(ColumnTerm.CUSTOMER)
        if ids is not None and who is not None:
            mine = _among(sheet.table, ids.name, [contract])
            held = sheet.table.column(who.name).filter(pa.array(mine))
            found += [str(customer) for customer in held.to_pylist() if customer is not None]
    return found
