"""Per customer: how many rows, and the count, sum and sum of squares of items.

per = per_customer(survey, ["overall", Flag("met", is_true("sla_met"))], customer="customer")
per.customer[0], per.n[0], per.means()[0]
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from outsidein.stats.moments import Floats, Ints

from .conditions import Where, conditions
from .grid import Numbers
from .items import Item, columns_of, name_of
from .labels import text_codes
from .scan import satisfying, scan
from .source import Chunk, Source, open_rows
from .values import values_of


@dataclass(frozen=True, slots=True)
class CustomerSummary:
    """One row for each of N customers, in the order of their ids.

    `rows` (N,); `n`, `sums` and `squares` (N, k) over the observed values of k items in their
    unit. `nameless` counts the rows without a customer, `filtered` those outside of `where`.
    """

    names: tuple[str, ...]
    customer: tuple[str, ...]
    rows: Ints
    n: Ints
    sums: Floats
    squares: Floats
    nameless: int = 0
    filtered: int = 0

    def means(self) -> Floats:
        """Mean of each item for each customer (N, k); NaN where there is none."""
        with np.errstate(divide="ignore", invalid="ignore"):
            return np.asarray(self.sums / self.n)

    def variances(self) -> Floats:
        """Variance within each customer with divisor n - 1 (N, k); NaN below two values."""
        with np.errstate(divide="ignore", invalid="ignore"):
            spread = self.squares - self.sums * (self.sums / self.n)
            return np.asarray(np.where(self.n > 1, np.maximum(spread, 0) / (self.n - 1), np.nan))

    def of(self, item: str) -> tuple[Ints, Floats, Floats]:
        """(n, sums, squares) of one item (N,)."""
        i = self.names.index(item)
        return self.n[:, i], self.sums[:, i], self.squares[:, i]


class _Adding:
    """Sums by customer; customers are numbered as they come."""

    def __init__(self, k: int) -> None:
        self.number: dict[str, int] = {}
        self.parts = np.zeros((0, 1 + 3 * k))
        self.nameless = 0
        self.filtered = 0

    def add(self, chunk: Chunk, items: Sequence[Item], customer: str) -> None:
        """Add the rows of one chunk."""
        who = text_codes(chunk.table.column(customer))
        known = [label is not None for label in who.labels]
        number = np.array(
            [self.number.setdefault(x, len(self.number)) if x else -1 for x in who.labels]
        )
        self.nameless += int(np.count_nonzero(~np.array(known)[who.code]))
        size = len(who.labels)
        columns: list[Numbers] = [np.bincount(who.code, minlength=size)]
        for item in items:
            value = values_of(item, chunk.table)
            mask = value.mask()
            x = np.where(mask, np.asarray(value.numbers, np.float64) / value.per_unit, 0.0)
            columns += [np.bincount(who.code, w, size) for w in (mask, x, x * x)]
        grown = np.zeros((len(self.number), self.parts.shape[1]))
        grown[: len(self.parts)] = self.parts
        np.add.at(grown, number[known], np.stack(columns, axis=1)[known])
        self.parts = grown


def per_customer(
    source: Source,
    items: Sequence[Item],
    *,
    customer: str,
    where: Where = None,
    name: str | None = None,
) -> CustomerSummary:
    """Summarize items by customer, in one scan; memory grows with the number of customers."""
    rows = open_rows(source, name)
    which = conditions(where)
    columns = [customer, *(column for item in items for column in columns_of(item))]
    columns += [condition.column for condition in which]

    def step(adding: _Adding, chunk: Chunk) -> None:
        kept = satisfying(chunk, which)
        adding.filtered += chunk.table.num_rows - kept.table.num_rows
        adding.add(kept, items, customer)

    k = len(items)
    adding = scan(rows, columns, lambda: _Adding(k), step, threads=1)[0]
    ids = sorted(adding.number)
    parts = adding.parts[[adding.number[x] for x in ids]]
    per_item = parts[:, 1:].reshape(len(ids), k, 3)
    return CustomerSummary(
        names=tuple(name_of(item) for item in items),
        customer=tuple(ids),
        rows=parts[:, 0].astype(np.int64),
        n=per_item[:, :, 0].astype(np.int64),
        sums=per_item[:, :, 1],
        squares=per_item[:, :, 2],
        nameless=adding.nameless,
        filtered=adding.filtered,
    )
