"""Deleted tickets, offered scores, and stations as hand-overs."""

from collections.abc import Sequence

from outsidein.terms.language import say

from ...aside import Aside, AsideKind
from ...headings import holds, place
from ...raw import Raw
from ..zendesk_csv.tidy import with_reassignments, without_offers
from .mapping import REASSIGNMENTS, SCORE, STATIONS


def prepare(raw: Raw) -> Raw:
    """Scores that nobody gave are blank, and stations after the first are hand-overs."""
    raw = without_offers(raw, place(raw, SCORE))
    return with_reassignments(raw, place(raw, STATIONS), REASSIGNMENTS)


def aside(raw: Raw) -> Sequence[Aside]:
    """Tickets that were deleted: the incremental export lists them too."""
    status = place(raw, "status")
    if status is None:
        return ()
    practice = say("Zendesk leaves deleted tickets out of its own reports")
    rows = holds(raw, status, "deleted")
    return (Aside(AsideKind.DELETED, status, rows, False, practice),)
