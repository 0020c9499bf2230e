"""The rows of the chain: every criterion by service and segment."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from outsidein.terms.estimate import Estimate
from outsidein.terms.finding import ChainRow
from outsidein.terms.quality import Criterion, Scale
from outsidein.understand.study import CriterionColumns, Study

from .answered import Answered, AnsweredPart, answered
from .calibrated import Calibration, calibrate
from .delivery import Delivery, delivered
from .many import corrected
from .one_row import Told, tell_row
from .reliable import gap_reliabilities
from .risk import Touched, touched
from .stated import measure_of, statements
from .voices import RowMaterial
from .withheld import withheld_below_minimum

MOST_SEGMENTS = 24
"""More segments than this are no screen that anybody reads; the chain then stays with all."""


@dataclass(frozen=True)
class Chain:
    """The chain of one study: reduced once, told for any service and segment.

    `rows` are the findings, over all first, then by segment, then by service and both.
    """

    study: Study
    criteria: tuple[Criterion, ...]
    answered: Answered | None
    deliveries: Mapping[str, Delivery | None]
    calibrations: Mapping[str, Calibration]
    touched: Touched | None
    reliabilities: Mapping[str, Estimate] = field(default_factory=dict)

    def material(self, criterion: str, service: str | None, segment: str | None) -> RowMaterial:
        """What is known about a criterion for a service and a segment."""
        description = self.study.description
        one = next(c for c in self.criteria if c.id == criterion)
        held = self.study.work.measures if self.study.work else {}
        measure = measure_of(description, one, held)
        delivery = self.deliveries.get(measure.id) if measure else None
        return RowMaterial(
            criterion,
            self.answered.of(service, segment) if self.answered else None,
            statements(description, criterion, measure, service, segment),
            measure,
            delivery.of(service, segment) if delivery else None,
            self.calibrations.get(criterion),
            whole=service is None and segment is None,
            last_month=current.last if (current := self.study.periods.current) else None,
        )

    def told(self, criterion: str, service: str | None, segment: str | None) -> Told:
        """One row, with nothing withheld; None stands for all services or segments."""
        whole = service is None and segment is None
        return tell_row(
            self.material(criterion, service, segment),
            next(c for c in self.criteria if c.id == criterion),
            self.scale,
            service=service,
            segment=segment,
            touched=self.touched.by(criterion, service, segment) if self.touched else (None, None),
            reliability=self.reliabilities.get(criterion) if whole else None,
        )

    def row(
        self, criterion: str, service: str | None = None, segment: str | None = None
    ) -> ChainRow:
        """One row as a finding, with nothing withheld."""
        return self.told(criterion, service, segment).row

    def answered_of(self, when: str) -> AnsweredPart:
        """The answers of one part of time, over all services and segments.

        ValueError where nobody answered at all.
        """
        if self.answered is None:
            raise ValueError("there are no answers")
        return self.answered.of(None, None, when)

    @property
    def scale(self) -> Scale:
        """The customers' scale; one from 0 to 1 stands in where nobody states one."""
        stated = self.study.answers.scale if self.study.answers else None
        return stated or self.study.description.scale or Scale(0, 1)

    @property
    def parts(self) -> tuple[tuple[str | None, str | None], ...]:
        """The (service, segment) pairs that the chain is told for."""
        services, segments = self.study.services, self.study.segments
        by_service: list[str | None] = [None, *(services if len(services) > 1 else ())]
        many = 1 < len(segments) <= MOST_SEGMENTS
        by_segment: list[str | None] = [None, *(segments if many else ())]
        return tuple((service, segment) for service in by_service for segment in by_segment)


def chain_of(study: Study) -> Chain:
    """Reduce all that the chain needs, once."""
    asked = {c.criterion.id: c for c in study.answers.criteria} if study.answers else {}
    criteria = _criteria(study, asked)
    held = study.work.measures if study.work else {}
    measures = {c.id: measure_of(study.description, c, held) for c in criteria}
    calibrations = {
        c.id: calibrate(study, measure, asked.get(c.id, CriterionColumns(c, (), (), ())))
        for c in criteria
        if (measure := measures[c.id]) is not None
    }
    return Chain(
        study,
        criteria,
        answered(study),
        {m.id: delivered(study, m) for m in measures.values() if m is not None},
        calibrations,
        touched(study),
        gap_reliabilities(study),
    )


def chain(study: Study) -> tuple[ChainRow, ...]:
    """All rows of the chain, with levels and gaps below the audit's minimum withheld."""
    return chain_rows(chain_of(study))


def chain_rows(built: Chain) -> tuple[ChainRow, ...]:
    """All rows of a chain already reduced; over all services and segments first."""
    rows = []
    for service, segment in built.parts:
        part = built.answered.of(service, segment) if built.answered else None
        told = [built.told(criterion.id, service, segment) for criterion in built.criteria]
        rows += [(t, withheld_below_minimum(built.study, part, t.row)) for t in told]
    return corrected(rows)


def _criteria(study: Study, asked: Mapping[str, CriterionColumns]) -> tuple[Criterion, ...]:
    """The criteria that anybody speaks of: customers, or a measure, belief or promise."""
    description = study.description
    spoken = {m.criterion for m in description.measures}
    spoken |= {b.criterion for b in description.beliefs}
    spoken |= {s.criterion for s in description.specifications}
    spoken |= {p.criterion for p in description.promises}
    described = {c.id: c for c in description.criteria}
    described |= {c: columns.criterion for c, columns in asked.items() if c not in described}
    return tuple(c for c in described.values() if c.id in asked or c.id in spoken)
