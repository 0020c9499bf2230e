"""The report as a folder: its page, and one page for each service and each customer."""

from .write import Written, pages, write_pages

__all__ = ["Written", "pages", "write_pages"]
