"""What the shapes read before it is built: blocks as mappings by key."""

from collections.abc import Mapping
from typing import Any

Tree = Mapping[str, Any]
"""The whole file; a part that could not be read is not in it."""
