"""What other tools reported, beside the metrics of the audit, and why it differs."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from outsidein.terms.estimate import Estimate
from outsidein.terms.finding import MetricFinding
from outsidein.terms.language import say
from outsidein.terms.reported import ReportedFigure, Reproduction
from outsidein.terms.signal import ColumnTerm
from outsidein.terms.trouble import Trouble
from outsidein.understand.ground import CUSTOMER, OPENED, REASSIGNED, REOPENED, SLA, TIME, Ground
from outsidein.understand.metrics import registry
from outsidein.understand.metrics.metric import Counted
from outsidein.understand.metrics.registry import METRICS
from outsidein.understand.metrics.response_rates import ResponseRate
from outsidein.understand.reported import Answers, Columned, Rows, compare

from .claimed import cases

MOST_ROWS = 300_000
"""Above this, two differences at once would take long and are not tried."""

_TICKETS = {"sla": SLA, "reopen": REOPENED, "reassignment": REASSIGNED}
_ANSWERS = {"nps": ColumnTerm.RECOMMEND, "csat": ColumnTerm.OVERALL}


def with_reported(found: Sequence[MetricFinding], ground: Ground) -> tuple[MetricFinding, ...]:
    """The metrics, each with the figure that the service file says another tool gave.

    A figure of a metric that these files do not give stands as a metric of its own, without a
    number. Raises `Trouble` for a metric or variant that does not exist.
    """
    out = list(found)
    for figure in ground.description.reported:
        slug = _known(figure, ground)
        place = next((i for i, f in enumerate(out) if f.metric == slug and not f.by), None)
        if place is None:
            out.insert(_end(out), _absent(slug, figure))
        elif (value := out[place].estimate.value) is not None:
            told = _compared(ground, out[place], figure, value)
            out[place] = replace(out[place], reported=told)
    return tuple(out)


def _known(figure: ReportedFigure, ground: Ground) -> str:
    try:
        metric = registry.metric(figure.metric)
        registry.variant(metric, figure.variant or None)
    except Trouble as trouble:
        raise Trouble(
            trouble.message, remedy=trouble.remedy, source=ground.description.source
        ) from trouble
    return metric.slug


def _end(found: Sequence[MetricFinding]) -> int:
    """After the metrics of all rows, before those of groups."""
    return next((i for i, f in enumerate(found) if f.by), len(found))


def _absent(slug: str, figure: ReportedFigure) -> MetricFinding:
    metric = METRICS[slug]
    variant = figure.variant or metric.variants[0].slug
    why = say("the files do not hold what it is computed from")
    estimate = Estimate(None, definition=f"metric.{slug}.{variant}", withheld=why)
    about = say("{source} reports {value:g}", source=figure.source or "–", value=figure.value)
    return MetricFinding(slug, variant, say(metric.title), estimate, about)


def _compared(
    ground: Ground, finding: MetricFinding, figure: ReportedFigure, ours: float
) -> Reproduction | None:
    rows = _rows(ground, finding)
    if rows is None:
        return None
    pairs = not isinstance(rows, Answers) or len(rows.values) <= MOST_ROWS
    return compare(rows, figure, ours, pairs=pairs)


def _rows(ground: Ground, finding: MetricFinding) -> Rows | None:
    """The rows behind a metric; None for those that no other reading is known of."""
    slug = finding.metric
    metric = METRICS[slug]
    if slug == "response_rate" and (columns := cases(ground)) is not None:
        return Columned(ResponseRate(), finding.variant, columns)
    if not isinstance(metric, Counted):
        return None
    if slug in _ANSWERS and ground.answers is not None:
        outcome = ground.answers.outcome(_ANSWERS[slug])
        if outcome is not None:
            table = ground.answers.table
            values = _numbers(table, outcome.column)
            return Answers(
                metric,
                finding.variant,
                values,
                outcome.scale,
                customer=_codes(table),
                period=_months(table, TIME),
            )
    if slug in _TICKETS and ground.tickets is not None:
        table = ground.tickets.table
        values = _numbers(table, _TICKETS[slug])
        return Answers(
            metric, finding.variant, values, customer=_codes(table), period=_months(table, OPENED)
        )
    return None


def _numbers(table: pa.Table, column: str) -> npt.NDArray[np.float64]:
    found = table.column(column).cast(pa.float64()).to_numpy(zero_copy_only=False)
    return np.asarray(found, dtype=np.float64)


def _codes(table: pa.Table) -> npt.NDArray[np.int64] | None:
    """Equal numbers for rows of one customer, -1 where it is not known."""
    customer = table.column(CUSTOMER).combine_chunks()
    if customer.null_count == len(customer):
        return None
    codes = pc.fill_null(customer.dictionary_encode().indices, -1)
    return np.asarray(codes.to_numpy(zero_copy_only=False), dtype=np.int64)


def _months(table: pa.Table, column: str) -> npt.NDArray[np.object_] | None:
    times = table.column(column)
    if times.null_count == len(times):
        return None
    months = pc.fill_null(pc.strftime(times, format="%Y-%m"), "")
    return np.array(months.to_pylist(), dtype=object)
