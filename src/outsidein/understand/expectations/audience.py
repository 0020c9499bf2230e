"""Whom a promise was made to, among those who answered, and who else there is to compare with."""

import re
from dataclasses import dataclass

import numpy as np

from outsidein.terms.language import say

from .rows import Flags, Rows

EVERYBODY = frozenset(
    {"", "all", "all customers", "customers", "everybody", "everyone", "the public", "public"}
    | {"alle", "alle kunden", "kunden", "öffentlichkeit"}
)
"""Words for an audience that leaves nobody out."""

_BETWEEN = re.compile(r"\s*(?:[,;/+&]|\band\b|\bund\b)\s*")


@dataclass(frozen=True)
class Audience:
    """Rows of the audience and rows of everybody else; rows of no known segment are neither.

    `compared` says whether there are others; `notes` why there are none where there should be.
    """

    members: Flags
    others: Flags
    compared: bool
    notes: tuple[str, ...] = ()


def audience(rows: Rows, stated: str) -> Audience:
    """The rows of an audience that is stated as segments, or as everybody."""
    everybody = np.ones(len(rows.month), dtype=bool)
    nobody = ~everybody
    if _plain(stated) in EVERYBODY:
        return Audience(everybody, nobody, compared=False)
    named = {_plain(segment): segment for segment in rows.study.segments}
    whole = [named[_plain(stated)]] if _plain(stated) in named else []
    parts = [_plain(part) for part in _BETWEEN.split(stated)]
    several = [named[p] for p in parts if p in named] if all(p in named for p in parts) else []
    segments = whole or several
    if not segments:
        note = say(
            'the audience "{audience}" is no segment of the answers, so that there is nobody to '
            "compare with",
            audience=stated,
        )
        return Audience(everybody, nobody, compared=False, notes=(note,))
    members = rows.is_in("segment", *segments)
    others = rows.known("segment") & ~members
    return Audience(members, others, compared=bool(others.any()))


def _plain(text: str) -> str:
    return " ".join(re.sub(r"[\s_\-]+", " ", text.casefold()).split())
