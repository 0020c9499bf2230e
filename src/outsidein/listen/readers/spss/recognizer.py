"""Recognize SPSS data sets by their format alone."""

from typing import TYPE_CHECKING

from ...spss import FORMAT

if TYPE_CHECKING:
    from ...raw import Raw


def confidence(raw: "Raw") -> float:
    """Certain where the bytes are those of an SPSS file."""
    return 1.0 if raw.format == FORMAT else 0.0
