"""The service file as an object: what the organization says about its own service."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from .promise import Belief, Indicator, Measure, Promise, Specification
from .quality import Criterion, Scale
from .relationship import Contract, ServiceRelationship, Stakeholder
from .service import Moment, Organization, Product, Service
from .value import IntendedValue


@dataclass(frozen=True, slots=True)
class ServiceDescription:
    """Everything the service file states; every part may be empty.

    `customer_weights` are the customers' points out of 100 by criterion id. `answers` maps a term
    (`overall`, `capability`, `effort`, `recommend`, `customer` ...) to a column header.
    `period` is `month`, `quarter`, `half-year` or `year`. `minimums` overrides minimum n by name.
    """

    organization: Organization | None = None
    services: tuple[Service, ...] = ()
    products: tuple[Product, ...] = ()
    stakeholders: tuple[Stakeholder, ...] = ()
    relationships: tuple[ServiceRelationship, ...] = ()
    moments: tuple[Moment, ...] = ()
    criteria: tuple[Criterion, ...] = ()
    scale: Scale | None = None
    measures: tuple[Measure, ...] = ()
    beliefs: tuple[Belief, ...] = ()
    specifications: tuple[Specification, ...] = ()
    promises: tuple[Promise, ...] = ()
    indicators: tuple[Indicator, ...] = ()
    contracts: tuple[Contract, ...] = ()
    customer_weights: Mapping[str, float] = field(default_factory=dict)
    intended_value: tuple[IntendedValue, ...] = ()
    answers: Mapping[str, str] = field(default_factory=dict)
    period: str | None = None
    minimums: Mapping[str, int] = field(default_factory=dict)
    source: str = ""
