"""How consistently several items measure one thing."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from outsidein.engine.cells import Cells
from outsidein.engine.items import Derived, Item, name_of
from outsidein.engine.reduce import reduce
from outsidein.engine.sheet import Sheet
from outsidein.stats import reliability as stats
from outsidein.stats.moments import Moments
from outsidein.terms.counting import plural
from outsidein.terms.estimate import Estimate
from outsidein.terms.minimum import minimum
from outsidein.terms.trouble import Trouble

from .resampled import BLOCKS, Resampled


@dataclass(frozen=True, slots=True)
class ItemReliability:
    """One item: answers, mean, its correlation with the sum of the others, alpha without it.

    None where the number does not exist (an item that never varies; two items only).
    """

    name: str
    n: int
    mean: float | None
    item_rest: float | None
    alpha_if_dropped: float | None


@dataclass(frozen=True, slots=True)
class Reliability:
    """Reliability of a set of items.

    `n` counts the answers with at least one item, `excluded` those with none. `alpha` is raw
    (pairwise covariances) with its interval, `alpha_standardized` at equal variances, `omega`
    from a one-factor maximum likelihood model on the same covariances. None where undefined.
    """

    n: int
    customers: int
    alpha: Estimate
    alpha_standardized: float | None
    omega: float | None
    items: tuple[ItemReliability, ...]
    excluded: int
    warnings: tuple[str, ...] = ()


def reliability_table(
    sheet: Sheet, items: Sequence[Item], *, customer: str | None = None
) -> Reliability:
    """Cronbach's alpha (1951), standardized alpha, and McDonald's omega (1999) of some columns.

    Covariances are pairwise, over the rows that hold both items. The interval of alpha is built on
    log(1 - alpha) from the jackknife over customer blocks. Always computes; warns of what the audit
    would withhold, of items that run against the rest and of a negative alpha.
    """
    names = [name_of(item) for item in items]
    if len(set(names)) < 2 or len(set(names)) < len(names):
        raise Trouble(
            "reliability needs two or more different items", remedy="Name each column once."
        )
    some = reduce(sheet.table, [*items, _any_of(items)], customer=customer, name=sheet.source)
    return reliability_of(some.take(tuple(names)), answered=int(some.total.n()[-1]))


def reliability_of(
    cells: Cells, *, answered: int | None = None, minimums: Mapping[str, int] | None = None
) -> Reliability:
    """Reliability of the items of cells, pooled over their segments and periods.

    `answered` is the number of rows with at least one item, where the cells hold others too.
    """
    by_block = cells.by_block()
    whole = by_block.total()
    n = cells.rows if answered is None else answered
    excluded = cells.rows - n
    # Rows that answer nothing may have customers of their own.
    customers = min(cells.n_customers, n)
    cov = whole.covariances()
    number = alpha_resampled(by_block)
    alpha = number.estimate(
        n=n,
        customers=customers,
        excluded=excluded,
        definition="alpha",
        unit="share",
        scale="log1m",
    )
    return Reliability(
        n=n,
        customers=customers,
        alpha=alpha,
        alpha_standardized=_finite(stats.alpha_standardized(whole.correlations())),
        omega=_finite(stats.omega(cov, n)),
        items=_items(whole),
        excluded=excluded,
        warnings=_warnings(whole, alpha, n, minimums or {}),
    )


def alpha_resampled(by_block: Moments) -> Resampled:
    """Raw alpha of items stacked by block (64, k, k), with its replicates."""
    used = by_block.rows > 0
    replicates = stats.alpha(by_block.leave_one_out().covariances())
    value = float(stats.alpha(by_block.total().covariances()))
    return Resampled(value, np.where(used, replicates, value).reshape(BLOCKS), used)


def _any_of(items: Sequence[Item]) -> Item:
    """An item that is there wherever at least one of the items is."""
    columns = tuple(item for item in items if isinstance(item, str | Derived))
    return Derived("any item", columns)


def _items(whole: Moments) -> tuple[ItemReliability, ...]:
    cov = whole.covariances()
    rest, dropped, means = stats.item_rest(cov), stats.alpha_if_dropped(cov), whole.means()
    return tuple(
        ItemReliability(name, int(n), _finite(means[i]), _finite(rest[i]), _finite(dropped[i]))
        for i, (name, n) in enumerate(zip(whole.names, whole.n(), strict=True))
    )


def _warnings(
    whole: Moments, alpha: Estimate, n: int, minimums: Mapping[str, int]
) -> tuple[str, ...]:
    notes = []
    for key, what in (("alpha", "alpha"), ("omega", "omega")):
        need = minimum(key, minimums)
        if n < need:
            notes.append(f"{plural(n, 'answer')}: a report shows {what} from {need} on.")
    rest = stats.item_rest(whole.covariances())
    against = [name for name, r in zip(whole.names, rest, strict=True) if r < 0]
    if against:
        notes.append(
            f"{', '.join(against)}: goes against the rest; an item worded the other way round "
            "must be reversed first."
        )
    still = [
        name
        for name, v in zip(whole.names, np.diagonal(whole.covariances()), strict=True)
        if not v > 0
    ]
    if still:
        notes.append(f"{', '.join(still)}: does not vary, so reliability does not exist.")
    elif alpha.value is not None and alpha.value < 0:
        notes.append("alpha is negative: the items do not measure one thing.")
    return tuple(notes)


def _finite(value: float | np.floating | np.ndarray) -> float | None:
    number = float(value)
    return number if np.isfinite(number) else None
