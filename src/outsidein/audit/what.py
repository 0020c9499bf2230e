"""What to do: the third sentence of the answer."""

from outsidein.report.document import Sentence
from outsidein.terms.finding import Quadrant
from outsidein.terms.language import inside, say
from outsidein.terms.option import Option, OptionKind

from .found import Found
from .say import span


def option(found: Found) -> Sentence | None:
    """The option with the greatest sure gain."""
    for option in found.options:
        sure = option.gain.low is not None and option.gain.low > 0
        if option.kind is OptionKind.CLOSE and sure and option.gain.shown:
            return Sentence(_gain(found, option), "options", option.gain)
    return None


def _gain(found: Found, option: Option) -> str:
    """What closing the gap goes together with, and what could pay for it."""
    text = say(
        "Closing gap {number} in {criterion} goes together with {gain} points more of the overall "
        "judgement (owner: {owner}).",
        number=option.gap.number if option.gap is not None else 5,
        criterion=_name(found, option),
        gain=span(option.gain),
        owner=option.owner,
    )
    relaxed = next((o for o in found.options if o.kind is OptionKind.RELAX), None)
    if relaxed is None:
        return text
    more = say(
        "What is given beyond expectation in {criterion} could pay for it.",
        criterion=_name(found, relaxed),
    )
    return f"{text} {more}"


def fix(found: Found) -> Sentence | None:
    """Without a chain: the driver that weighs much and is rated low."""
    if any(o.kind is OptionKind.CLOSE for o in found.options):
        return None
    for finding in found.drivers:
        weak = [d for d in finding.drivers if d.quadrant is Quadrant.FIX and d.lmg.shown]
        if weak and not finding.withheld:
            first = max(weak, key=lambda d: d.lmg.value or 0.0)
            text = say(
                "Start with {driver}: it weighs more than the others in the {outcome} and is rated "
                "lower. That is an association; try it first.",
                driver=inside(first.name),
                outcome=finding.outcome,
            )
            return Sentence(text, "drivers", first.lmg)
    return None


def _name(found: Found, option: Option) -> str:
    """The criterion of an option, as it is called."""
    names = {row.criterion: row.criterion_name for row in found.chain}
    return inside(names.get(option.criterion, option.criterion))


def relaxable(found: Found) -> Sentence | None:
    """What is given beyond expectation."""
    option = next((o for o in found.options if o.kind is OptionKind.RELAX), None)
    return (
        None
        if option is None
        else Sentence(f"{option.title}. {option.how}", "options", option.gain)
    )


def reassigned(found: Found) -> Sentence | None:
    """Tickets alone: hand-overs, and what to collect."""
    handed = found.metric("reassignment")
    if handed is None or found.ground.answers is not None:
        return None
    text = say(
        "A ticket is handed on {times} times on average. Ask customers after a ticket is closed, "
        "with the ticket's number in the answer, to learn whether it matters.",
        times=span(handed.estimate),
    )
    return Sentence(text, "metrics", handed.estimate)


def collect(found: Found) -> Sentence | None:
    """What to collect next."""
    if not found.missing:
        return None
    return Sentence(say("Next: {collect}", collect=found.missing[0].collect), "honesty")


def no_option(found: Found) -> Sentence:
    """Nothing that the data are sure of."""
    return Sentence(say("No option has a gain that the data are sure of."), "options")
