"""What was heard: files, their columns, the readings chosen and the rows that could not be read."""

from dataclasses import dataclass
from enum import StrEnum

from .quality import Direction, Scale, Voice


class FileKind(StrEnum):
    """What a file is."""

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
    """What a column holds, in the words of the product."""

    ANSWER = "answer"  # id of one questionnaire answer
    TICKET = "ticket"  # id of one ticket or work order
    CUSTOMER = "customer"
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
    STATE = "state"
    TIME = "time"  # when it was observed, answered or updated
    OPENED = "opened"
    RESPONDED = "responded"
    RESOLVED = "resolved"
    CLOSED = "closed"
    DUE = "due"
    PERIOD = "period"
    RATING = "rating"  # one item about a criterion; `voice` says expectation or perception
    IMPORTANCE = "importance"
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
    repeats). `confidence` runs from 0 to 1; `evidence` is one sentence.
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


@dataclass(frozen=True, slots=True)
class Reading:
    """A choice that changes a number, with the reading taken and its evidence.

    `decided` is false where the evidence does not decide; then the numbers named in `affects` are
    withheld and `remedy` says how to settle it.
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
    """A row that could not be read. `line` is the line in the file where the row starts.

    `cells` are the row's cells as they stood in the file, so that it can be corrected.
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
    """Rows in = used + superseded + rejected, always."""

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
