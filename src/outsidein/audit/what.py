"""What to do: the third sentence of the answer."""

from outsidein.report.document import Sentence
from outsidein.terms.finding import Quadrant
from outsidein.terms.option import Option, OptionKind

from .found import Found
from .say import span


def option(found: Found) -> Sentence | None:
    """The option with the greatest sure gain."""
    for option in found.options:
        sure = option.gain.low is not None and option.gain.low > 0
        if option.kind is OptionKind.CLOSE and sure and option.gain.shown:
            relaxed = next((o for o in found.options if o.kind is OptionKind.RELAX), None)
            more = f" What is given beyond expectation in {_name(found, relaxed)} could pay for it."
            more = more if relaxed else ""
            return Sentence(
                f"{_deed(found, option)} goes together with {span(option.gain)} points more of the "
                f"overall judgement (owner: {option.owner}).{more}",
                "options",
                option.gain,
            )
    return None


def fix(found: Found) -> Sentence | None:
    """Without a chain: the driver that weighs much and is rated low."""
    if any(o.kind is OptionKind.CLOSE for o in found.options):
        return None
    for finding in found.drivers:
        weak = [d for d in finding.drivers if d.quadrant is Quadrant.FIX and d.lmg.shown]
        if weak and not finding.withheld:
            first = max(weak, key=lambda d: d.lmg.value or 0.0)
            return Sentence(
                f"Start with {first.name.lower()}: it weighs more than the others in the "
                f"{finding.outcome} and is rated lower. That is an association; try it first.",
                "drivers",
                first.lmg,
            )
    return None


def _deed(found: Found, option: Option) -> str:
    """`Closing gap 2 in accessibility and flexibility`."""
    number = option.gap.number if option.gap is not None else 5
    return f"Closing gap {number} in {_name(found, option)}"


def _name(found: Found, option: Option | None) -> str:
    """The criterion of an option, as it is called."""
    if option is None:
        return ""
    names = {row.criterion: row.criterion_name for row in found.chain}
    return names.get(option.criterion, option.criterion).lower()


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
    return Sentence(
        f"A ticket is handed on {span(handed.estimate)} times on average. Ask customers after a "
        "ticket is closed, with the ticket's number in the answer, to learn whether it matters.",
        "metrics",
        handed.estimate,
    )


def collect(found: Found) -> Sentence | None:
    """What to collect next."""
    if not found.missing:
        return None
    return Sentence(f"Next: {found.missing[0].collect}", "honesty")


def no_option(found: Found) -> Sentence:
    """Nothing that the data are sure of."""
    return Sentence("No option has a gain that the data are sure of.", "options")
