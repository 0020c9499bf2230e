"""Where value is lost: the first sentence of the answer."""

from outsidein.report.document import Sentence
from outsidein.terms.estimate import Estimate
from outsidein.terms.finding import ChainRow
from outsidein.terms.option import OptionKind
from outsidein.terms.quality import Gap

from .found import Found
from .say import money, plural, span
from .stand_out import stand_out


def leak(found: Found) -> Sentence | None:
    """The leak that loses most."""
    worst = worst_leak(found)
    if worst is None:
        return None
    return Sentence(_with_money(worst), f"chain-{worst.criterion}", _size(worst))


def worst_leak(found: Found) -> ChainRow | None:
    """The row whose leak loses most, by the gain of closing it, else by its size."""
    gains = {o.criterion: o.gain.value or 0.0 for o in found.options if o.kind is OptionKind.CLOSE}
    leaks = [r for r in _whole(found) if r.leak is not None and _size(r) is not None]
    return min(
        leaks,
        key=lambda r: (-gains.get(r.criterion, 0.0), _level(_size(r)), r.criterion),
        default=None,
    )


def _with_money(row: ChainRow) -> str:
    text = row.leak_sentence
    if row.customers_touched:
        text += f" It touches {plural(row.customers_touched, 'customer')}"
        if row.money_at_risk is not None:
            text += f" with {money(row.money_at_risk)} a year"
        text += "."
    return text


def shortfall(found: Found) -> Sentence | None:
    """Where customers get less than they expect, and no gap behind it is decided."""
    short = [r for r in _whole(found) if _below(_gap_5(r))]
    if not short:
        return None
    worst = min(short, key=lambda r: (_level(_gap_5(r)), r.criterion))
    size = _gap_5(worst)
    text = (
        f"Customers get least against what they expect in {worst.criterion_name.lower()}: "
        f"{span(size, unit='points')} on a scale of {worst.scale.low:g} to {worst.scale.high:g}. "
        if size is not None
        else ""
    )
    return Sentence(
        f"{text}Which gap carries it is not known yet.", f"chain-{worst.criterion}", size
    )


def no_shortfall(found: Found) -> Sentence | None:
    """Nowhere, as far as expectations were asked."""
    rows = [r for r in _whole(found) if _shown(_gap_5(r))]
    if not rows:
        return None
    lowest = min(rows, key=lambda r: (_level(_gap_5(r)), r.criterion))
    size = _gap_5(lowest)
    return Sentence(
        f"No leak was found: in none of {plural(len(rows), 'criterion', 'criteria')} do customers "
        f"surely get less than they expect; the lowest is {lowest.criterion_name.lower()} with "
        f"{span(size, unit='points') if size else ''}.",
        "chain",
        size,
    )


def service_level(found: Found) -> Sentence | None:
    """Tickets alone: how many kept their service level."""
    met = found.metric("sla")
    if met is None:
        return None
    few = "too few answers about a criterion or the whole were heard"
    why = "no survey was given" if found.ground.answers is None else few
    whose = "its" if met.estimate.n == 1 else "their"
    parts = (
        f"{span(met.estimate, unit='%')} of {plural(met.estimate.n, 'ticket')} met {whose} service "
        "level.",
        stand_out(found, "sla", "misses it", "miss it", "all misses"),
        f"Whether customers felt it cannot be said: {why}.",
    )
    return Sentence(
        " ".join(part for part in parts if part),
        "metrics",
        met.estimate,
    )


def driver(found: Found) -> Sentence | None:
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


def score(found: Found) -> Sentence | None:
    """One question alone: its score."""
    score = found.metric("nps") or found.metric("csat")
    if score is None:
        return None
    return Sentence(
        f"{score.title}: {span(score.estimate, 1, unit=score.estimate.unit)}, from "
        f"{plural(score.estimate.n, 'answer')}. Why cannot be said: no criterion was asked about.",
        "metrics",
        score.estimate,
    )


def nothing(found: Found) -> Sentence:
    """Nothing can be said, and why."""
    answers, tickets = found.ground.answers, found.ground.tickets
    if answers is not None:
        heard = plural(answers.table.num_rows, "answer was", "answers were")
        them = "it" if answers.table.num_rows == 1 else "them"
        why = (
            f"{heard} heard, and no question in {them} is known to be about a criterion or the "
            "whole"
        )
    elif tickets is not None:
        why = (
            f"{plural(tickets.table.num_rows, 'ticket does', 'tickets do')} not say what was "
            "agreed and kept"
        )
    else:
        why = "no answers of customers and no tickets are among them"
    return Sentence(f"Where value is lost cannot be said from these files: {why}.", "honesty")


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
