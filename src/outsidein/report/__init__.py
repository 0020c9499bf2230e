"""Findings and options as HTML, PDF, workbook, JSON and terminal summary, from one document."""

from outsidein.report.document import AuditDocument
from outsidein.report.findings import to_json
from outsidein.report.page import html
from outsidein.report.paper import pdf
from outsidein.report.schema import schema
from outsidein.report.terminal import terminal
from outsidein.report.workbook import xlsx

__all__ = ["AuditDocument", "html", "pdf", "schema", "terminal", "to_json", "xlsx"]
