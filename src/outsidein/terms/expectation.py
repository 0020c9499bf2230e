"""Expectations: where they come from, what is tolerated, how they drift and what promises do."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from .estimate import Estimate, EvidenceGrade
from .quality import Scale


class ExpectationSource(StrEnum):
    """Where a customer says that an expectation comes from.

    - promise: what the provider said, in advertising, in sales talks or in the contract.
    - past_experience: what the customer has met before, with this provider or another.
    - word_of_mouth: what other people say about the service.
    - need: what the customer's own situation calls for.
    - image: what the provider is known for.

    Source: Zeithaml, Berry and Parasuraman (1993), Journal of the Academy of Marketing Science
    21(1); image: Grönroos (1984), European Journal of Marketing 18(4).
    """

    PROMISE = "promise"
    PAST_EXPERIENCE = "past_experience"
    WORD_OF_MOUTH = "word_of_mouth"
    NEED = "need"
    IMAGE = "image"


@dataclass(frozen=True, slots=True)
class ExpectationCharge:
    """Who looks after the expectation of a criterion; of all customers where no segment is named.

    Source: Outside-in.
    """

    criterion: str
    owner: str
    segment: str | None = None


@dataclass(frozen=True, slots=True)
class ToleranceZone:
    """The zone of tolerance: from the adequate to the desired level, and where perception lies.

    `width` is desired minus adequate, `adequacy` perceived minus adequate, `superiority` perceived
    minus desired; all three are of the same answers. `below`, `within` and `above` are shares of
    these answers. None where adequate or desired was not asked. `inverted` counts answers whose
    adequate level lies above their desired one; they are in none of the numbers. `items` counts
    the questions that were asked at every level.

    Source: Zeithaml, Berry and Parasuraman (1993); Parasuraman, Zeithaml and Berry (1994), Journal
    of Retailing 70(3).
    """

    perceived: Estimate
    adequate: Estimate | None = None
    desired: Estimate | None = None
    width: Estimate | None = None
    adequacy: Estimate | None = None
    superiority: Estimate | None = None
    below: Estimate | None = None
    within: Estimate | None = None
    above: Estimate | None = None
    inverted: int = 0
    items: int = 0
    sentence: str = ""


@dataclass(frozen=True, slots=True)
class ExpectationDrift:
    """How an expectation moved: its level by period, and the trend over all of them.

    `trend` is the change of the level in a year, by the line that fits the answers best, with
    `p_adjusted` corrected for all `tests` of the same kind. `moves` is true where the corrected
    test says that the line is not level.

    Source: Benjamini and Hochberg (1995), Journal of the Royal Statistical Society B 57, for the
    correction.
    """

    labels: tuple[str, ...]
    levels: tuple[Estimate, ...]
    trend: Estimate
    p_adjusted: float | None = None
    tests: int = 0
    moves: bool = False
    sentence: str = ""


@dataclass(frozen=True, slots=True)
class SourceExpectation:
    """The expectation of those who name one source, and how it differs from all the others'.

    `differs` is true where the corrected test says so; `drift` is that of these answers alone.

    Source: Zeithaml, Berry and Parasuraman (1993), Journal of the Academy of Marketing Science
    21(1).
    """

    source: ExpectationSource
    level: Estimate
    difference: Estimate
    p_adjusted: float | None = None
    differs: bool = False
    drift: ExpectationDrift | None = None


@dataclass(frozen=True, slots=True)
class PromiseEffect:
    """What expectations did after a promise was made, among those whom it was made to.

    `before`, `after` and `change` are of the audience, customers each compared with themselves;
    the same with `others` are of everybody else. `effect` is the change of the audience less that
    of the others, or the change alone where there are no others; then `grade` is "associated".
    `earlier` is the same difference between two halves of the time before the promise: what differs
    there was not made by the promise, and `parallel` is false. None where it cannot be told.

    Source: Angrist and Pischke (2009), Mostly Harmless Econometrics, chapter 5, on
    difference-in-differences.
    """

    promise: str
    text: str
    criterion: str
    criterion_name: str
    channel: str
    audience: str
    made_on: date | None
    effect: Estimate
    grade: EvidenceGrade = EvidenceGrade.ASSOCIATED
    before: Estimate | None = None
    after: Estimate | None = None
    change: Estimate | None = None
    others_before: Estimate | None = None
    others_after: Estimate | None = None
    others_change: Estimate | None = None
    earlier: Estimate | None = None
    parallel: bool | None = None
    compared_from: date | None = None
    compared_to: date | None = None
    p_adjusted: float | None = None
    tests: int = 0
    sentence: str = ""


@dataclass(frozen=True, slots=True)
class SourceShare:
    """How many of the answers name a source, now and in the period before.

    Source: Zeithaml, Berry and Parasuraman (1993), Journal of the Academy of Marketing Science
    21(1).
    """

    source: ExpectationSource
    share: Estimate
    before: Estimate | None = None
    change: Estimate | None = None


@dataclass(frozen=True, slots=True)
class CriterionExpectation:
    """All that is known of the expectation of one criterion; of one segment where it is named.

    Source: Zeithaml, Berry and Parasuraman (1993), Journal of the Academy of Marketing Science
    21(1).
    """

    criterion: str
    criterion_name: str
    segment: str | None
    scale: Scale
    level: Estimate | None
    owner: str = ""
    zone: ToleranceZone | None = None
    drift: ExpectationDrift | None = None
    by_source: tuple[SourceExpectation, ...] = ()


@dataclass(frozen=True, slots=True)
class Expectations:
    """The register of expectations: each criterion, the sources, and what promises did.

    `unread_sources` counts answers to the question about the source that name none of those known.
    `missing` says, one line each, what would fill what is empty.

    Source: Zeithaml, Berry and Parasuraman (1993), Journal of the Academy of Marketing Science
    21(1).
    """

    criteria: tuple[CriterionExpectation, ...]
    sources: tuple[SourceShare, ...] = ()
    unread_sources: int = 0
    promises: tuple[PromiseEffect, ...] = ()
    missing: tuple[str, ...] = ()
