"""What was heard: files, their columns, the readings chosen and the rows that could not be read."""

from dataclasses import dataclass
from enum import StrEnum

from .quality import Direction, Scale, Voice


class FileKind(StrEnum):
    """What a file is.

    - survey: answers of customers, one row for each answer.
    - tickets: tickets or work orders, one row for each.
    - event_log: events of tickets, several rows for each ticket; the last one tells its outcome.
    - contracts: contracts with their value and renewal.
    - customers: customers with their segment and other facts.
    - promises: what customers were told.
    - employees: employees with their team and site.
    - indicators: internal indicators by period.
    - service_file: what the organization says about its own service, in YAML.
    - unknown: a file that no reading fits.

    Source: Outside-in.
    """

    SURVEY = "survey"
    TICKETS = "tickets"
    EVENT_LOG = "event_log"
    CONTRACTS = "contracts"
    CUSTOMERS = "customers"
    PROMISES = "promises"
    EMPLOYEES = "employees"
    INDICATORS = "indicators"
    SERVICE_FILE = "service_file"
    UNKNOWN = "unknown"


class ColumnTerm(StrEnum):
    """What a column holds, in the words of the product.

    - answer: the id of one questionnaire answer.
    - ticket: the id of one ticket or work order.
    - customer: the id of the customer; its name where no column gives the id.
    - customer_name: the name of the customer, shown beside its id.
    - user: the id of the person who uses the service.
    - employee: the id of the employee who did the work.
    - team: the team that did the work.
    - site: the place of the work or of the customer.
    - segment: the group of customers that are looked at together.
    - service: the service that it is about.
    - offering: the offering that the customer has.
    - moment: the moment that it is about.
    - criterion: the criterion that it is about.
    - priority: how urgent the ticket is.
    - category: what kind of matter the ticket is about.
    - state: where the ticket stands.
    - time: when it was observed, answered or updated.
    - opened: when the matter was reported.
    - responded: when a person first dealt with it.
    - resolved: when it was solved.
    - closed: when it was closed.
    - due: when it was due by the service level.
    - promised: the time that the customer was told it would be done by.
    - period: the month, quarter or year of a row.
    - rating: an answer to one item about a criterion.
    - importance: how important the customer calls it.
    - adequate: the least of an item that the customer accepts.
    - desired: what the customer wishes for of an item.
    - expectation_source: where the customer says that the expectation comes from.
    - overall: the overall judgement.
    - capability: whether it did what was needed, against what was expected.
    - effort: how hard it was for the customer, against what was expected.
    - recommend: how likely the customer is to recommend it, 0 to 10.
    - renew: how likely the customer is to renew.
    - weight: the points out of 100 that the respondent gives a criterion.
    - comment: words of the customer.
    - measure: a measured quantity.
    - sla_met: whether the service level was met.
    - reopened: whether or how often the ticket was reopened.
    - reassigned: how often the ticket changed hands.
    - indicator: an internal indicator.
    - contract: the id of the contract.
    - contract_value: the yearly value of the contract.
    - currency: the currency of an amount.
    - renewal_date: when the contract is next up for renewal.
    - start_date: when the contract began.
    - guarantee: what the contract guarantees.
    - promise: what was promised, in its words.
    - channel: where it was said.
    - other: a column that the audit does not use.

    Source: Outside-in.
    """

    ANSWER = "answer"  # id of one questionnaire answer
    TICKET = "ticket"  # id of one ticket or work order
    CUSTOMER = "customer"
    CUSTOMER_NAME = "customer_name"
    USER = "user"
    EMPLOYEE = "employee"
    TEAM = "team"
    SITE = "site"
    SEGMENT = "segment"
    SERVICE = "service"
    OFFERING = "offering"
    MOMENT = "moment"
    CRITERION = "criterion"
    PRIORITY = "priority"
    CATEGORY = "category"
    STATE = "state"
    TIME = "time"  # when it was observed, answered or updated
    OPENED = "opened"
    RESPONDED = "responded"
    RESOLVED = "resolved"
    CLOSED = "closed"
    DUE = "due"
    PROMISED = "promised"
    PERIOD = "period"
    RATING = "rating"  # one item about a criterion; `voice` says expectation or perception
    IMPORTANCE = "importance"
    ADEQUATE = "adequate"  # the least of an item that is accepted
    DESIRED = "desired"
    EXPECTATION_SOURCE = "expectation_source"
    OVERALL = "overall"
    CAPABILITY = "capability"
    EFFORT = "effort"
    RECOMMEND = "recommend"
    RENEW = "renew"
    WEIGHT = "weight"  # a respondent's points out of 100 for a criterion
    COMMENT = "comment"
    MEASURE = "measure"
    SLA_MET = "sla_met"
    REOPENED = "reopened"
    REASSIGNED = "reassigned"
    INDICATOR = "indicator"
    CONTRACT = "contract"
    CONTRACT_VALUE = "contract_value"
    CURRENCY = "currency"
    RENEWAL_DATE = "renewal_date"
    START_DATE = "start_date"
    GUARANTEE = "guarantee"
    PROMISE = "promise"
    CHANNEL = "channel"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a file: where it stands, what it means, how sure we are and why.

    `position` counts from 1. `name` is unique in its table (the header, numbered where a header
    repeats). `title` is the question behind the header, where the file tells it.
    `confidence` runs from 0 to 1; `evidence` is one sentence.

    Source: Outside-in.
    """

    name: str
    header: str
    position: int
    term: ColumnTerm = ColumnTerm.OTHER
    confidence: float = 0.0
    evidence: str = ""
    voice: Voice | None = None
    criterion: str | None = None
    item: str | None = None
    scale: Scale | None = None
    unit: str | None = None
    direction: Direction | None = None
    title: str = ""


@dataclass(frozen=True, slots=True)
class Reading:
    """A choice that changes a number, with the reading taken and its evidence.

    `decided` is false where the evidence does not decide; then the numbers named in `affects` are
    withheld and `remedy` says how to settle it.

    Source: Outside-in.
    """

    source: str
    column: str | None
    question: str
    chosen: str
    evidence: str
    decided: bool = True
    affects: tuple[str, ...] = ()
    remedy: str = ""


@dataclass(frozen=True, slots=True)
class Reject:
    """A row that could not be read, with place, reason and remedy.

    `line` is the line in the file where the row starts.

    `cells` are the row's cells as they stood in the file, so that it can be corrected.

    Source: Outside-in.
    """

    source: str
    line: int
    column: str | None
    value: str
    reason: str
    remedy: str
    cells: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RowAccount:
    """Rows in = used + superseded + rejected, always.

    Source: Outside-in.
    """

    rows: int
    used: int
    superseded: int = 0
    rejected: int = 0

    def __post_init__(self) -> None:
        if self.rows != self.used + self.superseded + self.rejected:
            raise ValueError(
                f"rows do not add up: {self.rows} in, {self.used} used, "
                f"{self.superseded} superseded, {self.rejected} rejected"
            )
