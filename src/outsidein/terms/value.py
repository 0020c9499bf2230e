"""Value: outcomes enabled, costs and risks removed and imposed (ITIL 4)."""

from dataclasses import dataclass
from enum import StrEnum

from .money import Money


class ValueKind(StrEnum):
    """The three constituents of value in ITIL 4."""

    OUTCOME = "outcome"
    COST = "cost"
    RISK = "risk"


class Effect(StrEnum):
    """What the service does with it for the consumer."""

    ENABLED = "enabled"
    REMOVED = "removed"
    IMPOSED = "imposed"


class Confirmation(StrEnum):
    """Whether the customer agreed; a line nobody confirmed is shown as unconfirmed."""

    UNCONFIRMED = "unconfirmed"
    CONFIRMED = "confirmed"
    DISPUTED = "disputed"


@dataclass(frozen=True, slots=True)
class IntendedValue:
    """One line of intended value: an outcome, or a cost or risk removed or imposed.

    Money is per customer and year. A risk carries its yearly probability (0 to 1) and its impact.
    """

    kind: ValueKind
    effect: Effect
    text: str
    service: str | None = None
    stakeholder: str = "customer"
    amount: Money | None = None
    probability: float | None = None
    impact: Money | None = None
    evidence: str = ""
    confirmation: Confirmation = Confirmation.UNCONFIRMED
