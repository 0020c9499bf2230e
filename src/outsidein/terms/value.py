"""Value: outcomes enabled, costs and risks removed and imposed (ITIL 4)."""

from dataclasses import dataclass
from enum import StrEnum

from .money import Money


class ValueKind(StrEnum):
    """The three constituents of value in ITIL 4.

    - outcome: a result for a stakeholder, which outputs make possible.
    - cost: money, time or effort spent.
    - risk: a possible event that would cause harm or loss.

    Source: ITIL 4 (AXELOS 2019, ITIL Foundation).
    """

    OUTCOME = "outcome"
    COST = "cost"
    RISK = "risk"


class Effect(StrEnum):
    """What the service does with it for the consumer.

    - enabled: the service makes the outcome possible.
    - removed: the service takes the cost or risk off the consumer.
    - imposed: the service puts the cost or risk on the consumer; its price and training are imposed
      costs.

    Source: ITIL 4 (AXELOS 2019, ITIL Foundation).
    """

    ENABLED = "enabled"
    REMOVED = "removed"
    IMPOSED = "imposed"


class Confirmation(StrEnum):
    """Whether the customer agreed; a line nobody confirmed is shown as unconfirmed.

    - unconfirmed: the organization says so; no customer has confirmed or disputed it.
    - confirmed: the customer agrees.
    - disputed: the customer disagrees.

    Source: Outside-in.
    """

    UNCONFIRMED = "unconfirmed"
    CONFIRMED = "confirmed"
    DISPUTED = "disputed"


@dataclass(frozen=True, slots=True)
class IntendedValue:
    """One line of intended value: an outcome, or a cost or risk removed or imposed.

    Money is per customer and year. A risk carries its yearly probability (0 to 1) and its impact.

    Source: ITIL 4 (AXELOS 2019, ITIL Foundation).
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
