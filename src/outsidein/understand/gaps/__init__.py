"""Expectation, perception and the gap between them."""

from .table import GapLine, GapTable, gap_table

__all__ = ["GapLine", "GapTable", "gap_table"]
