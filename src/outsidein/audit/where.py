"""Where value is lost: the first sentence of the answer."""

from outsidein.report.document import Sentence
from outsidein.terms.estimate import Estimate
from outsidein.terms.finding import ChainRow, Driver, MetricFinding
from outsidein.terms.language import inside, say, say_many
from outsidein.terms.option import OptionKind
from outsidein.terms.quality import Gap
from outsidein.terms.signal import FileKind

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
    if not row.customers_touched:
        return row.leak_sentence
    who = plural(row.customers_touched, "customer")
    if row.money_at_risk is None:
        touches = say("It touches {customers}.", customers=who)
    else:
        worth = money(row.money_at_risk)
        touches = say("It touches {customers} with {money} a year.", customers=who, money=worth)
    return f"{row.leak_sentence} {touches}"


def shortfall(found: Found) -> Sentence | None:
    """Where customers get less than they expect, and no gap behind it is decided."""
    short = [r for r in _whole(found) if _below(_gap_5(r))]
    if not short:
        return None
    worst = min(short, key=lambda r: (_level(_gap_5(r)), r.criterion))
    size = _gap_5(worst)
    text = say(
        "Customers get least against what they expect in {criterion}: {gap} on a scale of {low:g} "
        "to {high:g}. Which gap carries it is not known yet.",
        criterion=inside(worst.criterion_name),
        gap=span(size, unit="points") if size else "",
        low=worst.scale.low,
        high=worst.scale.high,
    )
    return Sentence(text, f"chain-{worst.criterion}", size)


def no_shortfall(found: Found) -> Sentence | None:
    """Nowhere, as far as expectations were asked."""
    rows = [r for r in _whole(found) if _shown(_gap_5(r))]
    if not rows:
        return None
    lowest = min(rows, key=lambda r: (_level(_gap_5(r)), r.criterion))
    size = _gap_5(lowest)
    text = say(
        "No leak was found: in none of {criteria} do customers surely get less than they expect; "
        "the lowest is {criterion} with {gap}.",
        criteria=plural(len(rows), "criterion", "criteria"),
        criterion=inside(lowest.criterion_name),
        gap=span(size, unit="points") if size else "",
    )
    return Sentence(text, "chain", size)


def _unfelt(found: Found) -> str:
    """Why tickets alone speak."""
    answers = found.ground.answers
    if answers is None:
        return say("Whether customers felt it cannot be said: no survey was given.")
    if not answers.sheet.account.rows:
        return say("Whether customers felt it cannot be said: the survey has a header and no rows.")
    score = _score(found)
    if score is None:
        return say(
            "Whether customers felt it cannot be said: too few answers about a criterion or the "
            "whole were heard."
        )
    told = {
        "metric": score.title,
        "value": span(score.estimate, 1, unit=score.estimate.unit),
        "answers": plural(score.estimate.n, "answer"),
    }
    if answers.perceived:
        return say(
            "Customers judge the whole with {metric}: {value}, from {answers}. What drives it "
            "cannot be said: too few answers about a criterion were heard.",
            **told,
        )
    return say(
        "Customers judge the whole with {metric}: {value}, from {answers}. What drives it cannot "
        "be said: no criterion was asked about.",
        **told,
    )


def service_level(found: Found) -> Sentence | None:
    """Tickets alone: how many kept their service level."""
    met = found.metric("sla")
    if met is None:
        return None
    parts = (
        say_many(
            "{share} of {n:,} ticket met its service level.",
            "{share} of {n:,} tickets met their service level.",
            met.estimate.n,
            share=span(met.estimate, unit="%"),
        ),
        stand_out(found, "sla"),
        _unfelt(found),
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
        text = f"{_most(first, finding.outcome)} {_why_no_gap(found)}"
        return Sentence(text, "drivers", first.lmg)
    return None


def _why_no_gap(found: Found) -> str:
    """Why nothing is said of expectations: nobody was asked, or too few answered."""
    answers = found.ground.answers
    if answers is not None and answers.expected:
        return say(
            "Too few customers said what they expect, so where value is lost against it is not "
            "shown."
        )
    return say("Expectations were not asked, so where value is lost against them cannot be said.")


def _most(driver: Driver, outcome: str) -> str:
    """What goes together most with the outcome, and how it is rated where that is known."""
    level = driver.performance
    if level is None or level.value is None:
        return say(
            "{driver} goes together most with the {outcome} ({share:.0%} of what the ratings "
            "explain).",
            driver=driver.name,
            outcome=outcome,
            share=driver.share,
        )
    return say(
        "{driver} goes together most with the {outcome} ({share:.0%} of what the ratings explain, "
        "rated {level:.2f}).",
        driver=driver.name,
        outcome=outcome,
        share=driver.share,
        level=level.value,
    )


def score(found: Found) -> Sentence | None:
    """One question alone: its score."""
    score = _score(found)
    if score is None:
        return None
    text = say(
        "{metric}: {value}, from {answers}. Why cannot be said: no criterion was asked about.",
        metric=score.title,
        value=span(score.estimate, 1, unit=score.estimate.unit),
        answers=plural(score.estimate.n, "answer"),
    )
    return Sentence(text, "metrics", score.estimate)


def _score(found: Found) -> MetricFinding | None:
    """The judgement of the whole that is shown first."""
    return found.metric("nps") or found.metric("csat")


def nothing(found: Found) -> Sentence:
    """Nothing can be said, and why."""
    answers, tickets = found.ground.answers, found.ground.tickets
    unknown = [s.source for s in found.ground.hearing.of(FileKind.UNKNOWN) if s.account.rows]
    if answers is not None and not all(reading.decided for reading in answers.sheet.readings):
        text = say_many(
            "Where value is lost cannot be said from these files: {n:,} answer was heard, and what "
            "it means hangs on a question that the file leaves open.",
            "Where value is lost cannot be said from these files: {n:,} answers were heard, and "
            "what they mean hangs on a question that the file leaves open.",
            answers.table.num_rows,
        )
    elif answers is not None and answers.outcomes:
        text = say_many(
            "Where value is lost cannot be said from these files: {n:,} answer was heard, which is "
            "too few.",
            "Where value is lost cannot be said from these files: {n:,} answers were heard, which "
            "are too few.",
            answers.table.num_rows,
        )
    elif answers is None and tickets is None and unknown:
        text = say(
            "Where value is lost cannot be said from these files: what {files} holds was not "
            "recognized. `outsidein inspect --save mapping.yaml` shows each column; say there what "
            "it means.",
            files=", ".join(unknown[:3]),
        )
    elif answers is not None:
        text = say_many(
            "Where value is lost cannot be said from these files: {n:,} answer was heard, and no "
            "question in it is known to be about a criterion or the whole.",
            "Where value is lost cannot be said from these files: {n:,} answers were heard, and no "
            "question in them is known to be about a criterion or the whole.",
            answers.table.num_rows,
        )
    elif tickets is not None:
        text = say_many(
            "Where value is lost cannot be said from these files: {n:,} ticket does not say what "
            "was agreed and kept.",
            "Where value is lost cannot be said from these files: {n:,} tickets do not say what "
            "was agreed and kept.",
            tickets.table.num_rows,
        )
    else:
        text = say(
            "Where value is lost cannot be said from these files: no answers of customers and no "
            "tickets are among them."
        )
    return Sentence(text, "honesty")


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
