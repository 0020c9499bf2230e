"""Estimates with their base, withheld where too few customers stand behind them."""

import numpy as np

from outsidein.terms.estimate import Estimate
from outsidein.understand.chain.withheld import too_few
from outsidein.understand.estimates import share_by_block
from outsidein.understand.resampled import Resampled

from .rows import Flags, Rows


def enough(rows: Rows, where: Flags) -> str | None:
    """Why a number over some rows is not shown; None where it is."""
    customers = rows.customers(where)
    blocks = int(np.count_nonzero(np.bincount(rows.people.block[where])))
    return short_of(rows, customers, blocks)


def short_of(rows: Rows, customers: int, blocks: int) -> str | None:
    """Why a number of so many customers in so many blocks is not shown; None where it is."""
    study = rows.study
    if customers >= study.minimum("gap") and blocks >= study.minimum("gap_blocks"):
        return None
    return too_few(study, customers, blocks)


def estimated(
    number: Resampled,
    rows: Rows,
    where: Flags,
    asked: Flags,
    definition: str,
    *,
    reason: str | None,
) -> Estimate:
    """A number over the rows `where`, of the rows `asked` that it might have been over."""
    n = int(where.sum())
    found = number.estimate(
        n=n,
        customers=rows.customers(where) if rows.named else n,
        excluded=int(asked.sum()) - n,
        definition=definition,
    )
    return found.withhold(reason) if reason and found.value is not None else found


def share_of(
    rows: Rows,
    part: Flags,
    where: Flags,
    asked: Flags,
    definition: str,
    *,
    reason: str | None,
) -> Estimate:
    """The share of the rows `where` that are in `part`, of the rows `asked`."""
    ones = np.ones(len(where))
    hits, whole = rows.by_block(part * ones, where)
    n = int(where.sum())
    found = share_by_block(
        hits.astype(np.int64),
        whole.astype(np.int64),
        definition,
        excluded=int(asked.sum()) - n,
        customers=rows.customers(where) if rows.named else n,
    )
    return found.withhold(reason) if reason and found.value is not None else found
