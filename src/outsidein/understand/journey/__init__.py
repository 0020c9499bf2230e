"""The journey as the data show it: directly-follows counts made readable."""

from .find import find_journey
from .source import Events, events_of, repeats_of

__all__ = ["Events", "events_of", "find_journey", "repeats_of"]
