"""The outside world becomes signals: recognize, map, check, reject."""

from .select import select_columns
from .table import read_headers, read_table

__all__ = ["read_headers", "read_table", "select_columns"]
