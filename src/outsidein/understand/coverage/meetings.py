"""Who meets where: tickets by moment, block and customer, answered or not, with contract money."""

from dataclasses import dataclass, field
from datetime import timedelta

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from outsidein.engine.blocks import BLOCKS, known_keys
from outsidein.engine.labels import encoded_texts
from outsidein.engine.spreads import Spread, Spreads
from outsidein.stats.moments import Ints
from outsidein.terms.money import Money
from outsidein.terms.signal import ColumnTerm
from outsidein.understand.ground import (
    CUSTOMER,
    LINKED,
    MOMENT,
    OPENED,
    TICKET,
    TIME,
    Answers,
    Ground,
    Roster,
    Tickets,
)

Flags = npt.NDArray[np.bool_]
ENDS = (ColumnTerm.RESOLVED, ColumnTerm.CLOSED)


@dataclass(frozen=True, slots=True)
class Meetings:
    """Tickets by moment: `volume` (64,) of all, `asked` (64,) while answers were collected, and
    `answered` (64,) of these; both None where answers do not name their ticket.

    `customers` are those who meet at a moment, `money` their yearly contract money, `weights`
    the money of every customer spread over that customer's meetings, by moment, in minor units.
    `paying` counts the customers with money. `delays` are seconds from the end of the work to the
    answer.
    """

    volume: dict[str, Ints] = field(default_factory=dict)
    asked: dict[str, Ints] | None = None
    answered: dict[str, Ints] | None = None
    customers: dict[str, int] = field(default_factory=dict)
    money: dict[str, Money | None] = field(default_factory=dict)
    weights: dict[str, float] = field(default_factory=dict)
    paying: int = 0
    delays: dict[str, Spread] = field(default_factory=dict)


def meetings(ground: Ground, within_days: float) -> Meetings:
    """Count the meetings of every moment; empty where tickets name none."""
    tickets = ground.tickets
    if tickets is None or not tickets.knows(MOMENT):
        return Meetings()
    moment, names = encoded_texts(tickets.table[MOMENT])
    who, clients = encoded_texts(tickets.table[CUSTOMER])
    blocks = np.append((known_keys(clients) % np.uint64(BLOCKS)).astype(np.int64), 0)[who]
    labels: list[str | None] = [*names.to_pylist(), None]
    volume = _by_moment(labels, moment, blocks, np.ones(len(moment), dtype=bool))
    asked = answered = None
    given = _given(ground, tickets)
    if given is not None and ground.answers is not None:
        during = _during(ground.answers, tickets, within_days)
        asked = _by_moment(labels, moment, blocks, during)
        answered = _by_moment(labels, moment, blocks, during & given)
    worth = _worth(ground.roster, labels, moment, who, clients)
    return Meetings(
        volume=volume,
        asked=asked,
        answered=answered,
        customers=worth.people if tickets.knows(CUSTOMER) else {},
        money=worth.money,
        weights=worth.weights,
        paying=worth.paying,
        delays=_delays(ground, tickets),
    )


def _by_moment(labels: list[str | None], moment: Ints, block: Ints, rows: Flags) -> dict[str, Ints]:
    cell = moment[rows] * BLOCKS + block[rows]
    counts = np.bincount(cell, minlength=len(labels) * BLOCKS).reshape(len(labels), BLOCKS)
    return {label: counts[i] for i, label in enumerate(labels) if label is not None}


def _given(ground: Ground, tickets: Tickets) -> Flags | None:
    """Which tickets have an answer; None where answers name no ticket."""
    answers = ground.answers
    if answers is None or ground.linked is None or not tickets.knows(TICKET):
        return None
    found = pc.is_in(tickets.table[TICKET], value_set=pc.unique(answers.table[TICKET]).drop_null())
    return np.asarray(found.combine_chunks().to_numpy(zero_copy_only=False), dtype=bool)


def _during(answers: Answers, tickets: Tickets, within_days: float) -> Flags:
    """Tickets that could be answered: opened while answers came, and early enough for one.

    Without times every ticket counts.
    """
    if not (answers.knows(TIME) and tickets.knows(OPENED)):
        return np.ones(tickets.table.num_rows, dtype=bool)
    ends = pc.min_max(answers.table[TIME]).as_py()
    early = timedelta(days=within_days)
    opened = tickets.table[OPENED]
    kind = opened.type
    inside = pc.and_(
        pc.greater_equal(opened, pa.scalar(ends["min"] - early, kind)),
        pc.less_equal(opened, pa.scalar(ends["max"] - early, kind)),
    )
    found = pc.fill_null(inside, False).combine_chunks()
    return np.asarray(found.to_numpy(zero_copy_only=False), dtype=bool)


@dataclass(frozen=True, slots=True)
class _Worth:
    people: dict[str, int]
    money: dict[str, Money | None]
    weights: dict[str, float]
    paying: int


def _worth(
    roster: Roster, labels: list[str | None], moment: Ints, who: Ints, clients: pa.Array
) -> _Worth:
    """By moment: how many customers, their money, and all money spread over meetings by block."""
    known = who < len(clients)
    pair, counts = np.unique(who[known] * len(labels) + moment[known], return_counts=True)
    person, place = np.divmod(pair, len(labels))
    ids = clients.to_pylist()
    values = [roster.of(str(c)).value if c is not None else None for c in ids]
    sums = [v for v in values if v is not None]
    first = sums[0] if len({(v.currency, v.digits) for v in sums}) == 1 else None
    amount = np.array([v.minor if v is not None and first else 0 for v in values], dtype=float)
    meetings_of = np.bincount(person, counts, minlength=len(ids))
    spread = amount[person] * counts / np.maximum(meetings_of[person], 1)
    found = _Worth({}, {}, {}, int((amount > 0).sum()))
    for i, label in enumerate(labels):
        if label is not None:
            here = place == i
            total = int(amount[person[here]].sum())
            found.people[label] = int(here.sum())
            found.weights[label] = float(spread[here].sum())
            found.money[label] = Money(total, first.currency, first.digits) if first else None
    return found


def _delays(ground: Ground, tickets: Tickets) -> dict[str, Spread]:
    """From the end of the work (where that is noted, else its opening) to the answer."""
    table, answers = ground.linked, ground.answers
    if table is None or answers is None or not answers.knows(TIME):
        return {}
    ends = [tickets.names.get(term) for term in ENDS]
    known = [LINKED + n for n in ends if n is not None and LINKED + n in table.column_names]
    times = [n for n in known if pa.types.is_timestamp(table.schema.field(n).type)]
    end = times[0] if times else LINKED + OPENED
    spreads = Spreads.of(table, by=LINKED + MOMENT, customer=CUSTOMER)
    waits = spreads.between(end, TIME)
    return spreads.histograms(np.where(waits >= 0, waits, np.nan))
