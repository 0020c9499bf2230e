"""The rows of the chain: every criterion by service and segment."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from outsidein.terms.estimate import Estimate
from outsidein.terms.finding import ChainRow, GapSize, VoiceLevel
from outsidein.terms.quality import Criterion, Gap, Scale, Voice
from outsidein.understand.resampled import Resampled
from outsidein.understand.study import CriterionColumns, Study

from .answered import Answered, answered
from .calibrated import Calibration, calibrate
from .delivery import Delivery, delivered
from .leak import Leak, find_leak
from .risk import Touched, touched
from .say import Facts, leak_sentence
from .sizes import added_by_perception, gap_sizes
from .stated import measure_of, statements
from .voices import Levels, RowMaterial, levels, voice_levels

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
        )

    def row(self, criterion: str, service: str | None, segment: str | None) -> ChainRow:
        """One row of the chain."""
        return _row(self, self.material(criterion, service, segment), service, segment)

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
    )


def chain(study: Study) -> tuple[ChainRow, ...]:
    """All rows of the chain, with levels and gaps below the audit's minimum withheld."""
    return chain_rows(chain_of(study))


def chain_rows(built: Chain) -> tuple[ChainRow, ...]:
    """All rows of a chain already reduced."""
    return tuple(
        _withheld(built.study, built.answered, built.row(criterion.id, service, segment))
        for service, segment in built.parts
        for criterion in built.criteria
    )


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


def _row(built: Chain, row: RowMaterial, service: str | None, segment: str | None) -> ChainRow:
    study = built.study
    found = levels(row)
    verdict = _verdict(found)
    criterion = next(c for c in built.criteria if c.id == row.criterion)
    count, money = (None, None)
    if built.touched is not None:
        count, money = built.touched.by(row.criterion, service, segment)
    mix = row.delivery.mix() if row.delivery is not None else {}
    expected = found.known.get(Voice.EXPECTATION)
    beyond = _beyond(row, expected)
    note = row.calibration.note(mix, beyond, _offset(row)) if row.calibration else None
    return ChainRow(
        criterion=row.criterion,
        criterion_name=criterion.name,
        service=service or (study.services[0] if len(study.services) == 1 else None),
        segment=segment,
        scale=_scale(study),
        voices=voice_levels(row, found),
        gaps=gap_sizes(row, found),
        added_by_perception=added_by_perception(row, found),
        leak=verdict.part if verdict and verdict.decided else None,
        leak_sentence=leak_sentence(verdict, _facts(row, found, criterion)) if verdict else "",
        measure_name=row.measure.name if row.measure else None,
        customers_touched=count,
        money_at_risk=money,
        calibration=note,
        warnings=_warnings(found, beyond),
    )


def _verdict(found: Levels) -> Leak | None:
    """The leak of a row; None where expectation or perception is unknown."""
    gap_5 = found.difference(Voice.PERCEPTION, Voice.EXPECTATION)
    if gap_5 is None:
        return None
    parts: dict[Gap | None, Resampled] = {}
    for gap in (Gap.MANAGEMENT_PERCEPTION, Gap.SPECIFICATION, Gap.DELIVERY):
        size = found.difference(*gap.voices)
        if size is not None:
            parts[gap] = size
    added = found.difference(Voice.PERCEPTION, Voice.DELIVERY)
    if added is not None:
        parts[None] = added
    return find_leak(gap_5, parts)


def _facts(row: RowMaterial, found: Levels, criterion: Criterion) -> Facts:
    known = {voice: level.value for voice, level in found.known.items()}
    quantity = None
    if row.calibration and row.calibration.curves and row.delivery and row.delivery.n:
        wanted = row.calibration.curves.curve(row.delivery.mix())
        level = known[Voice.EXPECTATION]
        quantity = wanted.quantity(level) if wanted.reaches(level) else None
    got = row.delivery.quantity(row.share).value if row.delivery and row.delivery.n else None
    specification = row.said.specification
    return Facts(
        criterion=criterion.name,
        expected=known[Voice.EXPECTATION],
        perceived=known[Voice.PERCEPTION],
        believed=known.get(Voice.BELIEF),
        delivered=known.get(Voice.DELIVERY),
        measure=row.measure,
        expected_quantity=quantity,
        specified_quantity=specification.target if specification else None,
        delivered_quantity=got,
        needed_quantity=row.said.needed,
        share=row.share,
        reference=row.calibration.reference if row.calibration else "",
    )


def _beyond(row: RowMaterial, expected: Resampled | None) -> bool:
    """Whether customers expect a level that the curve never reaches."""
    if expected is None or not (row.calibration and row.calibration.curves and row.delivery):
        return False
    return not row.calibration.curves.curve(row.delivery.mix()).reaches(expected.value)


def _offset(row: RowMaterial) -> str:
    """How far these customers' ratings of the same delivery lie from everybody's."""
    if not (row.calibration and row.calibration.curves and row.delivery and row.delivery.n):
        return ""
    curves, mix = row.calibration.curves, row.delivery.mix()
    offset = curves.resampled(curves.offset(mix), mix)
    low, high = offset.bounds()
    if low is None or high is None or low <= 0 <= high:
        return ""
    side = "above" if offset.value > 0 else "below"
    return (
        f"For the same delivery these customers rate {abs(offset.value):.1f} points {side} the "
        "average; the curve allows for it."
    )


def _warnings(found: Levels, beyond: bool) -> tuple[str, ...]:
    notes = []
    if beyond:
        notes.append(
            "Customers expect a level beyond what any observed delivery brought: gaps to it are "
            "known on the scale, not as a quantity."
        )
    if found.unknown_range:
        notes.append(
            f"Beyond the deliveries observed: {' and '.join(found.unknown_range)}. The curve's end "
            "is taken for it."
        )
    return tuple(notes)


def _scale(study: Study) -> Scale:
    """The customers' scale; one from 0 to 1 stands in where nobody states one."""
    stated = study.answers.scale if study.answers else None
    return stated or study.description.scale or Scale(0, 1)


def _withheld(study: Study, answers: Answered | None, row: ChainRow) -> ChainRow:
    """The row without levels and gaps that too few customers stand behind."""
    part = answers.of(_asked(study, row.service), row.segment) if answers else None
    if part is None:
        return row
    need, need_blocks = study.minimum("gap"), study.minimum("gap_blocks")
    blocks = int(part.cells.blocks_used.sum())
    if part.customers >= need and blocks >= need_blocks:
        return row
    reason = (
        f"{part.customers} customers in {blocks} blocks answered; a level or gap is shown from "
        f"{need} customers in {need_blocks} blocks on"
    )
    return replace(
        row,
        voices=tuple(_voice_withheld(v, reason) for v in row.voices),
        gaps=tuple(_gap_withheld(g, reason) for g in row.gaps),
        added_by_perception=_estimate_withheld(row.added_by_perception, reason),
        leak=None,
        leak_sentence=f"{row.criterion_name}: {reason}.",
    )


def _asked(study: Study, service: str | None) -> str | None:
    return service if len(study.services) > 1 else None


def _voice_withheld(voice: VoiceLevel, reason: str) -> VoiceLevel:
    if voice.voice in (Voice.EXPECTATION, Voice.PERCEPTION):
        return replace(voice, level=_estimate_withheld(voice.level, reason))
    return voice


def _gap_withheld(gap: GapSize, reason: str) -> GapSize:
    if Voice.EXPECTATION in gap.gap.voices or Voice.PERCEPTION in gap.gap.voices:
        return replace(gap, size=_estimate_withheld(gap.size, reason))
    return gap


def _estimate_withheld(estimate: Estimate | None, reason: str) -> Estimate | None:
    return None if estimate is None else estimate.withhold(reason)
