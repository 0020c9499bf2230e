"""Each customer and each service from three sides at once, in one scan for all of them."""

from .look import look

__all__ = ["look"]
