"""Findings and options as HTML, JSON and a terminal summary, all from one document."""

from outsidein.report.document import AuditDocument
from outsidein.report.findings import to_json
from outsidein.report.page import html
from outsidein.report.schema import schema
from outsidein.report.terminal import terminal

__all__ = ["AuditDocument", "html", "schema", "terminal", "to_json"]
