"""Organizations with known truth: files as a real one would have them, and what is behind them.

Shares nothing with the method it is to test: no statistic of the product is imported here.
"""

from .plan import Plan
from .truth import Truth
from .writing import write

__all__ = ["Plan", "Truth", "write"]
