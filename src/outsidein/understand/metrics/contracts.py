"""What customers paid a year at two days, from their contracts."""

import numpy as np

from .metric import Floats
from .summed import Columns, Given, days
from .units import by_customer


def amounts(columns: Columns, given: Given, *, only_renewals: bool) -> Columns:
    """Yearly value of each customer's contracts `before` and `after` the period, one entry each.

    A contract runs from its `start` up to and without its `end`, for ever where the end is blank.
    The period goes from the day `from` to the day `to`. With `only_renewals` just the contracts
    that end within the period count before it, and what runs through the whole period counts
    neither before nor after. `joined_from` and `joined_to` choose customers by the start of their
    first contract. A contract without start or value is excluded.
    """
    value = np.asarray(columns["value"], dtype=np.float64)
    start, end = columns["start"], columns["end"]
    known = np.isfinite(value) & (value >= 0) & np.isfinite(start)
    first, last = days(given["from"]), days(given["to"])
    stop = np.where(np.isnan(end), np.inf, end)
    before = (start <= first) & (stop > first)
    after = (start <= last) & (stop > last)
    if only_renewals:
        before, after = before & (stop <= last), after & ~((start <= first) & (stop > last))
    joined = {
        **columns,
        "before": np.where(before, value, 0.0),
        "after": np.where(after, value, 0.0),
        "joined": start,
    }
    how = {"before": np.add, "after": np.add, "joined": np.fmin}
    return _chosen(by_customer(joined, how, known), given)


def _chosen(customers: Columns, given: Given) -> Columns:
    """Customers that did not join in the days asked for are excluded."""
    low, high = given.get("joined_from"), given.get("joined_to")
    joined: Floats = customers["joined"]
    chosen = np.ones(len(joined), dtype=bool)
    if low is not None:
        chosen &= joined >= days(low)
    if high is not None:
        chosen &= joined <= days(high)
    return {**customers, "before": np.where(chosen, customers["before"], np.nan)}
