"""The five gaps over all criteria: the arrows of the gap model (Parasuraman et al. 1985)."""

from collections.abc import Mapping, Sequence

from outsidein.terms.finding import GapOverall
from outsidein.terms.language import say
from outsidein.terms.quality import Criterion, Gap, Voice
from outsidein.understand.chain import Chain
from outsidein.understand.chain.leak import find_leak
from outsidein.understand.chain.one_row import Told

from .difference import difference_checks, disagreement
from .resampled import Resampled, weighted

_PARTS = (Gap.MANAGEMENT_PERCEPTION, Gap.SPECIFICATION, Gap.DELIVERY)


def gap_model(chain: Chain) -> tuple[GapOverall, ...]:
    """Each gap as the mean over the criteria that have it, weighted by customers' points.

    The weights are the mean points out of 100 that customers gave in the survey; else those that
    the service file states; else all criteria count alike. Criteria share their respondents, and
    the interval is joint. The gap that leaks most is named only where it is decided as in a row,
    on the criteria that have every part. Where the overall judgement does not follow the
    difference of perception and expectation, a note of gap 5 says so.
    """
    told = [chain.told(criterion.id, None, None) for criterion in chain.criteria]
    weights = _weights(chain)
    notes = _notes(chain)
    against = disagreement(difference_checks(chain))
    most = _leaks_most(told, weights)
    five = (*notes, against) if against else notes
    return tuple(
        _overall(
            chain, told, weights, gap, gap is most, five if gap is Gap.PERCEIVED_QUALITY else notes
        )
        for gap in Gap
    )


def _overall(
    chain: Chain,
    told: Sequence[Told],
    weights: Mapping[str, Resampled],
    gap: Gap,
    leaks_most: bool,
    notes: tuple[str, ...],
) -> GapOverall:
    sized = [
        (size, weights[t.row.criterion])
        for t in told
        if (size := t.levels.difference(*gap.voices)) is not None
        and t.row.criterion in weights
        and _enough(chain, gap)
    ]
    in_unit = sum(t.row.gap(gap).in_unit is not None for t in told)
    if not sized:
        return GapOverall(gap, None, in_unit, missing=_missing(chain, told, gap))
    part = chain.answered.of(None, None) if chain.answered else None
    # The criterion that most answers speak about stands for all of them.
    asked = [t.row.criterion for t in told] if part else []
    estimate = weighted(sized).estimate(
        n=max((part.n(c) for c in asked), default=0) if part else 0,
        customers=max((part.customers_of(c) for c in asked), default=0) if part else None,
        excluded=part.cells.rows - max((part.n(c) for c in asked), default=0) if part else 0,
        definition=gap.value,
        notes=notes,
    )
    return GapOverall(gap, estimate, len(sized), leaks_most)


def _weights(chain: Chain) -> dict[str, Resampled]:
    """The weight of each criterion; one without points does not count where others have some."""
    part = chain.answered.of(None, None) if chain.answered else None
    points = chain.study.answers.points if chain.study.answers else {}
    stated = chain.study.description.customer_weights
    if part is not None and points:
        return {
            c.id: part.means.mean(points[c.id])
            for c in chain.criteria
            if c.id in points and part.has(points[c.id])
        } or _alike(chain.criteria)
    if stated:
        return {c.id: Resampled.constant(stated[c.id]) for c in chain.criteria if c.id in stated}
    return _alike(chain.criteria)


def _alike(criteria: Sequence[Criterion]) -> dict[str, Resampled]:
    return {c.id: Resampled.constant(1.0) for c in criteria}


def _notes(chain: Chain) -> tuple[str, ...]:
    if chain.study.answers is not None and chain.study.answers.points:
        return (say("criteria weighted by the 100 points that customers gave"),)
    if chain.study.description.customer_weights:
        return (say("criteria weighted by the points stated in the service file"),)
    return (say("all criteria count alike: customers' weights are not known"),)


def _leaks_most(told: Sequence[Told], weights: Mapping[str, Resampled]) -> Gap | None:
    """The part that carries most of gap 5 over the criteria that have all parts."""
    needed = set(Voice) - {Voice.PROMISE}
    whole = [t for t in told if needed <= set(t.levels.known) and t.row.criterion in weights]
    if not whole:
        return None

    def mean(one: Voice, other: Voice) -> Resampled:
        return weighted(
            [(t.levels.known[one] - t.levels.known[other], weights[t.row.criterion]) for t in whole]
        )

    parts: dict[Gap | None, Resampled] = {gap: mean(*gap.voices) for gap in _PARTS}
    parts[None] = mean(Voice.PERCEPTION, Voice.DELIVERY)
    verdict = find_leak(mean(*Gap.PERCEIVED_QUALITY.voices), parts)
    return verdict.part if verdict.decided else None


def _enough(chain: Chain, gap: Gap) -> bool:
    """Whether customers' levels may be shown; gaps without their voice need no answers."""
    if not {Voice.EXPECTATION, Voice.PERCEPTION} & set(gap.voices):
        return True
    part = chain.answered.of(None, None) if chain.answered else None
    if part is None:
        return False
    need, blocks = chain.study.minimum("gap"), chain.study.minimum("gap_blocks")
    return part.customers >= need and int(part.cells.blocks_used.sum()) >= blocks


def _missing(chain: Chain, told: Sequence[Told], gap: Gap) -> str:
    """What to collect for a gap that no criterion has."""
    if not told:
        return say("criteria, and what customers expect and perceive of them")
    if not _enough(chain, gap) and chain.answered is not None:
        return say("more customers' answers: these are too few to be shown")
    for voice in gap.voices:
        lacking = [t.row.voice(voice).missing for t in told if t.row.voice(voice).level is None]
        known = [text for text in lacking if text]
        if len(lacking) == len(told) and known:
            return known[0]
    return say("both of its voices for the same criterion")
