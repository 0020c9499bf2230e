"""The service file's measures at each moment."""

import numpy as np

from outsidein.engine.spreads import Spread, Spreads
from outsidein.stats.intervals import jackknife
from outsidein.stats.moments import Floats
from outsidein.terms.estimate import Estimate
from outsidein.terms.finding import MomentMeasure
from outsidein.terms.unit import canonical, is_duration, seconds
from outsidein.understand.estimates import SECONDS, duration
from outsidein.understand.ground import Gauge, Ground, Tickets

OWN = frozenset({"sla_met", "reopened", "reassigned"})
"""What every ticket system keeps; these stand in the share of failures and among the metrics."""


def measures(
    ground: Ground, tickets: Tickets, spreads: Spreads
) -> dict[str, tuple[MomentMeasure, ...]]:
    """The service file's measures at each moment, each beside the target of its standard."""
    targets = {
        s.measure: s.target
        for s in ground.description.specifications
        if s.service is None and s.segment is None
    }
    found: dict[str, list[MomentMeasure]] = {}
    for gauge in tickets.gauges:
        if gauge.id in OWN or not tickets.knows(gauge.column):
            continue
        for moment, estimate in _delivered(gauge, spreads).items():
            measure = MomentMeasure(gauge.name, estimate, targets.get(gauge.id))
            found.setdefault(moment, []).append(measure)
    return {moment: tuple(held) for moment, held in found.items()}


def _delivered(gauge: Gauge, spreads: Spreads) -> dict[str, Estimate]:
    """The median of a duration, the mean of anything else."""
    spread = spreads.histograms(spreads.numbers(gauge.column))
    with_rows = {moment: s for moment, s in spread.items() if s.counts.any()}
    if is_duration(gauge.unit) and canonical(gauge.unit) in SECONDS:
        size, unit = seconds(gauge.unit), canonical(gauge.unit)
        return {
            moment: duration(
                s.values * size, s.counts, 0.5, "moment.measure", unit=unit, excluded=s.excluded
            )
            for moment, s in with_rows.items()
        }
    return {moment: _mean(s, gauge.unit) for moment, s in with_rows.items()}


def _mean(spread: Spread, unit: str) -> Estimate:
    counts = spread.counts[spread.counts.sum(axis=1) > 0]
    n = counts.sum(axis=1)
    sums: Floats = counts @ spread.values
    value = float(sums.sum() / n.sum())
    left = np.maximum(n.sum() - n, 1)
    found = jackknife(value, (sums.sum() - sums) / left)
    known = np.isfinite(found.low)
    return Estimate(
        value,
        float(found.low) if known else None,
        float(found.high) if known else None,
        n=int(n.sum()),
        excluded=spread.excluded,
        definition="moment.measure",
        unit=unit,
    )
