"""Tell codes from question texts in headers, and times from the sign that there are none."""

import re
from collections.abc import Sequence
from dataclasses import replace

from outsidein.terms.language import message, say

from ...aside import Aside, AsideKind
from ...headings import holds, place, with_texts, with_titles
from ...raw import Raw
from .mapping import KNOWN, NO_TIME, SUBMITTED

CODED = re.compile(r"^(?P<code>[A-Za-z]\w*(?:\[[^\]]*\])*)\. (?P<text>\S.*)$", re.DOTALL)
NOTE_NO_TIMES = message(
    "the survey stores no times: LimeSurvey writes 1980-01-01 for every finished answer"
)


def prepare(raw: Raw) -> Raw:
    """Codes as headers with their texts as titles, and no times where the survey stores none."""
    codes = coded(raw)
    if codes is not None:
        texts = [m["text"] if (m := CODED.match(h)) else "" for h in raw.headers]
        raw = with_titles(replace(raw, headers=codes), _questions(codes, texts))
    submitted = place(raw, *SUBMITTED)
    if submitted is not None and holds(raw, submitted, NO_TIME).any():
        raw = with_texts(raw, submitted, {NO_TIME: ""})
        raw = replace(raw, notes=(*raw.notes, say(NOTE_NO_TIMES)))
    return raw


def aside(raw: Raw) -> Sequence[Aside]:
    """Answers that were never sent have no time of sending."""
    submitted = place(raw, *SUBMITTED)
    if submitted is None:
        return ()
    why = say("LimeSurvey exports them unless only completed answers are asked for")
    return (Aside(AsideKind.UNFINISHED, submitted, holds(raw, submitted, ""), True, why),)


def coded(raw: Raw) -> tuple[str, ...] | None:
    """The codes of headers that are written as `code. text`, or None where they are not."""
    found = [CODED.match(header.strip()) for header in raw.headers]
    if sum(1 for match in found if match) <= len(raw.headers) / 2:
        return None
    return tuple(m["code"] if m else h for m, h in zip(found, raw.headers, strict=True))


def _questions(codes: Sequence[str], texts: Sequence[str]) -> list[str]:
    return ["" if c.lower() in KNOWN else t for c, t in zip(codes, texts, strict=True)]
