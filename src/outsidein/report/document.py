"""The audit as one object; HTML, JSON and the terminal summary are made from it alone."""

from dataclasses import dataclass, field

from outsidein.terms.agreement import ServiceLevelFinding
from outsidein.terms.coverage import Coverage
from outsidein.terms.estimate import Estimate
from outsidein.terms.expectation import Expectations
from outsidein.terms.finding import (
    ChainRow,
    Change,
    CustomerFinding,
    DriverFinding,
    IndicatorFinding,
    MetricFinding,
    Missing,
    MomentFinding,
    SimpsonWarning,
    ValueMet,
)
from outsidein.terms.finding import (
    GapOverall as GapOverall,
)
from outsidein.terms.journey import Journey
from outsidein.terms.money import Money
from outsidein.terms.option import Option
from outsidein.terms.service import Organization
from outsidein.terms.signal import Column, Reading, Reject, RowAccount
from outsidein.terms.value import IntendedValue
from outsidein.terms.view import Views


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of the answer; `proof` is the section it links to, `estimate` its number.

    Sections: gap-model, chain, expectations, customers, value-met, drivers, indicators, moments,
    metrics, changes, simpson, options, intended-value, honesty. A criterion's row of the chain is
    `chain-<criterion id>`.
    """

    text: str
    proof: str
    estimate: Estimate | None = None


@dataclass(frozen=True, slots=True)
class SourceNote:
    """One file: what it was taken for, how sure, and what became of its rows."""

    source: str
    kind: str
    recognized_as: str
    confidence: float
    account: RowAccount
    columns: tuple[Column, ...]
    readings: tuple[Reading, ...] = ()
    rejects: tuple[Reject, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DefinitionNote:
    """What a number means: the entry that every `Estimate.definition` points to."""

    key: str
    title: str
    meaning: str
    formula: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class CustomerSummary:
    """Counts behind the customer section."""

    assessed: int
    too_few: int
    minimum_answers: int
    green_but_red: int
    red_but_happy: int
    silent: int
    money_green_but_red: Money | None = None
    money_silent: Money | None = None
    sentence: str = ""


@dataclass(frozen=True, slots=True)
class AuditDocument:
    """Everything the report shows. Empty parts are shown too, with what would fill them.

    `created_at` is an ISO 8601 time, the only thing that differs between two runs on the same
    input. `rerun` is the command that makes the same report; `rejects_file` names the file with
    all rejected rows, where one was written. `gap_model_sentence` stands under the picture where it
    and the answer name different gaps. `language` is the ISO 639-1 code of the language in which
    its sentences are. `views` holds customers and services one by one, where pages were asked for.
    """

    version: str
    created_at: str
    title: str
    organization: Organization | None
    simulated: bool
    period_label: str
    answer: tuple[Sentence, ...]
    gap_model: tuple[GapOverall, ...]
    chain: tuple[ChainRow, ...] = ()
    customers: tuple[CustomerFinding, ...] = ()
    customer_summary: CustomerSummary | None = None
    value_met: ValueMet | None = None
    drivers: tuple[DriverFinding, ...] = ()
    indicators: tuple[IndicatorFinding, ...] = ()
    moments: tuple[MomentFinding, ...] = ()
    journey: Journey | None = None
    coverage: Coverage | None = None
    metrics: tuple[MetricFinding, ...] = ()
    service_levels: tuple[ServiceLevelFinding, ...] = ()
    changes: tuple[Change, ...] = ()
    simpson: tuple[SimpsonWarning, ...] = ()
    options: tuple[Option, ...] = ()
    intended_value: tuple[IntendedValue, ...] = ()
    sources: tuple[SourceNote, ...] = ()
    definitions: tuple[DefinitionNote, ...] = ()
    missing: tuple[Missing, ...] = ()
    warnings: tuple[str, ...] = ()
    rerun: str = ""
    rejects_file: str = ""
    gap_model_sentence: str = ""
    language: str = "en"
    extras: dict[str, str] = field(default_factory=dict)
    views: Views | None = None
    expectations: Expectations | None = None
