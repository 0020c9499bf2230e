"""What each customer perceives and gets, criterion by criterion."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from outsidein.engine.customers import per_customer
from outsidein.engine.link import with_columns
from outsidein.stats.shrinkage import pooled_se
from outsidein.understand.customers.posterior import shrunken
from outsidein.understand.ground import CUSTOMER, Answers, Gauge, Ground

Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Perceived:
    """Of one criterion, for each customer (k,): answers, and the shrunken level with its sd."""

    n: Floats
    level: Floats
    sd: Floats


@dataclass(frozen=True, slots=True)
class Delivered:
    """Of one measure, for each customer (k,): tickets with a value, and their mean."""

    gauge: Gauge
    n: Floats
    mean: Floats


def perceived(
    ground: Ground, customers: Sequence[str], segments: Sequence[str | None]
) -> Mapping[str, Perceived]:
    """Each criterion's level by customer, drawn towards the segment's; empty without names."""
    answers = ground.answers
    if answers is None or not answers.perceived or not answers.knows(CUSTOMER):
        return {}
    names = {criterion: f"_perceived {criterion}" for criterion in answers.perceived}
    columns = {names[c]: _row_means(answers, items) for c, items in answers.perceived.items()}
    table = with_columns(answers.table, columns)
    per = per_customer(table, list(names.values()), customer=CUSTOMER)
    found = {}
    for criterion, name in names.items():
        n, total, squares = (_spread(values, per.customer, customers) for values in per.of(name))
        with np.errstate(divide="ignore", invalid="ignore"):
            means = total / np.where(n > 0, n, np.nan)
        level, sd = shrunken(tuple(segments), n, means, pooled_se(total, squares, n))
        found[criterion] = Perceived(n, level, sd)
    return found


def delivered(ground: Ground, customers: Sequence[str]) -> Mapping[str, Delivered]:
    """The mean of each criterion's measure over the tickets of each customer."""
    tickets = ground.tickets
    if tickets is None or not tickets.knows(CUSTOMER):
        return {}
    owner = {m.id: m.criterion for m in ground.description.measures if m.criterion}
    gauges = [g for g in tickets.gauges if g.id in owner and tickets.knows(g.column)]
    if not gauges:
        return {}
    columns = list(dict.fromkeys(g.column for g in gauges))
    per = per_customer(tickets.table, columns, customer=CUSTOMER)
    found: dict[str, Delivered] = {}
    for gauge in gauges:
        n, total, _ = (_spread(v, per.customer, customers) for v in per.of(gauge.column))
        with np.errstate(divide="ignore", invalid="ignore"):
            found.setdefault(owner[gauge.id] or "", Delivered(gauge, n, total / n))
    return found


def _row_means(answers: Answers, items: Sequence[str]) -> pa.Array:
    """Each answer's mean over the items of a criterion that it rates."""
    values = np.stack(
        [answers.table.column(item).cast(pa.float64()).to_numpy() for item in items], axis=1
    )
    known = np.isfinite(values)
    count = known.sum(axis=1)
    mean = np.where(known, values, 0.0).sum(axis=1) / np.maximum(count, 1)
    return pa.array(mean, mask=count == 0)


def _spread(values: npt.ArrayLike, names: Sequence[str], customers: Sequence[str]) -> Floats:
    """Values by the names of a summary, in the order of the customers; 0 where there is none."""
    own = dict(zip(names, np.asarray(values, dtype=np.float64).tolist(), strict=True))
    return np.array([own.get(customer, 0.0) for customer in customers], dtype=np.float64)
