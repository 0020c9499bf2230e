"""Leave out the one word that stands for everybody who answered without an account."""

from dataclasses import replace

from outsidein.terms.language import message, say

from ...headings import holds, place, with_texts
from ...raw import Raw
from .mapping import ANONYMOUS

NOTE = message('"anonymous" in the column Email names nobody and is read as blank')


def prepare(raw: Raw) -> Raw:
    """Without the address "anonymous", which would make one user of many."""
    email = place(raw, "email")
    if email is None or not holds(raw, email, ANONYMOUS).any():
        return raw
    cleaned = with_texts(raw, email, {ANONYMOUS: ""})
    return replace(cleaned, notes=(*cleaned.notes, say(NOTE)))
