"""Which part of the chain carries a shortfall, and only where the data decide it."""

from dataclasses import dataclass

from outsidein.terms.quality import Gap
from outsidein.understand.resampled import Resampled

PARTS: tuple[Gap | None, ...] = (
    Gap.MANAGEMENT_PERCEPTION,
    Gap.SPECIFICATION,
    Gap.DELIVERY,
    None,
)
"""The terms that add up to gap 5; None stands for P - D, what perception adds or takes."""


@dataclass(frozen=True, slots=True)
class Leak:
    """The verdict on one row: the part that carries the shortfall, or why nobody can say.

    `part` is meaningful where `decided`; None is then P - D. `shortfall` says whether gap 5 lies
    below zero with its whole interval. `unknown` are the parts that no data speak about.
    `rivals` are the two lowest parts where these could not be told apart. `p` is the largest of
    the two-sided p-values of the three conditions behind a decided leak, for correcting many rows.
    """

    decided: bool
    shortfall: bool
    part: Gap | None = None
    unknown: tuple[Gap | None, ...] = ()
    rivals: tuple[Gap | None, ...] = ()
    p: float | None = None


def find_leak(gap_5: Resampled, parts: dict[Gap | None, Resampled]) -> Leak:
    """The part that carries most of a negative gap 5.

    Decided only where gap 5 lies below zero with its whole interval, all four parts are known, the
    lowest part lies below zero with its whole interval, and the joint interval of its difference
    to the next one does too. Anything less is undecided, because a picture with the wrong arrow in
    colour costs more than one without.
    """
    unknown = tuple(p for p in PARTS if p not in parts or not parts[p].known)
    if not gap_5.below_zero:
        return Leak(False, False, unknown=unknown)
    if unknown:
        return Leak(False, True, unknown=unknown)
    order = sorted(PARTS, key=lambda p: parts[p].value)
    lowest, following = order[0], order[1]
    if not parts[lowest].below_zero:
        return Leak(False, True)
    if not (parts[lowest] - parts[following]).below_zero:
        return Leak(False, True, rivals=(lowest, following))
    conditions = (gap_5, parts[lowest], parts[lowest] - parts[following])
    return Leak(True, True, part=lowest, p=max(c.p_value() for c in conditions))
