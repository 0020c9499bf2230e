"""Whether enough customers stand behind a metric for a report."""

from dataclasses import replace

from outsidein.terms.counting import plural
from outsidein.terms.finding import MetricFinding
from outsidein.terms.language import say
from outsidein.terms.minimum import minimum
from outsidein.understand.ground import Ground
from outsidein.understand.metrics.estimate import Measured
from outsidein.understand.metrics.sums import Sums
from outsidein.understand.metrics.tally import Tally


def enough(measured: Measured, tally: Tally | Sums, ground: Ground, rows: str) -> Measured:
    """Without the number where too few customers, or blocks of them, stand behind it.

    Where no row names a customer, rows count, and `rows` is their noun ("ticket"). The minimum is
    that of the metric in its registry, unless the service file or the command states another one.
    """
    minimums = ground.description.minimums
    need = minimums.get("metric", measured.metric.minimum)
    blocks = minimum("metric_blocks", minimums)
    found = measured.estimate
    known = found.customers is not None
    who = found.n if found.customers is None else found.customers
    if found.value is None or (who >= need and tally.blocks >= blocks):
        return measured
    reason = say(
        "{customers} in {blocks}, and {need} in {least} are needed",
        customers=plural(who, "customer" if known else rows),
        blocks=plural(tally.blocks, "block"),
        need=need,
        least=blocks,
    )
    return replace(measured, estimate=found.withhold(reason))


def finding(measured: Measured, about: str, title: str = "") -> MetricFinding:
    """A metric as the report shows it, its warnings as notes."""
    estimate = measured.estimate
    found = replace(estimate, notes=(*estimate.notes, *measured.warnings))
    metric = measured.metric
    return MetricFinding(metric.slug, measured.variant, title or say(metric.title), found, about)
