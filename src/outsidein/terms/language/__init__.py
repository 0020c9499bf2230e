"""The language in which people are spoken to: English as it is written, others from catalogs."""

from .catalog import LANGUAGES
from .numerals import localized
from .speech import inside, language, message, say, say_many, speaking

__all__ = ["LANGUAGES", "inside", "language", "localized", "message", "say", "say_many", "speaking"]
