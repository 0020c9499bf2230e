"""Internal indicators against what customers say: related, unrelated, opposed or undecided."""

from .find import indicators
from .relate import WHOLE

__all__ = ["WHOLE", "indicators"]
