"""Money and lines of intended value."""

from outsidein.servicefile.amounts import Amount
from outsidein.servicefile.notes import Notes
from outsidein.servicefile.tree import Tree


def money(tree: Tree, notes: Notes) -> None:
    """An amount has a currency, written beside it or stated for the organization."""
    currency = tree.get("organization", {}).get("currency")
    if currency is None and ("organization",) in notes.damaged:
        return  # It may be what could not be read, which is told already.
    for block, keys in (("contracts", ("value",)), ("intended_value", ("amount", "impact"))):
        for i, entry in enumerate(tree.get(block, [])):
            for key in keys:
                _amount(entry.get(key), currency, notes, notes.line(block, i, key))


def _amount(amount: Amount | None, currency: str | None, notes: Notes, line: int | None) -> None:
    if amount is None:
        return
    if amount.currency is None and currency is None:
        notes.complain(
            f"{amount.number} has no currency.",
            "Write it beside the amount (48000 EUR), or once as `currency:` of the organization.",
            line,
        )
        return
    try:
        amount.money(currency or "")
    except ValueError as error:
        notes.complain(f"{error}.", "Round the amount.", line)


def value_lines(tree: Tree, notes: Notes) -> None:
    """Outcomes are enabled; costs and risks are removed or imposed; only risks have a chance."""
    for i, entry in enumerate(tree.get("intended_value", [])):
        kind, effect = entry.get("kind"), entry.get("effect")
        line = notes.line("intended_value", i, "effect")
        if kind == "outcome" and effect not in (None, "enabled"):
            notes.complain(f"an outcome cannot be {effect}.", "Delete `effect:`.", line)
        if kind in ("cost", "risk") and effect not in ("removed", "imposed"):
            notes.complain(
                f"a {kind} is either removed from the consumer or imposed on them.",
                "Write `effect: removed` or `effect: imposed`.",
                line,
            )
        for key in ("probability", "impact"):
            if kind in ("outcome", "cost") and key in entry:
                notes.complain(
                    f"only a risk has {'an' if key == 'impact' else 'a'} {key}.",
                    "Write `kind: risk`, or state `amount:`.",
                    notes.line("intended_value", i, key),
                )
        if entry.get("confirmation") in ("confirmed", "disputed") and "evidence" not in entry:
            notes.complain(
                "a line counts as confirmed or disputed only with evidence of who said so.",
                "Add `evidence:`, for example the review and its date.",
                notes.line("intended_value", i, "confirmation"),
            )
