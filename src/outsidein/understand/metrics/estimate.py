"""A metric with its interval, from a tally of customer blocks."""

from dataclasses import dataclass

import numpy as np
from scipy import special

from outsidein.stats.intervals import jackknife, share_interval
from outsidein.terms.estimate import Estimate
from outsidein.terms.language import say
from outsidein.terms.quality import Scale

from .metric import Counted, Floats, Metric
from .summed import Given, Summed
from .sums import Sums
from .tally import Tally


@dataclass(frozen=True, slots=True)
class Measured:
    """A metric's estimate and what should be known about it."""

    metric: Metric
    variant: str
    estimate: Estimate
    warnings: tuple[str, ...] = ()


def estimate(
    metric: Metric,
    tally: Tally | Sums,
    variant: str | None = None,
    scale: Scale | None = None,
    given: Given | None = None,
) -> Measured:
    """Compute a metric with a 95 % interval that keeps customers whole.

    A counted metric needs a `Tally`, a summed one `Sums` and the settings it is `given`.

    Values that cannot be an answer of the variant are excluded and counted. The interval is the
    jackknife over blocks on the logit scale between the metric's bounds (Wilson's with the
    effective n where all blocks agree), the plain jackknife where it has none, and Woodruff's
    (1952) for a median. Below two blocks there is no interval.
    """
    chosen = metric.variant(variant).slug
    if isinstance(metric, Summed) and isinstance(tally, Sums):
        return _of_sums(metric, tally, chosen, metric.settled(given))
    if isinstance(metric, Counted) and isinstance(tally, Tally):
        return _of_counts(metric, tally, chosen, scale)
    raise TypeError(f"the metric {metric.slug} is not computed from {type(tally).__name__}")


def _of_counts(metric: Counted, tally: Tally, variant: str, scale: Scale | None) -> Measured:
    chosen = metric.variant(variant)
    scale = scale or chosen.scale
    used = tally.keep(metric.usable(tally.values, chosen.slug, scale))
    warnings = list(metric.doubts(used, chosen.slug, scale)) if used.n else []
    lost = used.excluded - tally.excluded
    if lost:
        warnings.append(_lost(lost, scale))
    value = float(metric.of(used.values, used.total().astype(float), chosen.slug, scale))
    low, high = interval(metric, used, chosen.slug, scale, value)
    found = Estimate(
        value=None if np.isnan(value) else value,
        low=low,
        high=high,
        n=used.n,
        customers=used.customers,
        excluded=used.excluded,
        definition=f"metric.{metric.slug}.{chosen.slug}",
        unit=metric.unit_of(variant),
        withheld=say("no usable value") if np.isnan(value) else None,
    )
    return Measured(metric, chosen.slug, found, tuple(warnings))


def _lost(count: int, scale: Scale | None) -> str:
    if scale is None:
        return say("{n} values cannot be answers and were excluded.", n=count)
    return say(
        "{n} values cannot be answers on {low:g} to {high:g} and were excluded.",
        n=count,
        low=scale.low,
        high=scale.high,
    )


def _of_sums(metric: Summed, sums: Sums, variant: str, given: Given) -> Measured:
    value = float(metric.of_sums(sums.total(), variant, given))
    low, high = None, None
    if not np.isnan(value) and sums.blocks >= 2 and metric.sampled(variant):
        replicates = metric.of_sums(sums.left_out(), variant, given)
        low, high = _spread(metric.bounds(variant, None), value, replicates, sums)
    found = Estimate(
        value=None if np.isnan(value) else value,
        low=low,
        high=high,
        n=sums.n,
        customers=sums.customers,
        excluded=sums.excluded,
        definition=f"metric.{metric.slug}.{variant}",
        unit=metric.unit_of(variant),
        withheld=metric.nothing(sums, variant, given) if np.isnan(value) else None,
    )
    return Measured(metric, variant, found, metric.concerns(sums, variant, given))


def interval(
    metric: Counted, tally: Tally, variant: str, scale: Scale | None, value: float
) -> tuple[float | None, float | None]:
    """The 95 % interval of a metric that was found to be `value`."""
    if np.isnan(value) or tally.blocks < 2:
        return None, None
    below = metric.spread_of_share(tally, value)
    if below is not None:
        return _woodruff(tally, below)
    left_out = tally.left_out().astype(float)
    replicates = metric.of(tally.values, left_out, variant, scale)
    return _spread(metric.bounds(variant, scale), value, replicates, tally)


def _spread(
    bounds: tuple[float, float] | None, value: float, replicates: Floats, tally: Tally | Sums
) -> tuple[float | None, float | None]:
    """The jackknife interval, between the bounds where there are such."""
    if bounds is None:
        found = jackknife(value, replicates)
        if np.isnan(found.low):
            return None, None
        return _around(float(found.low), value, float(found.high))
    if np.isinf(bounds[1]):  # a time or amount, which is never negative
        found = jackknife(value, replicates, scale="log")
        if np.isnan(found.low):
            return None, None
        return _around(float(found.low), value, float(found.high))
    low, width = bounds[0], bounds[1] - bounds[0]
    found = share_interval(
        (value - low) / width, (replicates - low) / width, tally.n, customers=tally.customers
    )
    if np.isnan(found.low):
        return None, None
    return _around(low + width * found.low, value, low + width * found.high)


def _woodruff(tally: Tally, below: Tally) -> tuple[float, float]:
    """The values between which the cumulative share passes one half, give or take its error."""
    counts = below.counts[below.counts.sum(axis=1) > 0].astype(float)
    total = counts.sum(axis=0)
    left_out = total - counts
    at = total[1] / total.sum()
    replicates = left_out[:, 1] / left_out.sum(axis=1)
    blocks = len(counts)
    error = float(np.sqrt((blocks - 1) / blocks * ((replicates - at) ** 2).sum()))
    reach = float(special.stdtrit(blocks - 1, 0.975)) * error
    value = quantile(tally, 0.5)
    return _around(quantile(tally, 0.5 - reach), value, quantile(tally, 0.5 + reach))


def quantile(tally: Tally, share: float) -> float:
    """The least value that at least this share of the rows do not exceed."""
    below = np.cumsum(tally.total())
    place = int(np.searchsorted(below, max(share, 0.0) * below[-1], side="left"))
    return float(tally.values[min(place, len(tally.values) - 1)])


def _around(low: float, value: float, high: float) -> tuple[float, float]:
    """Rounding must not push an interval off its own estimate."""
    return min(low, value), max(high, value)
