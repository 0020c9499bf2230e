"""Why another tool's figure differs: the same rows, read in every other plausible way."""

from .compare import compare
from .rows import Answers, Columned, Rows

__all__ = ["Answers", "Columned", "Rows", "compare"]
