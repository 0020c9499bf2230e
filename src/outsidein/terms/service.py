"""Organizations, services, offerings and moments (ITIL 4; Normann's moment of truth)."""

from dataclasses import dataclass, field
from enum import StrEnum


class PartyRole(StrEnum):
    """The part an organization plays in a service relationship; often both in different ones."""

    PROVIDER = "provider"
    CONSUMER = "consumer"


class ConsumerRole(StrEnum):
    """Roles on the consumer's side; one person may hold several."""

    CUSTOMER = "customer"
    SPONSOR = "sponsor"
    USER = "user"


class StakeholderKind(StrEnum):
    """Anybody with an interest in the relationship."""

    PROVIDER = "provider"
    CUSTOMER = "customer"
    SPONSOR = "sponsor"
    USER = "user"
    EMPLOYEE = "employee"
    PARTNER = "partner"
    SUPPLIER = "supplier"
    INVESTOR = "investor"
    REGULATOR = "regulator"
    SOCIETY = "society"


class OfferingPartKind(StrEnum):
    """What an offering is made of: ownership moves, access to resources, or service actions."""

    GOODS = "goods"
    ACCESS = "access"
    ACTION = "action"


@dataclass(frozen=True, slots=True)
class Organization:
    """People with responsibilities and authorities to reach objectives.

    `currency` is the one in which its money is stated, `time_zone` an IANA name that times without
    an offset are read in.
    """

    name: str
    roles: tuple[PartyRole, ...] = (PartyRole.PROVIDER,)
    currency: str = ""
    time_zone: str = ""
    simulated: bool = False


@dataclass(frozen=True, slots=True)
class Product:
    """A configuration of resources that is useful to more than one consumer group."""

    id: str
    name: str
    resources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class OfferingPart:
    """One part of an offering."""

    kind: OfferingPartKind
    text: str


@dataclass(frozen=True, slots=True)
class Offering:
    """Services for one target group, made of goods, access and service actions."""

    id: str
    name: str
    target_group: str = ""
    parts: tuple[OfferingPart, ...] = ()
    version: str = ""


@dataclass(frozen=True, slots=True)
class Service:
    """A means of enabling value co-creation by facilitating outcomes customers want (ITIL 4)."""

    id: str
    name: str
    offerings: tuple[Offering, ...] = ()
    products: tuple[str, ...] = ()
    owner: str = ""
    outcomes: tuple[str, ...] = field(default=())


@dataclass(frozen=True, slots=True)
class Moment:
    """A moment of truth: a meeting of customer and provider in which value is made or lost."""

    id: str
    name: str
    service: str | None = None
    follows: str | None = None
