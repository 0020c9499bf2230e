"""The comparison in a few lines, for the terminal."""

from rich.console import Group
from rich.text import Text

from outsidein.report import numbers
from outsidein.report.comparison.document import Comparison, Moved
from outsidein.report.comparison.page import verdict
from outsidein.report.inert import inert
from outsidein.report.spoken import speaking_as
from outsidein.terms.language import say

SHOWN = 12


def terminal(comparison: Comparison) -> Group:
    """The answer and the surest changes."""
    with speaking_as(comparison):
        shown: Comparison = inert(comparison)
        between = f"{shown.before.period_label} → {shown.after.period_label}"
        lines = [Text(say("What changed"), style="bold"), Text(between)]
        lines += [Text(f"• {sentence}") for sentence in shown.answer]
        whole = [one for one in shown.moved if one.sure and one.whole]
        lines += [_line(one) for one in whole[:SHOWN]]
        lines += [Text(note, style="yellow") for note in shown.notes]
        return Group(*lines)


def _line(one: Moved) -> Text:
    change = str(numbers.shown(one.difference, signed=True))
    style = {True: "green", False: "red", None: ""}[one.better]
    return Text.assemble(("  " + verdict(one), style), f"  {one.name}: {change}")
