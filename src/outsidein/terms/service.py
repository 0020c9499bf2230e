"""Organizations, services, offerings and moments (ITIL 4; Normann's moment of truth)."""

from dataclasses import dataclass, field
from enum import StrEnum


class PartyRole(StrEnum):
    """The part an organization plays in a service relationship; often both in different ones.

    - provider: provides the service in a relationship.
    - consumer: consumes the service in a relationship.

    Source: ITIL 4 (AXELOS 2019, ITIL Foundation).
    """

    PROVIDER = "provider"
    CONSUMER = "consumer"


class ConsumerRole(StrEnum):
    """Roles on the consumer's side; one person may hold several.

    - customer: defines the requirements and answers for the outcomes.
    - sponsor: authorizes the budget.
    - user: uses the service.

    Source: ITIL 4 (AXELOS 2019, ITIL Foundation).
    """

    CUSTOMER = "customer"
    SPONSOR = "sponsor"
    USER = "user"


class StakeholderKind(StrEnum):
    """Anybody with an interest in the relationship.

    - provider: the organization that provides the service.
    - customer: defines the requirements and answers for the outcomes.
    - sponsor: authorizes the budget.
    - user: uses the service.
    - employee: works for the provider, before the customer or behind.
    - partner: provides part of the service together with the provider.
    - supplier: sells to the provider what the service needs.
    - investor: has put money into the provider.
    - regulator: sets and supervises the rules.
    - society: everybody else whom the service touches.

    Source: ITIL 4 (AXELOS 2019, ITIL Foundation).
    """

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
    """What an offering is made of: ownership moves, access to resources, or service actions.

    - goods: things whose ownership moves to the consumer.
    - access: the right to use resources that stay the provider's.
    - action: something that the provider does for the consumer.

    Source: ITIL 4 (AXELOS 2019, ITIL Foundation).
    """

    GOODS = "goods"
    ACCESS = "access"
    ACTION = "action"


class DoneBy(StrEnum):
    """Who acts in a moment: a service is produced together with the customer.

    - provider: the provider acts.
    - customer: the customer acts, and the provider waits or is not there.
    - both: both act together.

    Source: Bitner, Ostrom and Morgan (2008), Service Blueprinting.
    """

    PROVIDER = "provider"
    CUSTOMER = "customer"
    BOTH = "both"


@dataclass(frozen=True, slots=True)
class Organization:
    """People with responsibilities and authorities to reach objectives.

    `currency` is the one in which its money is stated, `time_zone` an IANA name that times without
    an offset are read in.

    Source: ITIL 4 (AXELOS 2019, ITIL Foundation).
    """

    name: str
    roles: tuple[PartyRole, ...] = (PartyRole.PROVIDER,)
    currency: str = ""
    time_zone: str = ""
    simulated: bool = False


@dataclass(frozen=True, slots=True)
class Product:
    """A configuration of resources that is useful to more than one consumer group.

    Source: ITIL 4 (AXELOS 2019, ITIL Foundation).
    """

    id: str
    name: str
    resources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class OfferingPart:
    """One part of an offering.

    Source: ITIL 4 (AXELOS 2019, ITIL Foundation).
    """

    kind: OfferingPartKind
    text: str


@dataclass(frozen=True, slots=True)
class Offering:
    """Services for one target group, made of goods, access and service actions.

    Source: ITIL 4 (AXELOS 2019, ITIL Foundation).
    """

    id: str
    name: str
    target_group: str = ""
    parts: tuple[OfferingPart, ...] = ()
    version: str = ""


@dataclass(frozen=True, slots=True)
class Service:
    """A means of enabling value co-creation: it facilitates outcomes that the customer wants.

    The customer is spared the managing of particular costs and risks.

    Source: ITIL 4 (AXELOS 2019, ITIL Foundation).
    """

    id: str
    name: str
    offerings: tuple[Offering, ...] = ()
    products: tuple[str, ...] = ()
    owner: str = ""
    outcomes: tuple[str, ...] = field(default=())


@dataclass(frozen=True, slots=True)
class Moment:
    """A moment of truth: a meeting of customer and provider in which value is made or lost.

    `done_by` says who acts in it, where that is stated.

    Source: Normann (1984), Service Management; Grönroos (1988).
    """

    id: str
    name: str
    service: str | None = None
    follows: str | None = None
    done_by: DoneBy | None = None
