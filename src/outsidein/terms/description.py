"""The service file as an object: what the organization says about its own service."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from .clock import Calendar, ServiceLevel
from .coverage import Listening
from .expectation import ExpectationCharge
from .invitation import Invitations
from .promise import Belief, Indicator, Measure, Promise, Specification
from .quality import Criterion, Scale
from .relationship import Contract, ServiceRelationship, Stakeholder
from .reported import ReportedFigure, WantedMetric
from .service import Moment, Organization, Product, Service
from .value import IntendedValue


@dataclass(frozen=True, slots=True)
class ServiceDescription:
    """Everything the service file states; every part may be empty.

    `criteria` are empty only where the file says so: a file without that block gets Grönroos' six.
    `scale` is the scale of the expectation and perception items (None: not stated).
    Every target, needed level and promised level is in the unit of its measure, whatever unit the
    file states it in; a promise's level without a measure is a level on `scale`.
    `customer_weights` are the customers' points out of 100 by criterion id.

    `answers` maps a term (a value of `ColumnTerm`: `overall`, `capability`, `effort`, `recommend`,
    `customer` ...) to a column reference: a header, or a pattern in which `*` stands for any text
    (`outsidein.terms.heading.find_columns`). `answer_scales` holds, by the same term, the scale of
    an answer that is not on `scale` (satisfaction 1 to 5 beside items 1 to 7). `answer_values`
    holds, by the same term, the answer that counts as 1 where the column is a label and every
    other answer is 0 (`Satisfied`).

    `expectations` says who looks after the expectation of a criterion.

    `calendars` are those by which the clocks of `service_levels` run.

    `period` is `month`, `quarter`, `half-year` or `year`. `minimums` overrides a minimum n by its
    name in `outsidein.terms.minimum.MINIMUMS`. `listening` says when listening at a moment counts
    as working. `source` is the file it was read from.

    Source: Outside-in.
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
    invitations: Invitations | None = None
    reported: tuple[ReportedFigure, ...] = ()
    metrics: tuple[WantedMetric, ...] = ()
    period: str | None = None
    minimums: Mapping[str, int] = field(default_factory=dict)
    source: str = ""
    answer_scales: Mapping[str, Scale] = field(default_factory=dict)
    answer_values: Mapping[str, str] = field(default_factory=dict)
    listening: Listening = field(default_factory=Listening)
    calendars: tuple[Calendar, ...] = ()
    service_levels: tuple[ServiceLevel, ...] = ()
    expectations: tuple[ExpectationCharge, ...] = ()
