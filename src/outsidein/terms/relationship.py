"""Service relationships and their contracts (ITIL 4)."""

from dataclasses import dataclass
from datetime import date

from .money import Money
from .service import StakeholderKind


@dataclass(frozen=True, slots=True)
class Stakeholder:
    """Somebody with an interest in the relationship, by name or by group.

    Source: ITIL 4 (AXELOS 2019, ITIL Foundation).
    """

    id: str
    name: str
    kinds: tuple[StakeholderKind, ...]


@dataclass(frozen=True, slots=True)
class Contract:
    """A contract of one customer: yearly value, next renewal, guarantee.

    Source: Outside-in.
    """

    customer: str
    value: Money | None = None
    renewal: date | None = None
    service: str | None = None
    segment: str | None = None
    guarantee: str = ""
    id: str = ""


@dataclass(frozen=True, slots=True)
class ServiceRelationship:
    """Provision, consumption and relationship management between two organizations.

    Source: ITIL 4 (AXELOS 2019, ITIL Foundation).
    """

    provider: str
    consumer: str
    services: tuple[str, ...] = ()
    provider_duties: tuple[str, ...] = ()
    consumer_duties: tuple[str, ...] = ()
    reviews: str = ""
