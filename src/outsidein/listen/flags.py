"""Yes and no as people and machines write them."""

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from outsidein.terms.language import say

YES = frozenset(
    {"true", "yes", "y", "t", "wahr", "ja", "j", "예", "네", "met", "achieved", "eingehalten", "✓"}
)
NO = frozenset(
    {
        "false", "no", "n", "f", "falsch", "nein", "아니오", "아니요",
        "missed", "breached", "not met", "violated", "verletzt", "nicht eingehalten", "✗",
    }
)  # fmt: skip
ONE, ZERO = frozenset({"1", "1.0"}), frozenset({"0", "0.0"})


def parse(
    texts: pa.Array, *, digits: bool = False
) -> tuple[npt.NDArray[np.bool_], npt.NDArray[np.bool_]]:
    """Values and which (trimmed) texts are a flag; with `digits`, 1 and 0 are flags too."""
    lower = pc.utf8_lower(texts)
    yes = _among(lower, YES | ONE if digits else YES)
    no = _among(lower, NO | ZERO if digits else NO)
    return yes, yes | no


def _among(texts: pa.Array, words: frozenset[str]) -> npt.NDArray[np.bool_]:
    found = pc.fill_null(pc.is_in(texts, pa.array(sorted(words))), False)
    return np.asarray(found.to_numpy(zero_copy_only=False))


def why_not() -> tuple[str, str]:
    """Reason and remedy for a text that is none of them."""
    return say("neither yes nor no"), say("Write true or false, or leave the cell blank.")
