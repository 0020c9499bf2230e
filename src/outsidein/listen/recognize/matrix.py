"""Questions that stand in several columns, one for each of their rows."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from outsidein.terms.language import say
from outsidein.terms.quality import Voice
from outsidein.terms.signal import ColumnTerm

from .profile import Profile
from .words import Guess

RANKED = re.compile(
    r"\brank(s|ed|ing)?\b|\bdisplay order\b|rangfolge|reihenfolge|순위", re.IGNORECASE
)
FEWEST = 3
"""So many different numbers a row of ratings has at least; ticks have one or two."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a question: the question, what the row is about, how many rows there are."""

    stem: str
    row: str
    rows: int

    @property
    def ranked(self) -> bool:
        """Whether its numbers are places in an order and no ratings."""
        return RANKED.search(self.stem) is not None


def rows_of(asked: Sequence[str]) -> dict[int, Row]:
    """The columns that are rows of one question, by their place."""
    split = {index: found for index, text in enumerate(asked) if (found := _split(text))}
    stems = Counter(stem for stem, _ in split.values())
    return {
        index: Row(stem, row, stems[stem])
        for index, (stem, row) in split.items()
        if stems[stem] > 1
    }


def _split(text: str) -> tuple[str, str] | None:
    """Question and row of `question - row` or `question [row]`."""
    plain = " ".join(text.split()).replace(" – ", " - ")
    if plain.endswith("]"):
        stem, _, row = plain[:-1].rpartition("[")
    else:
        stem, _, row = plain.rpartition(" - ")
    stem, row = stem.strip(), row.strip()
    return (stem, row) if stem and row else None


def rating(row: Row, profile: Profile, *, worded: bool) -> Guess | None:
    """What a row without a term of its own is: a rating, a place in an order, or nothing known."""
    if row.ranked and profile.is_number:
        return Guess(ColumnTerm.OTHER, 0.8, say("a place in an order, and no rating"))
    many = profile.is_rating and len(profile.scale_values) >= FEWEST and profile.top >= FEWEST
    if not many and not worded:
        return None
    evidence = say(
        'one of {rows} rows of the question "{stem}"', rows=row.rows, stem=_short(row.stem)
    )
    family = f"rows of {row.stem}"
    return Guess(ColumnTerm.RATING, 0.65, evidence, Voice.PERCEPTION, item=row.row, family=family)


def _short(text: str) -> str:
    return text if len(text) <= 60 else f"{text[:59]}…"
