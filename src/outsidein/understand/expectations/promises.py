"""What expectations did after a promise was made, among those whom it was made to."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

import numpy as np

from outsidein.stats.moments import Floats
from outsidein.stats.multiple import benjamini_hochberg
from outsidein.terms.estimate import Estimate, EvidenceGrade
from outsidein.terms.expectation import PromiseEffect
from outsidein.terms.language import say, say_many
from outsidein.terms.promise import Promise
from outsidein.understand.resampled import Resampled

from .audience import Audience, audience
from .enough import short_of
from .paired import Paired, paired
from .promise_words import sentence
from .rows import Flags, Rows

EPOCH = date(1970, 1, 1)
LONGEST = 365
"""Days before and after a promise that are compared, at most; always as many before as after."""

SHORTEST = 28
"""Days before and after a promise that are needed."""

FALSE_EFFECTS = 0.05
"""The share of effects told that may be expected to be false."""


@dataclass(frozen=True)
class _Compared:
    """The audience and the others, each customer compared with itself over two times."""

    audience: Paired
    others: Paired | None

    @property
    def effect(self) -> Resampled:
        """The change of the audience, less that of the others where there are some."""
        return self.audience.change - self.others.change if self.others else self.audience.change


def promise_effects(
    rows: Rows, expected: Mapping[str, Floats], names: Mapping[str, str]
) -> tuple[PromiseEffect, ...]:
    """One entry for each promise about a criterion whose expectation was asked.

    `expected` holds the rows' expectations by criterion, `names` what criteria are called. The
    tests are corrected for all promises together.
    """
    promises = [p for p in rows.study.description.promises if p.criterion in expected]
    found = [_effect(rows, p, promises, expected[p.criterion], names) for p in promises]
    p_values = np.array([float("nan") if e is None else e.p_value() for _, e in found])
    adjusted = benjamini_hochberg(p_values) if len(found) else p_values
    tests = int(np.isfinite(p_values).sum())
    return tuple(
        _decided(effect, float(p), tests) for (effect, _), p in zip(found, adjusted, strict=True)
    )


def _decided(effect: PromiseEffect, p: float, tests: int) -> PromiseEffect:
    known = bool(np.isfinite(p))
    told = replace(effect, p_adjusted=p if known else None, tests=tests)
    return replace(told, sentence=sentence(told, known and p < FALSE_EFFECTS))


def _effect(
    rows: Rows,
    promise: Promise,
    all_promises: Sequence[Promise],
    values: Floats,
    names: Mapping[str, str],
) -> tuple[PromiseEffect, Resampled | None]:
    """The effect with its replicates, None where it is withheld."""
    told = PromiseEffect(
        promise.id,
        promise.text,
        promise.criterion,
        names.get(promise.criterion, promise.criterion),
        promise.channel,
        promise.audience,
        promise.made_on,
        Estimate(None, definition="expectation.promise_effect", unit="points"),
    )
    if promise.made_on is None:
        return _withheld(told, say("the service file does not say when it was made")), None
    if not rows.named:
        reason = say("no answer names its customer, so that nobody can be compared with themselves")
        return _withheld(told, reason), None
    scope = _scope(rows, promise)
    made = (promise.made_on - EPOCH).days
    length = _length(rows, scope, made)
    if length < SHORTEST:
        return _withheld(told, _too_short(length)), None
    window = (rows.day >= made - length) & (rows.day < made + length)
    whom = audience(rows, promise.audience)
    found = _compared(rows, values, scope & window, rows.day >= made, whom)
    few = _too_few(rows, found.audience)
    notes = (*whom.notes, *_others_made(promise, all_promises, length))
    if found.others is not None and _too_few(rows, found.others):
        notes = (*notes, say("too few of the others answered before and after it"))
        found = replace(found, others=None)
    start = promise.made_on - timedelta(days=length)
    last = promise.made_on + timedelta(days=length - 1)
    told = replace(told, compared_from=start, compared_to=last)
    told = _measured(told, found, notes, few)
    if few is not None:
        return told, None
    earlier = _earlier(rows, values, scope, made, whom, compared=found.others is not None)
    return _with_earlier(told, earlier, compared=found.others is not None), found.effect


def _withheld(told: PromiseEffect, reason: str) -> PromiseEffect:
    return replace(told, effect=told.effect.withhold(reason))


def _too_short(length: int) -> str:
    if length <= 0:
        return say("there are no answers from both before and after it")
    return say_many(
        "there are answers from {n} day before and after it; {needed} are needed",
        "there are answers from {n} days before and after it; {needed} are needed",
        length,
        needed=SHORTEST,
    )


def _scope(rows: Rows, promise: Promise) -> Flags:
    """Answers with a time, about the promise's service where it names one that answers know."""
    timed = rows.month >= 0
    if promise.service is None or not rows.is_in("service", promise.service).any():
        return timed
    return timed & rows.is_in("service", promise.service)


def _length(rows: Rows, scope: Flags, made: int) -> int:
    """Days that can be looked at before and after a day, as many before as after."""
    days = rows.day[scope]
    if not len(days):
        return 0
    return int(min(LONGEST, made - days.min(), days.max() + 1 - made))


def _compared(rows: Rows, values: Floats, scope: Flags, after: Flags, whom: Audience) -> _Compared:
    own = paired(rows, values, scope & whom.members, after)
    others = paired(rows, values, scope & whom.others, after) if whom.compared else None
    return _Compared(own, others)


def _too_few(rows: Rows, found: Paired) -> str | None:
    return short_of(rows, found.customers, found.blocks)


def _others_made(promise: Promise, all_promises: Sequence[Promise], length: int) -> tuple[str, ...]:
    """A note where another promise about the criterion was made in the time compared."""
    made = promise.made_on
    near = [
        other
        for other in all_promises
        if other.id != promise.id
        and other.criterion == promise.criterion
        and made is not None
        and other.made_on is not None
        and abs((other.made_on - made).days) < length
    ]
    return (say("another promise about it was made in the same time"),) if near else ()


def _measured(
    told: PromiseEffect,
    found: _Compared,
    notes: tuple[str, ...],
    reason: str | None,
) -> PromiseEffect:
    """All numbers of the comparison, withheld where there is a reason."""

    def number(value: Resampled, base: Sequence[Paired], definition: str) -> Estimate:
        estimate = value.estimate(
            n=sum(b.n for b in base),
            customers=sum(b.customers for b in base),
            excluded=sum(b.left for b in base),
            definition=f"expectation.{definition}",
        )
        return estimate.withhold(reason) if reason else estimate

    own, others = found.audience, found.others
    both = [own] if others is None else [own, others]
    effect = number(found.effect, both, "promise_effect")
    told = replace(
        told,
        effect=replace(effect, notes=notes),
        before=number(own.before, [own], "promise_level"),
        after=number(own.after, [own], "promise_level"),
        change=number(own.change, [own], "promise_change"),
        grade=EvidenceGrade.ASSOCIATED if others is None else EvidenceGrade.COMPARED,
    )
    if others is None:
        return told
    return replace(
        told,
        others_before=number(others.before, [others], "promise_level"),
        others_after=number(others.after, [others], "promise_level"),
        others_change=number(others.change, [others], "promise_change"),
    )


def _earlier(
    rows: Rows, values: Floats, scope: Flags, made: int, whom: Audience, *, compared: bool
) -> Estimate | None:
    """The same difference between two halves of the time before; None where too few answered."""
    before = scope & (rows.day < made) & (rows.day >= made - LONGEST)
    if not before.any():
        return None
    middle = (int(rows.day[before].min()) + made) / 2
    found = _compared(rows, values, before, rows.day >= middle, whom)
    if not compared:
        found = replace(found, others=None)
    parts = [part for part in (found.audience, found.others) if part is not None]
    if any(_too_few(rows, part) for part in parts):
        return None
    return found.effect.estimate(
        n=sum(part.n for part in parts),
        customers=sum(part.customers for part in parts),
        excluded=sum(part.left for part in parts),
        definition="expectation.promise_earlier",
    )


def _with_earlier(
    told: PromiseEffect, earlier: Estimate | None, *, compared: bool
) -> PromiseEffect:
    """The effect with its check; who drifted apart before is no comparison."""
    if earlier is None or earlier.low is None or earlier.high is None:
        return replace(told, earlier=earlier)
    parallel = earlier.low <= 0 <= earlier.high
    grade = EvidenceGrade.COMPARED if compared and parallel else EvidenceGrade.ASSOCIATED
    return replace(told, earlier=earlier, parallel=parallel, grade=grade)
