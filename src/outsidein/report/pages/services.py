"""What the page of one service shows."""

from typing import Any

from markupsafe import Markup

from outsidein.report.charts.chain import chain_chart, domain
from outsidein.report.charts.draw import draw
from outsidein.report.document import AuditDocument
from outsidein.report.views import CUSTOMERS_LISTED
from outsidein.terms.finding import ChainRow, MetricFinding
from outsidein.terms.quality import Gap
from outsidein.terms.view import CustomerView, ServiceView, Views


def service_context(document: AuditDocument, view: ServiceView) -> dict[str, Any]:
    """The rows of the chain, the metrics, the customers and the intended value of one service."""
    rows = [r for r in document.chain if r.service == view.service and r.segment is None]
    bounds = domain(document.chain)
    drawn = draw([chain_chart(f"row-{i}", row, bounds) for i, row in enumerate(rows)])
    named = _named(document, view)
    return {
        "view": view,
        "rows": [(row, Markup(drawn[f"row-{i}"])) for i, row in enumerate(rows)],  # noqa: S704 - drawn by us
        "leaking": min(rows, key=_loss, default=None),
        "metrics": _metrics(document, view),
        "named": named[:CUSTOMERS_LISTED],
        "unlisted": max(0, len(named) - CUSTOMERS_LISTED),
        "intended": [line for line in document.intended_value if line.service == view.service],
    }


def _loss(row: ChainRow) -> tuple[bool, float]:
    """Rows with a decided leak first, and among them the one where customers get least."""
    size = row.gap(Gap.PERCEIVED_QUALITY).size
    level = size.value if size is not None and size.shown else None
    return row.leak is None, 0.0 if level is None else level


def _metrics(document: AuditDocument, view: ServiceView) -> list[MetricFinding]:
    names = {view.service, view.name}
    return [m for m in document.metrics if m.by == "service" and m.group in names]


def _named(document: AuditDocument, view: ServiceView) -> list[CustomerView]:
    """Customers of the service whom a finding names, in the order of the views."""
    views: Views = document.views  # type: ignore[assignment]
    return [c for c in views.customers if c.states and view.service in c.services]
