"""Moments of truth: volume, waits, ratings, failures, effort and leverage of each."""

from .asked import Asked, answered
from .find import moments
from .served import Served, served

__all__ = ["Asked", "Served", "answered", "moments", "served"]
