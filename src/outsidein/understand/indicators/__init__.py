"""Internal indicators against what customers say: related, unrelated, opposed or undecided."""

from .find import indicators

__all__ = ["indicators"]
