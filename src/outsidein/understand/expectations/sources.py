"""Where expectations come from: how many name each source, and what these expect."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from outsidein.stats.moments import Floats
from outsidein.stats.multiple import benjamini_hochberg
from outsidein.terms.estimate import Estimate
from outsidein.terms.expectation import ExpectationSource as Source
from outsidein.terms.expectation import SourceExpectation, SourceShare
from outsidein.terms.signal import ColumnTerm
from outsidein.understand.periods import Period
from outsidein.understand.resampled import Resampled

from .drift import FALSE_MOVES, decided, drift
from .enough import enough, estimated, share_of
from .rows import Flags, Rows

WORDS: dict[Source, str] = {
    Source.PROMISE: r"promis|advert|brochure|website|sales talk|said or wrote|versprech|werbung"
    r"|zusage|prospekt|약속|광고",
    Source.PAST_EXPERIENCE: r"experien|met before|earlier|erfahrung|erlebt|경험",
    Source.WORD_OF_MOUTH: r"word of mouth|others say|recommend|colleague|friends"
    r"|mundpropaganda|empfehlung|kollegen|bekannten|andere sagen|구전|입소문|추천",
    Source.NEED: r"\bneeds?\b|calls for|\bsituation\b|bedarf|bedürfnis|brauche|필요",
    Source.IMAGE: r"image|reputation|known for|brand|\bruf\b|bekannt für|marke|이미지|평판",
}
"""Words of answers to the question about the source."""

_ASIDE = re.compile(r"\([^()]*\)")
_BETWEEN = re.compile(r"[;|,\n]")


def sources_in(answer: str) -> frozenset[Source]:
    """The sources that one answer names; several where several may be chosen.

    What stands in parentheses explains a choice and is not read. Of a choice the word that comes
    first tells which source it is.
    """
    plain = _ASIDE.sub(" ", answer.replace("_", " ").replace("-", " ")).casefold()
    found = (_source(part) for part in _BETWEEN.split(plain))
    return frozenset(source for source in found if source is not None)


def _source(part: str) -> Source | None:
    places = [(m.start(), s) for s, words in WORDS.items() if (m := re.search(words, part))]
    return min(places, key=lambda place: place[0])[1] if places else None


@dataclass(frozen=True)
class Named:
    """Which rows name which source; `answered` are rows that name any, `unread` answers without."""

    by_source: dict[Source, Flags]
    answered: Flags
    unread: int


def named(rows: Rows) -> Named | None:
    """The rows by source; None where the question was not asked or nobody named a known one."""
    columns = rows.asked(ColumnTerm.EXPECTATION_SOURCE)
    if not columns:
        return None
    coded = pc.dictionary_encode(rows.heard.table.column(columns[0].name).cast(pa.string()))
    coded = coded.combine_chunks()
    if isinstance(coded, pa.ChunkedArray):
        coded = pa.concat_arrays(coded.chunks)
    texts = [sources_in(text or "") for text in coded.dictionary.to_pylist()]
    code = np.asarray(coded.indices.fill_null(len(texts)).to_numpy(), dtype=np.int64)
    by_source = {
        source: np.array([*(source in held for held in texts), False])[code] for source in Source
    }
    answered = np.any(list(by_source.values()), axis=0)
    if not answered.any():
        return None
    return Named(by_source, answered, int((code < len(texts)).sum() - answered.sum()))


def shares(rows: Rows, found: Named) -> tuple[SourceShare, ...]:
    """How many answers name each source, the most named first, against the period before."""
    told = []
    for source, flags in found.by_source.items():
        if not (flags & rows.current).any():
            continue
        now = _share(rows, found, flags, rows.current)
        before = change = None
        if (found.answered & rows.previous).any():
            before = _share(rows, found, flags, rows.previous)
            change = _change(rows, found, flags, before, now)
        told.append(SourceShare(source, now, before, change))
    return tuple(sorted(told, key=lambda s: -(s.share.value or 0.0)))


def _share(rows: Rows, found: Named, flags: Flags, scope: Flags) -> Estimate:
    where = scope & found.answered
    return share_of(
        rows, flags, where, scope, "expectation.source_share", reason=enough(rows, where)
    )


def _change(rows: Rows, found: Named, flags: Flags, before: Estimate, now: Estimate) -> Estimate:
    """The difference of two shares, paired by blocks of customers."""
    scopes = [found.answered & scope for scope in (rows.previous, rows.current)]
    old, new = (rows.mean(flags.astype(np.float64), scope) for scope in scopes)
    estimate = (new - old).estimate(
        n=before.n + now.n,
        customers=max(before.customers or 0, now.customers or 0),
        excluded=before.excluded + now.excluded,
        definition="expectation.source_change",
        unit="share",
    )
    reason = before.withheld or now.withheld
    return estimate.withhold(reason) if reason else estimate


Told = tuple[str, Source, SourceExpectation, Resampled | None]


def by_source(
    rows: Rows, found: Named, expected: dict[str, Floats], periods: Sequence[Period]
) -> dict[str, tuple[SourceExpectation, ...]]:
    """What those who name a source expect of each criterion, by criterion.

    Differences from all the others are corrected for all criteria and sources at once, and so are
    the drifts.
    """
    told = [
        _of_source(rows, found, criterion, source, values)
        for criterion, values in expected.items()
        for source in Source
        if (found.by_source[source] & rows.current).any()
    ]
    p = np.array([float("nan") if number is None else number.p_value() for *_, number in told])
    adjusted = benjamini_hochberg(p) if len(p) else p
    moves = decided(
        [
            drift(rows, expected[criterion], found.by_source[source], periods)
            for criterion, source, *_ in told
        ]
    )
    held: dict[str, list[SourceExpectation]] = {criterion: [] for criterion in expected}
    for (criterion, _, one, _), a, move in zip(told, adjusted, moves, strict=True):
        known = bool(np.isfinite(a))
        held[criterion].append(
            replace(
                one,
                p_adjusted=float(a) if known else None,
                differs=known and float(a) < FALSE_MOVES,
                drift=move,
            )
        )
    return {criterion: tuple(each) for criterion, each in held.items()}


def _of_source(rows: Rows, found: Named, criterion: str, source: Source, values: Floats) -> Told:
    scope = rows.current & found.answered
    answered = scope & np.isfinite(values)
    where, others = answered & found.by_source[source], answered & ~found.by_source[source]
    own, rest = rows.mean(values, where), rows.mean(values, others)
    reason = enough(rows, where)
    level = estimated(
        own,
        rows,
        where,
        scope & found.by_source[source],
        "expectation.source_level",
        reason=reason,
    )
    reason = reason or enough(rows, others)
    difference = estimated(
        own - rest, rows, answered, scope, "expectation.source_difference", reason=reason
    )
    number = None if reason else own - rest
    return criterion, source, SourceExpectation(source, level, difference), number
