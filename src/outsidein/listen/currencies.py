"""Currencies that stand as a sign or code beside the amounts of a column."""

import re

import pyarrow as pa

from outsidein.terms.language import say

from .missing import trimmed
from .question import Choice, Decider, Question

SIGNS = {"€": "EUR", "$": "USD", "£": "GBP", "¥": "JPY", "₩": "KRW", "원": "KRW"}
CODES = ("EUR", "USD", "GBP", "CHF", "KRW")
_BESIDE = re.compile(rf"^(?:{'|'.join(map(re.escape, (*SIGNS, *CODES)))})|"
                     rf"(?:{'|'.join(map(re.escape, (*SIGNS, *CODES)))})$")  # fmt: skip


def currencies_of(array: pa.Array) -> dict[str, str]:
    """Each currency that stands beside an amount, with the first cell that shows it."""
    if not pa.types.is_dictionary(array.type):
        return {}
    found: dict[str, str] = {}
    used = set(array.indices.unique().to_pylist())
    for place, text in enumerate(trimmed(array.dictionary).to_pylist()):
        beside = _BESIDE.search(text or "") if place in used else None
        if beside is not None and any(sign.isdigit() for sign in text):
            mark = beside.group()
            found.setdefault(SIGNS.get(mark, mark), text)
    return found


def settle_currency(array: pa.Array, name: str, source: str, decider: Decider) -> str | None:
    """The currency of a column of amounts; several leave it open, because they do not add up."""
    found = currencies_of(array)
    if len(found) < 2:
        return next(iter(found), None)
    shown = ", ".join(f'"{example}"' for example in found.values())
    decider.settle(
        Question(
            source,
            name,
            say("In which currency are the amounts?"),
            tuple(Choice(code, code) for code in found),
            say("amounts stand in {n} currencies: {shown}", n=len(found), shown=shown),
            next(iter(found)),
            (name,),
            say("Write the amounts without signs and the currency of each in a column of its own."),
        )
    )
    return None
