"""What Zendesk writes that is no value: offered scores; and stations as hand-overs."""

from dataclasses import replace

from outsidein.terms.counting import plural
from outsidein.terms.language import say
from outsidein.terms.signal import Reading

from ...headings import holds, place
from ...raw import Raw
from ..cells import made_over, with_column, written
from .mapping import REASSIGNMENTS, SCORES, STATIONS

NOT_RATED = ("not offered", "offered", "unoffered")


def prepare(raw: Raw) -> Raw:
    """Scores that nobody gave are blank, and stations after the first are hand-overs."""
    raw = without_offers(raw, place(raw, *SCORES))
    return with_reassignments(raw, place(raw, STATIONS), REASSIGNMENTS)


def without_offers(raw: Raw, score: int | None) -> Raw:
    """Blank where the customer was asked at most; a reading says how often."""
    offers = int(holds(raw, score, *NOT_RATED).sum())
    if score is None or not offers:
        return raw
    reading = Reading(
        raw.source,
        raw.names[score],
        say('Do "Offered" and "Not Offered" count as answers?'),
        say("no"),
        say("Zendesk writes them where nobody rated, here in {rows}", rows=plural(offers, "row")),
    )
    blank = made_over(raw, score, lambda text: "" if text.casefold() in NOT_RATED else text)
    return replace(blank, readings=(*raw.readings, reading))


def with_reassignments(raw: Raw, stations: int | None, header: str) -> Raw:
    """How often a ticket changed hands: its assignee stations after the first."""
    if stations is None:
        return raw
    known: dict[str, str] = {}
    cells = []
    for text in written(raw, stations):
        if text not in known:
            known[text] = str(max(int(text) - 1, 0)) if text.isascii() and text.isdigit() else ""
        cells.append(known[text])
    return with_column(raw, header, cells)
