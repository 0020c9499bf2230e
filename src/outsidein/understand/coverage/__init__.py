"""Where customers are heard, where they are not, and where they are asked too often."""

from .find import coverage

__all__ = ["coverage"]
