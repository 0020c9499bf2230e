"""Expectations: level, zone of tolerance, sources, drift, and what promises did to them."""

from .find import expectations

__all__ = ["expectations"]
