"""What could be done: options, ranked by what they would gain."""

from dataclasses import dataclass
from enum import StrEnum

from .estimate import Estimate, EvidenceGrade
from .money import Money
from .quality import Gap


class OptionKind(StrEnum):
    """Close a gap, or stop or relax something nobody values.

    - close: close a gap.
    - relax: stop or relax something that customers do not value.

    Source: Frei and Morriss (2012), Uncommon Service, for being worse on purpose.
    """

    CLOSE = "close"
    RELAX = "relax"


@dataclass(frozen=True, slots=True)
class Option:
    """One thing that could be done, with its expected gain.

    `gain` is in points of the overall judgement, its interval includes calibration and driver
    error and is capped at the scale. `money_at_risk` is the yearly contract money of the customers
    it touches, with `share_at_risk` the part that the gain would bear on, when known.

    Source: Outside-in.
    """

    id: str
    kind: OptionKind
    title: str
    criterion: str
    gap: Gap | None
    gain: Estimate
    touches: int | None
    money_at_risk: Money | None
    owner: str
    grade: EvidenceGrade
    sentence: str
    how: str = ""
    warnings: tuple[str, ...] = ()
