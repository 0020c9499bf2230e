"""The views that pages of customers and services are made from, where they are asked for."""

from dataclasses import replace

from outsidein.report.document import AuditDocument
from outsidein.understand.views import look

from .definitions import definitions
from .found import Found
from .sound import sound
from .walk import estimates, with_estimates


def with_views(document: AuditDocument, found: Found, most: int | None) -> AuditDocument:
    """The document with the views of at most so many customers (None: of all) and all services."""
    views = look(found.ground, found.chain, found.customers, found.today, most)
    document = replace(document, views=with_estimates(views, sound))
    return replace(document, definitions=definitions(estimates(document)))
