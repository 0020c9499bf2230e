"""Retention and attach rate, from the contracts and the list of customers."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from outsidein.engine.sheet import Sheet
from outsidein.terms.finding import MetricFinding, Missing
from outsidein.terms.language import say
from outsidein.terms.signal import ColumnTerm, FileKind
from outsidein.understand.ground import OPENED, TIME, Ground
from outsidein.understand.metrics.estimate import estimate
from outsidein.understand.metrics.registry import METRICS
from outsidein.understand.metrics.sum_up import sums_of
from outsidein.understand.metrics.summed import CUSTOMER, Summed, days

from .enough import enough, finding

YEAR = timedelta(days=365)
ENDED = 20
"""Customers with a contract that ended in the period, below which retention is not told."""


@dataclass(frozen=True, slots=True)
class Contracts:
    """All contracts that state a customer, a value, a start and an end, in one currency."""

    columns: dict[str, npt.NDArray[Any]]

    def history(self, first: date, last_day: date) -> bool:
        """Whether customers who left can be told from those who stayed.

        A list of the contracts that run now says nothing of customers who left, and an end that has
        passed may be one that nobody moved on. So contracts of `ENDED` customers must have ended in
        the period, and one of them must have been followed by another of its customer.
        """
        ends = self.columns["end"]
        within = (ends > days(first)) & (ends <= days(last_day))
        customer, end = self.columns[CUSTOMER][within], ends[within]
        if len(set(customer.tolist())) < ENDED:
            return False
        last: dict[str, float] = {}
        start = self.columns["start"]
        for who, begins in zip(self.columns[CUSTOMER].tolist(), start.tolist(), strict=True):
            last[who] = max(last.get(who, -np.inf), begins)
        return any(
            last[who] >= stops for who, stops in zip(customer.tolist(), end.tolist(), strict=True)
        )


def retention(ground: Ground) -> Iterator[MetricFinding]:
    """Gross, net and logo retention over the last year, where the contracts tell who left."""
    contracts = contracts_of(ground)
    day = last_day(ground, contracts)
    if contracts is None or day is None or not contracts.history(day - YEAR, day):
        return
    period = {"from": day - YEAR, "to": day}
    about = say("{start} to {end}", start=period["from"], end=period["to"])
    for slug in ("grr", "nrr", "logo_retention"):
        yield _measured(METRICS[slug], "period", contracts.columns, ground, about, period)


def without_history(ground: Ground) -> Iterator[Missing]:
    """What retention lacks, where contracts are known and customers who left are not."""
    contracts = contracts_of(ground)
    day = last_day(ground, contracts)
    if contracts is None or day is None or contracts.history(day - YEAR, day):
        return
    yield Missing(
        say("how many customers, and how much of their yearly revenue, stay"),
        say("hardly any contract in the files ended within the last year"),
        say("Export contracts that ended too, each with customer, start, end and yearly value."),
        say("one export"),
    )


def attach_rate(ground: Ground) -> Iterator[MetricFinding]:
    """Customers with a contract among those of the list of customers."""
    listed = _customers(ground, FileKind.CUSTOMERS)
    with_contract = set(_customers(ground, FileKind.CONTRACTS))
    if not listed or not with_contract:
        return
    columns = {
        CUSTOMER: np.array(listed, dtype=object),
        "attached": np.array([float(one in with_contract) for one in listed]),
    }
    about = say("customers with a contract")
    yield _measured(METRICS["attach_rate"], "customers", columns, ground, about, {})


def _measured(
    metric: Any, variant: str, columns: dict[str, Any], ground: Ground, about: str, given: Any
) -> MetricFinding:
    if not isinstance(metric, Summed):
        raise TypeError(f"{metric.slug} is not computed from columns by role")
    sums = sums_of(metric, columns, variant, given)
    measured = estimate(metric, sums, variant, given=given)
    return finding(enough(measured, sums, ground, "contract"), about)


def contracts_of(ground: Ground) -> Contracts | None:
    """The contracts of every file; None where a column is missing or currencies differ."""
    sheets = ground.hearing.of(FileKind.CONTRACTS)
    parts = [part for sheet in sheets if (part := _columns(sheet)) is not None]
    if not parts or len(ground.roster.currencies) > 1:
        return None
    return Contracts({role: np.concatenate([p[role] for p in parts]) for role in parts[0]})


def _columns(sheet: Sheet) -> dict[str, npt.NDArray[Any]] | None:
    terms = {
        CUSTOMER: ColumnTerm.CUSTOMER,
        "value": ColumnTerm.CONTRACT_VALUE,
        "start": ColumnTerm.START_DATE,
        "end": ColumnTerm.RENEWAL_DATE,
    }
    found = {role: sheet.one(term) for role, term in terms.items()}
    names = {role: column.name for role, column in found.items() if column is not None}
    if len(names) < len(terms):
        return None
    table = sheet.table
    customer = pc.fill_null(table.column(names[CUSTOMER]).cast(pa.string()), "")
    # Amounts are read in hundredths of any currency; rates of two amounts do not mind.
    value = table.column(names["value"]).cast(pa.float64()).to_numpy(zero_copy_only=False)
    return {
        CUSTOMER: np.array(customer.to_pylist(), dtype=object),
        "value": np.asarray(value, dtype=np.float64),
        **{role: _days(table.column(names[role])) for role in ("start", "end")},
    }


def _days(column: pa.ChunkedArray) -> npt.NDArray[np.float64]:
    if not pa.types.is_temporal(column.type):
        return np.full(len(column), np.nan)
    days = column.cast(pa.date32()).cast(pa.int32()).cast(pa.float64())
    return np.asarray(days.to_numpy(zero_copy_only=False), dtype=np.float64)


def _customers(ground: Ground, kind: FileKind) -> list[str]:
    found: dict[str, None] = {}
    for sheet in ground.hearing.of(kind):
        column = sheet.one(ColumnTerm.CUSTOMER)
        if column is not None:
            ids = sheet.table.column(column.name).cast(pa.string()).drop_null()
            found.update(dict.fromkeys(ids.to_pylist()))
    return list(found)


def last_day(ground: Ground, contracts: Contracts | None) -> date | None:
    """The day of the last answer or ticket; without any, that on which the last contract starts."""
    seen = []
    for part, column in ((ground.answers, TIME), (ground.tickets, OPENED)):
        if part is not None and part.knows(column):
            seen.append(pc.max(part.table.column(column)).as_py().date())
    if seen or contracts is None:
        return max(seen, default=None)
    start = contracts.columns["start"]
    known = start[np.isfinite(start)]
    return date(1970, 1, 1) + timedelta(days=float(known.max())) if len(known) else None
