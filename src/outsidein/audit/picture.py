"""One sentence under the gap model, where it and the answer name different gaps."""

from outsidein.terms.language import inside, say
from outsidein.terms.option import OptionKind

from .found import Found
from .where import worst_leak


def gap_model_sentence(found: Found) -> str:
    """What leaks over all criteria beside what leaks where most is lost; empty where they agree.

    The picture is about all criteria together, the first sentence of the answer about the one
    criterion that loses most, so both can be right and name different gaps.
    """
    worst = worst_leak(found)
    overall = next((g.gap for g in found.gap_model if g.leaks_most), None)
    if worst is None or worst.leak is None or overall is worst.leak:
        return ""
    gains = any(
        o.kind is OptionKind.CLOSE and o.criterion == worst.criterion and o.gain.shown
        for o in found.options
    )
    everywhere = (
        say("Over all criteria gap {gap} leaks most.", gap=overall.number)
        if overall is not None
        else say("Over all criteria it is not sure which gap leaks most.")
    )
    if gains:
        here = say(
            "In {criterion}, where closing a gap gains most, it is gap {gap}.",
            criterion=inside(worst.criterion_name),
            gap=worst.leak.number,
        )
    else:
        here = say(
            "In {criterion}, which loses most, it is gap {gap}.",
            criterion=inside(worst.criterion_name),
            gap=worst.leak.number,
        )
    return f"{everywhere} {here}"
