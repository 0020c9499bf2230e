"""Items asked at other levels than the expectation: the least accepted, and what is wished for."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from outsidein.terms.language import say
from outsidein.terms.quality import Voice
from outsidein.terms.signal import ColumnTerm

from .items import named_item
from .profile import Profile
from .words import ADEQUATE, DESIRED, Guess, normal


def by_level(
    headers: Sequence[str], profiles: Sequence[Profile], voiced: Mapping[int, Guess]
) -> dict[int, Guess]:
    """Columns that ask a perceived item at the adequate or the desired level.

    `voiced` are the items whose headers say expectation or perception. A level is believed only
    where the same item is perceived too. "Desired" alone is the expectation itself: it is a level
    where the item has another expectation, or an adequate level, beside it.
    """
    perceived = {g.item: g for g in voiced.values() if g.voice is Voice.PERCEPTION and g.item}
    if not perceived:
        return {}
    adequate = _asked(ADEQUATE, ColumnTerm.ADEQUATE, headers, profiles, perceived)
    desired = _asked(DESIRED, ColumnTerm.DESIRED, headers, profiles, perceived)
    beside = {g.item for g in adequate.values()}
    beside |= {
        g.item
        for index, g in voiced.items()
        if g.voice is Voice.EXPECTATION and index not in desired and index not in adequate
    }
    return {**{i: g for i, g in desired.items() if g.item in beside}, **adequate}


def _asked(
    pattern: re.Pattern[str],
    term: ColumnTerm,
    headers: Sequence[str],
    profiles: Sequence[Profile],
    perceived: Mapping[str, Guess],
) -> dict[int, Guess]:
    found = {}
    for index, (header, profile) in enumerate(zip(headers, profiles, strict=True)):
        if profile.filled and not profile.is_number:
            continue
        word = pattern.search(normal(header))
        if word is None:
            continue
        guess = named_item(header, normal(header), word, None)
        like = perceived.get(guess.item or "")
        if like is not None:
            evidence = say(
                '"{word}" in the header, beside a perception of the same item', word=word.group()
            )
            found[index] = replace(
                like, term=term, confidence=0.9, evidence=evidence, voice=None, item=guess.item
            )
    return found
