"""All that one audit found, before it is told."""

from dataclasses import dataclass, field
from datetime import date

from outsidein.report.document import CustomerSummary
from outsidein.terms.agreement import ServiceLevelFinding
from outsidein.terms.coverage import Coverage
from outsidein.terms.expectation import Expectations
from outsidein.terms.finding import (
    ChainRow,
    Change,
    CustomerFinding,
    DriverFinding,
    GapOverall,
    IndicatorFinding,
    MetricFinding,
    Missing,
    MomentFinding,
    SimpsonWarning,
    ValueMet,
)
from outsidein.terms.journey import Journey
from outsidein.terms.option import Option
from outsidein.understand.ground import Ground


@dataclass(frozen=True, slots=True)
class Found:
    """The findings and options of one audit, in the shape the report shows them.

    `today` is the day of the last thing that was heard: what is coming is counted from it, so
    that the same files give the same report on any day.
    """

    ground: Ground
    today: date
    period_label: str = ""
    chain: tuple[ChainRow, ...] = ()
    gap_model: tuple[GapOverall, ...] = ()
    expectations: Expectations | None = None
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
    missing: tuple[Missing, ...] = ()
    warnings: tuple[str, ...] = field(default=())

    def metric(self, name: str) -> MetricFinding | None:
        """The first metric of that name that is shown."""
        return next((m for m in self.metrics if m.metric == name and m.estimate.shown), None)
