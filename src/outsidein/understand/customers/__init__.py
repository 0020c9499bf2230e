"""Customers whose experience and internal measures say different things."""

from .find import Judged, judge

__all__ = ["Judged", "judge"]
