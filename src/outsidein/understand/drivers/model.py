"""R² of an outcome divided among its drivers, with replicates for every number."""

from dataclasses import dataclass

import numpy as np

from outsidein.stats.drivers import (
    lmg,
    relative_weights,
    slopes,
    trouble,
    within_correlation,
    within_correlations_loo,
)
from outsidein.stats.intervals import jackknife
from outsidein.stats.moments import Floats, Moments
from outsidein.terms.estimate import Estimate
from outsidein.understand.resampled import BLOCKS, Resampled


@dataclass(frozen=True, slots=True)
class DriverModel:
    """The drivers of one outcome, each number with its leave-one-block-out replicates.

    `parts` are LMG in units of R² (they sum to `r2`), `within` and `pooled` the standardized
    slopes from the within-segment and from the pooled correlation matrix, `performance` the mean
    of each driver, `relative_weights` Johnson's preview. `trouble` says in one sentence why there
    are no numbers, or no unique slopes.
    """

    names: tuple[str, ...]
    parts: tuple[Resampled, ...]
    r2: Resampled
    pooled_r2: Resampled
    within: tuple[Resampled, ...]
    pooled: tuple[Resampled, ...]
    performance: tuple[Resampled, ...]
    relative_weights: tuple[float, ...]
    trouble: str | None = None

    @property
    def known(self) -> bool:
        """Whether R² could be divided."""
        return self.r2.known


def driver_model(moments: Moments, outcome_name: str) -> DriverModel:
    """Exact LMG from the within-segment correlations of moments (S, 64, p + 1, p + 1).

    The outcome is the last item. Segments' means are taken out of every item first, so that a
    segment that differs in everything does not make a driver. Lindeman, Merenda and Gold (1980);
    replicates leave one customer block out (Kott 2001).
    """
    names = moments.names[:-1]
    by_block = moments.total(axis=0)
    used = by_block.rows > 0
    whole = within_correlation(moments.total(axis=1))
    without = within_correlations_loo(moments)[used]
    pooled = by_block.total().correlations()
    pooled_without = by_block.leave_one_out().correlations()[used]
    parts, r2 = lmg(_stack(whole, without, used))
    _, pooled_r2 = lmg(_stack(pooled, pooled_without, used))
    within = slopes(_stack(whole, without, used))
    across = slopes(_stack(pooled, pooled_without, used))
    means = np.concatenate([by_block.total().means()[None], by_block.leave_one_out().means()[used]])
    return DriverModel(
        names=names,
        parts=tuple(_resampled(parts[:, i], used) for i in range(len(names))),
        r2=_resampled(r2, used),
        pooled_r2=_resampled(pooled_r2, used),
        within=tuple(_resampled(within[:, i], used) for i in range(len(names))),
        pooled=tuple(_resampled(across[:, i], used) for i in range(len(names))),
        performance=tuple(_resampled(means[:, i], used) for i in range(len(names))),
        relative_weights=tuple(float(w) for w in relative_weights(whole)),
        trouble=trouble(whole, (*names, outcome_name)),
    )


def _stack(whole: Floats, without: Floats, used: np.typing.NDArray[np.bool_]) -> Floats:
    """The matrix of all blocks first, then those without each used block."""
    return np.concatenate([whole[None], without]) if used.any() else whole[None]


def _resampled(values: Floats, used: np.typing.NDArray[np.bool_]) -> Resampled:
    """Element 0 is the value, the rest its replicates over the used blocks."""
    replicates = np.full(BLOCKS, values[0])
    replicates[used] = values[1 : 1 + int(used.sum())]
    return Resampled(float(values[0]), replicates, used)


def part_of_variance(
    number: Resampled, *, n: int, customers: int | None, excluded: int, definition: str
) -> Estimate:
    """A part of R² with its interval, built on Fisher's z of its root and carried back.

    A part of the variance is a squared correlation: near zero its own error is lopsided, its
    root's is not. The lower end stops at zero.
    """
    base = number.estimate(
        n=n, customers=customers, excluded=excluded, definition=definition, unit="share"
    )
    if base.value is None or base.low is None:
        return base
    root = jackknife(
        float(np.sqrt(max(number.value, 0.0))),
        np.sqrt(np.clip(number.replicates[number.used], 0.0, None)),
        scale="atanh",
    )
    low, high = max(root.low, 0.0) ** 2, min(root.high, 1.0) ** 2
    return Estimate(
        base.value,
        float(min(low, base.value)),
        float(high),
        n=n,
        customers=customers,
        excluded=excluded,
        definition=definition,
        unit="share",
    )
