"""What a file is, from the terms of its columns."""

from collections.abc import Sequence

from outsidein.terms.signal import ColumnTerm as T
from outsidein.terms.signal import FileKind

from .profile import Profile
from .words import Guess

Weights = dict[T, float]

TICKETS: Weights = {
    T.TICKET: 3, T.OPENED: 2, T.RESPONDED: 0.5, T.RESOLVED: 1, T.CLOSED: 1, T.DUE: 0.5,
    T.PRIORITY: 0.5, T.STATE: 0.5, T.SLA_MET: 1, T.REASSIGNED: 0.5, T.REOPENED: 0.5, T.TEAM: 0.25,
    T.EMPLOYEE: 0.25,
}  # fmt: skip
SURVEY: Weights = {
    T.ANSWER: 2, T.OVERALL: 1, T.RECOMMEND: 1.5, T.EFFORT: 1, T.CAPABILITY: 1, T.RENEW: 1,
    T.COMMENT: 0.5, T.IMPORTANCE: 0.5,
}  # fmt: skip
CONTRACTS: Weights = {
    T.CONTRACT: 2, T.CONTRACT_VALUE: 2.5, T.RENEWAL_DATE: 2, T.START_DATE: 0.5, T.GUARANTEE: 0.5,
    T.CUSTOMER: 0.5, T.CURRENCY: 0.5,
}  # fmt: skip
EMPLOYEES: Weights = {T.TEAM: 0.5, T.SITE: 0.5, T.START_DATE: 0.5}
PROMISES: Weights = {T.PROMISE: 2, T.CHANNEL: 0.75}

JUDGEMENTS = {T.OVERALL, T.RECOMMEND, T.EFFORT, T.CAPABILITY, T.RENEW}
"""Answers that only a survey asks for."""

REPEATED = 1.02
"""Rows for each ticket from which a ticket is taken to have several events."""


def rank(
    guesses: Sequence[Guess | None], profiles: Sequence[Profile]
) -> tuple[tuple[FileKind, float], ...]:
    """Kinds with their confidence, surest first."""
    terms = {g.term: i for i, g in enumerate(guesses) if g is not None}
    ratings = sum(1 for g in guesses if g is not None and g.term is T.RATING)
    points = sum(1 for g in guesses if g is not None and g.term is T.WEIGHT)
    scores = {
        FileKind.TICKETS: _sum(TICKETS, terms),
        FileKind.SURVEY: _sum(SURVEY, terms) + min(ratings, 4) + 0.5 * min(points, 2),
        FileKind.CONTRACTS: _sum(CONTRACTS, terms),
        FileKind.EMPLOYEES: _sum(EMPLOYEES, terms) if _unique(T.EMPLOYEE, terms, profiles) else 0,
        FileKind.PROMISES: _sum(PROMISES, terms),
        FileKind.INDICATORS: _indicators(terms, guesses, profiles),
    }
    if _judged(guesses, profiles):
        scores[FileKind.SURVEY] += 1
    if _unique(T.EMPLOYEE, terms, profiles):
        scores[FileKind.EMPLOYEES] += 3
    if _unique(T.CUSTOMER, terms, profiles):
        scores[FileKind.CUSTOMERS] = 1.5 + 0.75 * (T.SEGMENT in terms)
    if _repeats(terms, profiles) and scores[FileKind.TICKETS] >= 3:
        scores[FileKind.EVENT_LOG] = scores[FileKind.TICKETS] + 1
        scores[FileKind.TICKETS] *= 0.4
    return _confidences(scores)


def _sum(weights: Weights, terms: dict[T, int]) -> float:
    return sum(weight for term, weight in weights.items() if term in terms)


def _unique(term: T, terms: dict[T, int], profiles: Sequence[Profile]) -> bool:
    return term in terms and T.TICKET not in terms and profiles[terms[term]].unique


def _judged(guesses: Sequence[Guess | None], profiles: Sequence[Profile]) -> bool:
    """Whether somebody answered about the whole on a scale; a ticket may carry such an answer."""
    terms = {g.term for g in guesses if g is not None}
    return T.TICKET not in terms and any(
        g is not None and g.term in JUDGEMENTS and p.is_rating
        for g, p in zip(guesses, profiles, strict=True)
    )


def _repeats(terms: dict[T, int], profiles: Sequence[Profile]) -> bool:
    """Tickets stand in several rows, and something tells the order of the rows."""
    if T.TICKET not in terms or T.TIME not in terms:
        return False
    ticket = profiles[terms[T.TICKET]]
    return ticket.filled > REPEATED * max(ticket.distinct, 1)


def _indicators(
    terms: dict[T, int], guesses: Sequence[Guess | None], profiles: Sequence[Profile]
) -> float:
    if T.PERIOD not in terms or T.TICKET in terms or T.ANSWER in terms:
        return 0.0
    free = (T.MEASURE, T.INDICATOR, T.OTHER)
    numbers = sum(
        1
        for g, p in zip(guesses, profiles, strict=True)
        if p.is_number and (g is None or g.term in free)
    )
    return 2 + 0.6 * min(numbers, 4) + 0.5 * (T.TEAM in terms or T.SITE in terms)


def _confidences(scores: dict[FileKind, float]) -> tuple[tuple[FileKind, float], ...]:
    ranked = sorted(((k, s) for k, s in scores.items() if s > 0), key=lambda kv: -kv[1])
    if not ranked or ranked[0][1] < 1.5:
        return ((FileKind.UNKNOWN, 0.0), *((k, round(0.1 * s, 2)) for k, s in ranked[:3]))
    total = sum(s**2 for _, s in ranked)
    best = ranked[0][1]
    return tuple((k, round(s**2 / total * min(1.0, best / 4), 2)) for k, s in ranked)
