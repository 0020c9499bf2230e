"""Cells that say that there is no value."""

import pyarrow as pa
import pyarrow.compute as pc

BLANK = ""

BROKEN_FORMULAS = frozenset(
    {"#n/a", "#null!", "#div/0!", "#value!", "#ref!", "#name?", "#num!", "#spill!", "#calc!"}
)
"""What a spreadsheet shows where a formula has no value."""

MARKERS = BROKEN_FORMULAS | frozenset(
    {
        "?",
        "-",
        "--",
        "na",
        "n/a",
        "nan",
        "null",
        "none",
        "nil",
        "(blank)",
        "(leer)",
        "k.a.",
        "k. a.",
        "keine angabe",
        "not applicable",
        "해당없음",
        "해당 없음",
        "무응답",
    }
)
"""Texts that stand for a missing value in a column of numbers, times or flags."""

TEXT_MARKERS = BROKEN_FORMULAS | frozenset({"?", "nan", "null", "(null)", "(blank)", "(leer)"})
"""The same in a column of texts, where a dash or "none" may be meant."""


def trimmed(texts: pa.Array) -> pa.Array:
    """Texts without blanks around them."""
    return pc.utf8_trim_whitespace(texts)


def is_blank(texts: pa.Array) -> pa.Array:
    """Which (trimmed) texts are empty or null."""
    return pc.fill_null(pc.equal(texts, BLANK), True)


def is_marker(texts: pa.Array, markers: frozenset[str] = MARKERS) -> pa.Array:
    """Which (trimmed) texts are a marker for a missing value, whatever their letter case."""
    return pc.fill_null(pc.is_in(pc.utf8_lower(texts), pa.array(sorted(markers))), False)
