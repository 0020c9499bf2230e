"""Numbers as people write them, read strictly.

`int()` and `float()` of Python accept `१२३`, `1_000`, `nan` and `1e400`; nothing here does.
"""

import re
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from outsidein.terms.language import say

PLAIN = r"^[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)?$"
DECIMAL_COMMA = r"^[+-]?[0-9]+,[0-9]+(?:[eE][+-]?[0-9]+)?$"
DOT_GROUPS = r"^[+-]?[0-9]{1,3}(?:\.[0-9]{3})+(?:,[0-9]+)?$"
COMMA_GROUPS = r"^[+-]?[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?$"
SPACE_GROUPS = r"^[+-]?[0-9]{1,3}(?:[ '\x{a0}\x{202f}’][0-9]{3})+(?:[.,][0-9]+)?$"
UNCERTAIN_COMMA = r"^[+-]?[1-9][0-9]{0,2},[0-9]{3}$"
UNCERTAIN_DOT = r"^[+-]?[1-9][0-9]{0,2}\.[0-9]{3}$"
SIGNS = r"^([+-]?)(?:[€$£¥₩]|EUR|USD|GBP|CHF|KRW)\s*|\s*(?:[€$£¥₩%]|EUR|USD|GBP|CHF|KRW|원)$"
IN_PARENTHESES = r"^\(([^+()-]*)\)$"
"""How accountants write a negative amount."""

EXACT = 2**53


class Notation(StrEnum):
    """Which sign stands before the decimals."""

    POINT = "point"
    COMMA = "comma"


@dataclass(frozen=True, slots=True)
class Style:
    """How a column writes numbers, with the evidence; undecided where `1,234` may be either."""

    notation: Notation
    evidence: str
    decided: bool = True
    worth_saying: bool = False


@dataclass(frozen=True, slots=True)
class Numbers:
    """Parsed values: `values` (NaN where not read), `ok`, and whether all are whole numbers."""

    values: npt.NDArray[np.float64]
    ok: npt.NDArray[np.bool_]
    integers: pa.Array | None

    @property
    def whole(self) -> bool:
        """Whether every value read is a whole number."""
        return self.integers is not None


def style_of(texts: pa.Array) -> Style:
    """Find out from all different (trimmed) texts of a column how it writes its numbers."""
    texts = _bare(texts)
    comma = pc.or_(
        _matching(texts, DECIMAL_COMMA),
        pc.and_(_matching(texts, SPACE_GROUPS), pc.match_substring(texts, ",")),
    )
    certain_comma = pc.and_(comma, pc.invert(_matching(texts, COMMA_GROUPS)))
    dots = pc.and_(_matching(texts, DOT_GROUPS), pc.invert(_matching(texts, PLAIN)))
    point_groups = _matching(texts, r"^[+-]?[0-9]{1,3}(?:,[0-9]{3})+\.[0-9]+$|,[0-9]{3},[0-9]{3}")
    point_decimals = pc.and_(_matching(texts, PLAIN), pc.match_substring(texts, "."))
    certain_point = pc.and_(point_decimals, pc.invert(_matching(texts, UNCERTAIN_DOT)))
    says_comma, says_point = _first(texts, certain_comma, dots), _first(texts, point_groups)
    if says_comma and not says_point:
        evidence = say('"{says_comma}" can only be a decimal comma', says_comma=says_comma)
        return Style(Notation.COMMA, evidence, worth_saying=True)
    unsure = _first(texts, _matching(texts, UNCERTAIN_COMMA))
    if says_point or _first(texts, certain_point):
        said = says_point or _first(texts, certain_point)
        evidence = say('"{said}" can only be a decimal point', said=said)
        return Style(Notation.POINT, evidence, worth_saying=bool(unsure))
    if unsure:
        evidence = say(
            '"{unsure}" may be {whole} or {decimal}',
            unsure=unsure,
            whole=unsure.replace(",", ""),
            decimal=unsure.replace(",", "."),
        )
        return Style(Notation.POINT, evidence, decided=False, worth_saying=True)
    return Style(Notation.POINT, say("no commas occur in its numbers"))


def parse(texts: pa.Array, notation: Notation = Notation.POINT) -> Numbers:
    """Read (trimmed) texts as finite numbers; what is not one is left out, never bent."""
    plain = _to_plain(texts, notation)
    fits = _matching(plain, PLAIN)
    kept = pc.if_else(
        fits, pc.replace_substring_regex(plain, r"^\+", ""), pa.scalar(None, pa.string())
    )
    values = np.array(pc.cast(kept, pa.float64()).to_numpy(zero_copy_only=False), dtype=np.float64)
    ok = fits.to_numpy(zero_copy_only=False) & np.isfinite(values)
    values[~ok] = np.nan
    return Numbers(values, ok, _integers(kept, values, ok))


def _integers(
    kept: pa.Array, values: npt.NDArray[np.float64], ok: npt.NDArray[np.bool_]
) -> pa.Array | None:
    read = values[ok]
    if not np.array_equal(read, np.rint(read)):
        return None
    if len(read) == 0 or np.abs(read).max() < EXACT:
        whole = np.where(ok, np.nan_to_num(values), 0).astype(np.int64)
        return pa.array(whole, mask=~ok)
    try:
        return pc.cast(pc.if_else(pa.array(ok), kept, pa.scalar(None, pa.string())), pa.int64())
    except pa.ArrowInvalid:
        return None


def _to_plain(texts: pa.Array, notation: Notation) -> pa.Array:
    """Rewrite groups of thousands, decimal commas, currency and percent signs as plain digits."""
    if pc.all(_matching(texts, PLAIN)).as_py():
        return texts
    bare = _bare(texts)
    if notation is Notation.COMMA:
        grouped = pc.or_(_matching(bare, DOT_GROUPS), _matching(bare, SPACE_GROUPS))
        bare = pc.if_else(
            grouped, pc.replace_substring_regex(bare, r"[. '\x{a0}\x{202f}’]", ""), bare
        )
        return pc.if_else(
            _matching(bare, DECIMAL_COMMA), pc.replace_substring(bare, ",", "."), bare
        )
    bare = pc.if_else(_matching(bare, COMMA_GROUPS), pc.replace_substring(bare, ",", ""), bare)
    return pc.if_else(
        _matching(bare, SPACE_GROUPS),
        pc.replace_substring_regex(bare, r"[ '\x{a0}\x{202f}’]", ""),
        bare,
    )


def _bare(texts: pa.Array) -> pa.Array:
    """Texts without currency and percent signs, negatives with an ordinary minus in front."""
    texts = pc.replace_substring(texts, "\u2212", "-")
    texts = pc.replace_substring_regex(texts, IN_PARENTHESES, r"-\1")
    return pc.replace_substring_regex(texts, SIGNS, r"\1")


def _matching(texts: pa.Array, pattern: str) -> pa.Array:
    return pc.fill_null(pc.match_substring_regex(texts, pattern), False)


def _first(texts: pa.Array, *masks: pa.Array) -> str:
    for mask in masks:
        found = texts.filter(mask)
        if len(found):
            return str(found[0].as_py())
    return ""


def why_not(text: str) -> tuple[str, str]:
    """Reason and remedy for a text that is no number."""
    if re.fullmatch(r"[+-]?(inf|infinity)", text, re.IGNORECASE):
        return say("not a finite number"), say("Leave the cell blank or write the number.")
    if re.fullmatch(PLAIN, text):
        return say("too large to be a number"), say("Write the number as it was measured.")
    if text.isdecimal() and not text.isascii():
        return say("digits other than 0 to 9"), say("Write the number with the digits 0 to 9.")
    if re.fullmatch(r"[0-9]+(?:_[0-9]+)+", text):
        return say("an underscore in a number"), say("Write the number without the underscore.")
    return say("not a number"), say("Write a number, or leave the cell blank.")
