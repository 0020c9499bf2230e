"""What moved since an option was shown: whether the expectation came true."""

from collections.abc import Sequence

from outsidein.report.comparison.document import Afterwards, Moved
from outsidein.report.document import AuditDocument
from outsidein.terms.estimate import Estimate
from outsidein.terms.language import say
from outsidein.terms.option import OptionKind
from outsidein.terms.quality import Gap


def afterwards(before: AuditDocument, moved: Sequence[Moved]) -> tuple[Afterwards, ...]:
    """Each option to close a gap, with how that gap and the overall judgement moved since.

    It does not say that anybody took the option, nor that the movement came of it: for that a
    comparison group is needed.
    """
    by_definition = {(m.name, m.after.definition): m.difference for m in moved}
    overall = next((m.difference for m in moved if m.after.definition == "overall"), None)
    names = {row.criterion: row.criterion_name for row in before.chain}
    found = []
    for option in before.options:
        if option.kind is OptionKind.CLOSE:
            gap = option.gap or Gap.PERCEIVED_QUALITY
            criterion = names.get(option.criterion, option.criterion)
            name = say("{criterion}: gap {number}", criterion=criterion, number=gap.number)
            change = by_definition.get((name, gap.value))
            found.append(Afterwards(option.title, option.gain, change, overall, _sentence(change)))
    return tuple(found)


def _sentence(change: Estimate | None) -> str:
    if change is None or change.value is None or change.low is None or change.high is None:
        return say("The later audit does not show this gap, so nothing can be said.")
    if change.low > 0:
        return say(
            "The gap surely narrowed. Whether the option brought it is known only beside customers "
            "for whom nothing was done."
        )
    if change.high < 0:
        return say("The gap surely widened.")
    return say("The gap did not surely change.")
