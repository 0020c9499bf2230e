"""What each customer answered and what was done for them, as counts and sums."""

from dataclasses import dataclass
from datetime import datetime

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from outsidein.engine.customers import per_customer
from outsidein.terms.signal import ColumnTerm
from outsidein.understand.ground import (
    CUSTOMER,
    OPENED,
    SEGMENT,
    SLA,
    TIME,
    Answers,
    Ground,
    Tickets,
)

Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Records:
    """One entry per customer, in the order of their ids.

    `answers`, `total` and `squares` are the count, sum and sum of squares of the overall
    judgement; `stated` the tickets that say whether their service level was met, and `met` those
    that met it. `last_answer` and `last_ticket` are None where there is none.
    """

    customers: tuple[str, ...]
    segments: tuple[str | None, ...]
    answers: Floats
    total: Floats
    squares: Floats
    stated: Floats
    met: Floats
    last_answer: tuple[datetime | None, ...]
    last_ticket: tuple[datetime | None, ...]


def gather(ground: Ground) -> Records:
    """Count answers and tickets of every customer that any file names."""
    answered = _answered(ground.answers)
    served = _served(ground.tickets)
    names = sorted({*answered, *served, *ground.roster.clients})
    blank = _Row()
    one = [answered.get(name, blank) for name in names]
    other = [served.get(name, blank) for name in names]
    segments = [
        ground.roster.of(name).segment or answered.get(name, blank).segment for name in names
    ]
    return Records(
        customers=tuple(names),
        segments=tuple(segments),
        answers=np.array([r.count for r in one], dtype=np.float64),
        total=np.array([r.total for r in one], dtype=np.float64),
        squares=np.array([r.squares for r in one], dtype=np.float64),
        stated=np.array([r.count for r in other], dtype=np.float64),
        met=np.array([r.total for r in other], dtype=np.float64),
        last_answer=tuple(r.last for r in one),
        last_ticket=tuple(r.last for r in other),
    )


@dataclass(frozen=True, slots=True)
class _Row:
    count: int = 0
    total: float = 0.0
    squares: float = 0.0
    last: datetime | None = None
    segment: str | None = None


def _answered(answers: Answers | None) -> dict[str, _Row]:
    if answers is None:
        return {}
    overall = answers.outcome(ColumnTerm.OVERALL)
    return _summed(answers.table, overall.column if overall else None, TIME)


def _served(tickets: Tickets | None) -> dict[str, _Row]:
    return {} if tickets is None else _summed(tickets.table, SLA, OPENED)


def _summed(table: pa.Table, value: str | None, time: str) -> dict[str, _Row]:
    """Count, sum and squares of a column, its segment and its last time, by customer."""
    last = table.group_by(CUSTOMER).aggregate([(time, "max"), (SEGMENT, "max")])
    found = {
        row[CUSTOMER]: _Row(last=row[f"{time}_max"], segment=row[f"{SEGMENT}_max"])
        for row in last.to_pylist()
        if row[CUSTOMER] is not None
    }
    if value is not None:
        per = per_customer(table, [value], customer=CUSTOMER)
        for customer, n, total, squares in zip(per.customer, *per.of(value), strict=True):
            known = found[customer]
            found[customer] = _Row(int(n), total, squares, known.last, known.segment)
    return found
