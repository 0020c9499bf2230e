"""Columns whose header speaks of a time, before anything is known of their values."""

import re
from collections.abc import Mapping

from outsidein.terms.description import ServiceDescription

from ..raw import Raw
from ..select import plain
from .described import by_description, event_columns
from .words import KIND, TIME, Guess, guesses, normal

TIME_WORDS = re.compile(
    r"\b(date|time|timestamp|datetime|epoch|datum|zeit|zeitpunkt|uhrzeit|zeitstempel)\b"
    r"|\w(datum|zeitpunkt|zeitstempel)\b| (at|on|am)$|일시|일자|시각|날짜"
)
"""Words of headers that no term has and that say when something was."""


def named_times(
    raw: Raw,
    known: Mapping[str, Guess],
    stated: Mapping[str, Guess],
    description: ServiceDescription | None,
) -> dict[int, bool]:
    """True where the header, the service file or a known export says time, False where none does.

    A column that is known to hold something else is left out.
    """
    described = by_description(raw.headers, description)
    events = event_columns(raw.headers, description)
    found: dict[int, bool] = {}
    for index, (header, asked) in enumerate(zip(raw.headers, raw.asked, strict=True)):
        key = plain(header)
        guess = stated.get(key) or described.get(index) or known.get(key)
        if guess is not None:
            said = [guess]
        else:
            said = guesses(header) + (guesses(asked) if asked != header else [])
        if index in events or any(KIND.get(g.term) == TIME for g in said):
            found[index] = True
        elif not said:
            found[index] = TIME_WORDS.search(normal(header)) is not None
    return found
