"""The findings as an Excel workbook: a sheet for each part, every cell with its type."""

from .write import xlsx

__all__ = ["xlsx"]
