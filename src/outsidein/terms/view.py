"""One customer or one service seen from three sides at once: customer, operation and money."""

from dataclasses import dataclass
from datetime import date

from .estimate import Estimate
from .finding import CustomerState
from .money import Money


@dataclass(frozen=True, slots=True)
class CriterionView:
    """One criterion for one customer: promised, delivered, perceived.

    `expected` is what customers of the segment expect; `promised` and `delivered` are in the unit
    of the measure, `perceived` is this customer's own rating drawn towards the segment's.
    `shortfall` is the probability that the true rating lies below what the segment expects.

    Source: Parasuraman, Zeithaml and Berry (1985), Journal of Marketing 49(4).
    """

    criterion: str
    name: str
    expected: Estimate | None = None
    promised: Estimate | None = None
    delivered: Estimate | None = None
    perceived: Estimate | None = None
    shortfall: float | None = None


@dataclass(frozen=True, slots=True)
class CustomerView:
    """One customer with the customer's, the operational and the financial view side by side.

    `content` and `discontent` are probabilities that the true judgement lies in the upper third or
    below the middle of the scale, `kept` that the service levels are truly kept; each is None
    below the minimum of answers or tickets. `services` are those with a ticket of this customer.

    Source: Morris (1983), Journal of the American Statistical Association 78, for drawing estimates
    towards the group.
    """

    customer: str
    name: str | None = None
    segment: str | None = None
    states: tuple[CustomerState, ...] = ()
    say: str = ""
    answers: int = 0
    judgement: Estimate | None = None
    content: float | None = None
    discontent: float | None = None
    last_answer: date | None = None
    tickets: int = 0
    attainment: Estimate | None = None
    kept: float | None = None
    last_ticket: date | None = None
    contract_value: Money | None = None
    renewals: tuple[date, ...] = ()
    renewal: date | None = None
    services: tuple[str, ...] = ()
    criteria: tuple[CriterionView, ...] = ()


@dataclass(frozen=True, slots=True)
class ServiceView:
    """One service: whom it serves, and the money of their contracts.

    `contract_value` is the yearly money of all contracts of these customers, `due` counts those
    with a renewal within half a year and `value_due` is their money.

    Source: ITIL 4 (AXELOS 2019, ITIL Foundation).
    """

    service: str
    name: str
    tickets: int = 0
    customers: int = 0
    contract_value: Money | None = None
    due: int = 0
    value_due: Money | None = None


@dataclass(frozen=True, slots=True)
class Views:
    """The customers and services that have a page.

    `without` counts the customers that have none.

    Source: Outside-in.
    """

    customers: tuple[CustomerView, ...]
    services: tuple[ServiceView, ...]
    minimum_answers: int
    without: int = 0
