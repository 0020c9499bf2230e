"""Change against the period before, paired on the same blocks of customers."""

from collections.abc import Iterator

from outsidein.terms.counting import plural
from outsidein.terms.estimate import Estimate
from outsidein.terms.finding import Change
from outsidein.terms.language import say
from outsidein.terms.quality import Criterion
from outsidein.understand.chain import Chain
from outsidein.understand.chain.answered import AnsweredPart, expected_name, perceived_name
from outsidein.understand.study.groups import CURRENT, PREVIOUS

from .resampled import Resampled


def changes(chain: Chain) -> tuple[Change, ...]:
    """Expectation, perception and gap of every criterion, and the overall judgement.

    The customers of both periods overlap: each replicate leaves the same customers out of both, so
    that what is common to the two waves does not widen the interval of their difference. Empty
    where there is no earlier period; withheld below the audit's minimum in either.
    """
    periods = chain.study.periods
    if chain.answered is None or periods.previous is None:
        return ()
    before = chain.answered.of(None, None, PREVIOUS)
    after = chain.answered.of(None, None, CURRENT)
    reason = too_few(chain, before) or too_few(chain, after)
    labels = (periods.previous.label, periods.label)
    return tuple(
        change_of(name, definition, numbers, parts, labels, reason)
        for name, definition, numbers, parts in _numbers(chain, before, after)
    )


Pair = tuple[Resampled, Resampled]
Base = tuple[tuple[int, int], tuple[int, int]]
"""(n, customers) before and after."""


def change_of(
    name: str, definition: str, numbers: Pair, base: Base, labels: tuple[str, str], reason: str
) -> Change:
    """One number in both periods and their paired difference."""
    (n_before, c_before), (n_after, c_after) = base
    found = (
        numbers[0].estimate(n=n_before, customers=c_before, definition=definition),
        numbers[1].estimate(n=n_after, customers=c_after, definition=definition),
        (numbers[1] - numbers[0]).estimate(
            n=n_before + n_after, customers=max(c_before, c_after), definition="change"
        ),
    )
    before, after, difference = (_shown(e, reason) for e in found)
    return Change(name, before, after, difference, *labels)


def too_few(chain: Chain, part: AnsweredPart) -> str:
    """Why a period's numbers are not shown; an empty text where they are."""
    need, need_blocks = chain.study.minimum("gap"), chain.study.minimum("gap_blocks")
    blocks = int(part.cells.blocks_used.sum())
    if part.customers >= need and blocks >= need_blocks:
        return ""
    return say(
        "{customers} in {blocks} answered in one of the two periods; a change is shown from {need} "
        "customers in {need_blocks} blocks on",
        customers=plural(part.customers, "customer"),
        blocks=plural(blocks, "block"),
        need=need,
        need_blocks=need_blocks,
    )


def _numbers(
    chain: Chain, before: AnsweredPart, after: AnsweredPart
) -> Iterator[tuple[str, str, Pair, Base]]:
    overall = chain.study.answers.overall if chain.study.answers else None
    if overall is not None and before.has(overall) and after.has(overall):
        pair = before.means.mean(overall), after.means.mean(overall)
        yield say("Overall judgement"), "overall", pair, _base(before, after, overall)
    for criterion in chain.criteria:
        first, second = before.both(criterion.id), after.both(criterion.id)
        perceived = perceived_name(criterion.id)
        if first is not None and second is not None:
            base = (
                (before.n(criterion.id), before.customers),
                (after.n(criterion.id), after.customers),
            )
            yield _expected(criterion), "expectation", (first[0], second[0]), base
            yield _perceived(criterion), "perception", (first[1], second[1]), base
            gaps = first[1] - first[0], second[1] - second[0]
            yield say("{criterion}: gap 5", criterion=criterion.name), "gap_5", gaps, base
        elif before.has(perceived) and after.has(perceived):
            pair = before.means.mean(perceived), after.means.mean(perceived)
            yield (
                _perceived(criterion),
                "perception",
                pair,
                _base(before, after, perceived),
            )
        elif all(part.has(expected_name(criterion.id)) for part in (before, after)):
            name = expected_name(criterion.id)
            pair = before.means.mean(name), after.means.mean(name)
            yield _expected(criterion), "expectation", pair, _base(before, after, name)


def _expected(criterion: Criterion) -> str:
    return say("{criterion}: expected", criterion=criterion.name)


def _perceived(criterion: Criterion) -> str:
    return say("{criterion}: perceived", criterion=criterion.name)


def _base(before: AnsweredPart, after: AnsweredPart, item: str) -> Base:
    return (
        (before.means.n(item), before.customers),
        (after.means.n(item), after.customers),
    )


def _shown(estimate: Estimate, reason: str) -> Estimate:
    return estimate.withhold(reason) if reason else estimate
