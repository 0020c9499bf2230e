"""The answer in three sentences: where value is lost, for whom, and what to do."""

from collections.abc import Callable, Sequence
from datetime import timedelta

from outsidein.report.document import Sentence
from outsidein.terms.estimate import Estimate
from outsidein.terms.finding import (
    ChainRow,
    CustomerFinding,
    CustomerState,
    MetricFinding,
    Quadrant,
)
from outsidein.terms.option import Option, OptionKind
from outsidein.terms.quality import Gap

from .found import Found
from .say import money, plural, span

SOON = timedelta(days=182)
"""A renewal within half a year is coming up."""


def answer(found: Found) -> tuple[Sentence, ...]:
    """Where, for whom, and what to do: of each kind the first sentence that holds."""
    where = _first(found, (_leak, _shortfall, _no_shortfall, _service_level, _driver, _nothing))
    whom = _first(found, (_green_but_red, _silent, _reopened, _red_but_happy, _touched, _nobody))
    what = _first(found, (_option, _fix, _relaxable, _reassigned, _collect, _no_option))
    return (where, whom, what)


def _first(found: Found, tries: Sequence[Callable[[Found], Sentence | None]]) -> Sentence:
    for attempt in tries:
        sentence = attempt(found)
        if sentence is not None:
            return sentence
    raise ValueError("the last sentence of each kind always holds")


def _leak(found: Found) -> Sentence | None:
    """The leak that loses most, by the gain of closing it, else by its size."""
    gains = {o.criterion: o.gain.value or 0.0 for o in found.options if o.kind is OptionKind.CLOSE}
    leaks = [r for r in _whole(found) if r.leak is not None and _size(r) is not None]
    if not leaks:
        return None
    worst = min(leaks, key=lambda r: (-gains.get(r.criterion, 0.0), _level(_size(r)), r.criterion))
    return Sentence(_with_money(worst), f"chain-{worst.criterion}", _size(worst))


def _with_money(row: ChainRow) -> str:
    text = row.leak_sentence
    if row.customers_touched:
        text += f" It touches {plural(row.customers_touched, 'customer')}"
        if row.money_at_risk is not None:
            text += f" with {money(row.money_at_risk)} a year"
        text += "."
    return text


def _shortfall(found: Found) -> Sentence | None:
    """Where customers get less than they expect, and no gap behind it is decided."""
    short = [r for r in _whole(found) if _below(_gap_5(r))]
    if not short:
        return None
    worst = min(short, key=lambda r: (_level(_gap_5(r)), r.criterion))
    size = _gap_5(worst)
    text = (
        f"Customers get least against what they expect in {worst.criterion_name.lower()}: "
        f"{span(size)} points on a scale of {worst.scale.low:g} to {worst.scale.high:g}. "
        if size is not None
        else ""
    )
    return Sentence(
        f"{text}Which gap carries it is not known yet.", f"chain-{worst.criterion}", size
    )


def _no_shortfall(found: Found) -> Sentence | None:
    rows = [r for r in _whole(found) if _shown(_gap_5(r))]
    if not rows:
        return None
    lowest = min(rows, key=lambda r: (_level(_gap_5(r)), r.criterion))
    size = _gap_5(lowest)
    return Sentence(
        f"No leak was found: in none of {plural(len(rows), 'criterion', 'criteria')} do customers "
        f"surely get less than they expect; the lowest is {lowest.criterion_name.lower()} with "
        f"{span(size) if size else ''} points.",
        "chain",
        size,
    )


def _service_level(found: Found) -> Sentence | None:
    met = _metric(found, "sla")
    if met is None:
        return None
    return Sentence(
        f"{span(met.estimate)} % of {plural(met.estimate.n, 'ticket')} met their service level. "
        "Whether customers felt it cannot be said: no survey was given.",
        "metrics",
        met.estimate,
    )


def _driver(found: Found) -> Sentence | None:
    """A survey without expectations: what goes together with the judgement."""
    for finding in found.drivers:
        if finding.withheld or not finding.drivers or not finding.r2.shown:
            continue
        first = max(finding.drivers, key=lambda d: d.lmg.value or 0.0)
        level = first.performance
        rated = (
            f", rated {level.value:.2f}" if level is not None and level.value is not None else ""
        )
        return Sentence(
            f"{first.name} goes together most with {finding.outcome} ({first.share:.0%} of what "
            f"the ratings explain{rated}). Expectations were not asked, so where value is lost "
            "against them cannot be said.",
            "drivers",
            first.lmg,
        )
    return None


def _nothing(found: Found) -> Sentence:
    answers, tickets = found.ground.answers, found.ground.tickets
    if answers is not None:
        why = (
            f"{plural(answers.table.num_rows, 'answer')} were heard, and no question of theirs is "
            "known to be about a criterion or the whole"
        )
    elif tickets is not None:
        why = f"{plural(tickets.table.num_rows, 'ticket')} do not say what was agreed and kept"
    else:
        why = "no answers of customers and no tickets are among them"
    return Sentence(f"Where value is lost cannot be said from these files: {why}.", "honesty")


def _green_but_red(found: Found) -> Sentence | None:
    named = _state(found, CustomerState.GREEN_BUT_RED)
    summary = found.customer_summary
    if not named or summary is None:
        return None
    text = (
        f"{plural(len(named), 'customer')} of {summary.assessed:,} assessed look served and are "
        f"not: service levels are kept, and they judge the whole below the middle of the scale"
    )
    return Sentence(text + _worth(found, named) + ".", "customers")


def _silent(found: Found) -> Sentence | None:
    named = _state(found, CustomerState.SILENT)
    if not named:
        return None
    text = f"{plural(len(named), 'customer')} said nothing in the last period"
    return Sentence(text + _worth(found, named) + ".", "customers")


def _red_but_happy(found: Found) -> Sentence | None:
    named = _state(found, CustomerState.RED_BUT_HAPPY)
    if not named:
        return None
    text = f"{plural(len(named), 'customer')} are content although service levels are missed"
    return Sentence(text + _worth(found, named) + ".", "customers")


def _worth(found: Found, named: Sequence[CustomerFinding]) -> str:
    """Their yearly money, and how many of them come up for renewal."""
    total = found.ground.roster.money([c.customer for c in named])
    text = f"; their contracts are worth {money(total)} a year" if total is not None else ""
    until = found.today + SOON
    due = sum(1 for c in named if c.renewal is not None and found.today <= c.renewal <= until)
    return f"{text}, {due:,} of them up for renewal before {until.isoformat()}" if due else text


def _reopened(found: Found) -> Sentence | None:
    """Tickets alone: how often work came back."""
    again = _metric(found, "reopen")
    if again is None or found.ground.answers is not None:
        return None
    return Sentence(
        f"{span(again.estimate)} % of {plural(again.estimate.n, 'ticket')} were opened again. For "
        "which customers that matters cannot be said without their answers.",
        "metrics",
        again.estimate,
    )


def _touched(found: Found) -> Sentence | None:
    """Contracts, and nothing that says who is at risk."""
    roster = found.ground.roster
    total = roster.money()
    if total is None:
        return None
    until = found.today + SOON
    due = [c for c in roster.clients.values() if any(found.today <= d <= until for d in c.renewals)]
    text = f"{plural(len(roster.clients), 'customer')} have contracts worth {money(total)} a year"
    if due:
        worth = roster.money([c.customer for c in due])
        text += (
            f"; {plural(len(due), 'customer')}{f' with {money(worth)}' if worth else ''} come up "
            f"for renewal before {until.isoformat()}"
        )
    return Sentence(f"{text}. No customer is known to be at risk.", "customers")


def _nobody(found: Found) -> Sentence:
    summary = found.customer_summary
    if summary is not None and summary.assessed:
        return Sentence(
            f"Among {plural(summary.assessed, 'customer')} assessed there is none of whom it can "
            "be said with 90 % probability that service levels and judgement disagree.",
            "customers",
        )
    reason = summary.sentence if summary is not None and summary.sentence else ""
    return Sentence(f"For which customers cannot be said. {reason}".strip(), "customers")


def _option(found: Found) -> Sentence | None:
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


def _fix(found: Found) -> Sentence | None:
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


def _relaxable(found: Found) -> Sentence | None:
    option = next((o for o in found.options if o.kind is OptionKind.RELAX), None)
    return (
        None
        if option is None
        else Sentence(f"{option.title}. {option.how}", "options", option.gain)
    )


def _reassigned(found: Found) -> Sentence | None:
    """Tickets alone: hand-overs, and what to collect."""
    handed = _metric(found, "reassignment")
    if handed is None or found.ground.answers is not None:
        return None
    return Sentence(
        f"A ticket is handed on {span(handed.estimate)} times on average. Ask customers after a "
        "ticket is closed, with the ticket's number in the answer, to learn whether it matters.",
        "metrics",
        handed.estimate,
    )


def _collect(found: Found) -> Sentence | None:
    if not found.missing:
        return None
    return Sentence(f"Next: {found.missing[0].collect}", "honesty")


def _no_option(found: Found) -> Sentence:
    return Sentence("No option has a gain that the data are sure of.", "options")


def _whole(found: Found) -> list[ChainRow]:
    """Rows over all segments, where there are such."""
    whole = [r for r in found.chain if r.segment is None and r.service is None]
    return whole or [r for r in found.chain if r.segment is None] or list(found.chain)


def _size(row: ChainRow) -> Estimate | None:
    if row.leak is None:
        return None
    size = row.gap(row.leak).size
    return size if _shown(size) else row.gap(row.leak).in_unit


def _gap_5(row: ChainRow) -> Estimate | None:
    return row.gap(Gap.PERCEIVED_QUALITY).size


def _shown(estimate: Estimate | None) -> bool:
    return estimate is not None and estimate.shown


def _below(estimate: Estimate | None) -> bool:
    return (
        estimate is not None and estimate.shown and estimate.high is not None and estimate.high < 0
    )


def _level(estimate: Estimate | None) -> float:
    return estimate.value if estimate is not None and estimate.value is not None else 0.0


def _state(found: Found, state: CustomerState) -> list[CustomerFinding]:
    return [c for c in found.customers if c.state is state]


def _metric(found: Found, name: str) -> MetricFinding | None:
    """The first metric of that name that is shown."""
    return next((m for m in found.metrics if m.metric == name and m.estimate.shown), None)
