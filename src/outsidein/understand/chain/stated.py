"""What the service file states about a criterion: beliefs, the specification and promises."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol, TypeVar

from outsidein.terms.description import ServiceDescription
from outsidein.terms.promise import Measure, Promise, Specification
from outsidein.terms.quality import Criterion


class _Scoped(Protocol):
    """Something stated for one service and segment, or for all."""

    @property
    def service(self) -> str | None: ...


Stated = TypeVar("Stated", bound=_Scoped)


@dataclass(frozen=True, slots=True)
class Statements:
    """What is stated for one row of the chain; None where nothing is.

    `expected` is the level that management believes customers expect (on their scale), `needed`
    the level of the measure it believes they need, `promised` a level of the measure, and
    `promised_level` one on the scale.
    """

    expected: float | None = None
    believers: tuple[str, ...] = ()
    needed: float | None = None
    specification: Specification | None = None
    promised: float | None = None
    promised_level: float | None = None
    promise: Promise | None = None


def measure_of(
    description: ServiceDescription, criterion: Criterion, held: Iterable[str]
) -> Measure | None:
    """The measure that stands for a criterion.

    One of those filed under it or named as its proof: with a specification before one without,
    then one that the work holds, then one that is promised, then the first described.
    """
    filed = [
        m for m in description.measures if m.criterion == criterion.id or m.id in criterion.proofs
    ]
    specified = {s.measure for s in description.specifications if s.criterion == criterion.id}
    promised = {p.measure for p in description.promises if p.criterion == criterion.id}
    present = set(held)
    ranked = sorted(
        filed, key=lambda m: (m.id not in specified, m.id not in present, m.id not in promised)
    )
    return ranked[0] if ranked else None


def statements(
    description: ServiceDescription,
    criterion: str,
    measure: Measure | None,
    service: str | None,
    segment: str | None,
) -> Statements:
    """What is stated for a row: the most particular statement that covers it.

    A statement about this service and segment goes before one about either, and that before one
    about all; one about another service or segment never counts. Where several managers are equally
    particular their beliefs are averaged. Of several promises the last one made counts.
    """
    beliefs = _closest(
        [b for b in description.beliefs if b.criterion == criterion], service, segment
    )
    unit = measure.id if measure else None
    specifications = _closest(
        [
            s
            for s in description.specifications
            if s.criterion == criterion and measure is not None and s.measure == unit
        ],
        service,
        segment,
    )
    promises = _closest(
        [p for p in description.promises if p.criterion == criterion and p.level is not None],
        service,
        segment,
    )
    quantity = _last([p for p in promises if measure is not None and p.measure == unit])
    level = _last([p for p in promises if p.measure is None])
    told = quantity or level or _last(promises)
    levels = [b for b in beliefs if b.expectation_level is not None]
    return Statements(
        expected=_mean([b.expectation_level for b in levels]),
        believers=tuple(dict.fromkeys(b.who for b in levels if b.who)),
        needed=_mean([b.needed_level for b in beliefs if b.measure in (None, unit) and unit]),
        specification=specifications[0] if specifications else None,
        promised=quantity.level if quantity else None,
        promised_level=level.level if level and not quantity else None,
        promise=told,
    )


def _segment(stated: _Scoped) -> str | None:
    """The segment a statement is about; a promise has an audience instead."""
    if isinstance(stated, Promise):
        return None
    found: str | None = getattr(stated, "segment", None)
    return found


def _closest(stated: Sequence[Stated], service: str | None, segment: str | None) -> list[Stated]:
    """Those that cover the row and are the most particular of these."""
    covering = [
        s for s in stated if s.service in (None, service) and _segment(s) in (None, segment)
    ]

    def particular(s: Stated) -> int:
        return (s.service is not None) + (_segment(s) is not None)

    most = max((particular(s) for s in covering), default=0)
    return [s for s in covering if particular(s) == most]


def _last(promises: Sequence[Promise]) -> Promise | None:
    """The promise made last; the first stated where no dates tell."""
    return max(promises, key=lambda p: p.made_on or date.min) if promises else None


def _mean(levels: Iterable[float | None]) -> float | None:
    known = [level for level in levels if level is not None]
    return sum(known) / len(known) if known else None
