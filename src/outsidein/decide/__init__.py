"""Findings become options: what would gain most, and what could be relaxed."""

from .options import options

__all__ = ["options"]
