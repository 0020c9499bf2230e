"""What changed between two audits."""

from .compare import compare

__all__ = ["compare"]
