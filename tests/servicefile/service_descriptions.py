"""Arbitrary descriptions that a service file can state, for the laws of reader and writer."""

from datetime import date

from hypothesis import strategies as st

from outsidein.servicefile.format import ANSWER_TERMS, PERIODS
from outsidein.terms.clock import DAY, Calendar, Hours, ServiceLevel
from outsidein.terms.currency import CODES, minor_digits
from outsidein.terms.description import ServiceDescription
from outsidein.terms.expectation import ExpectationCharge
from outsidein.terms.minimum import MINIMUMS
from outsidein.terms.money import Money
from outsidein.terms.promise import Belief, Indicator, Measure, Promise, Specification
from outsidein.terms.quality import Criterion, Direction, Item, Scale
from outsidein.terms.relationship import Contract, ServiceRelationship, Stakeholder
from outsidein.terms.service import (
    Moment,
    Offering,
    OfferingPart,
    OfferingPartKind,
    Organization,
    PartyRole,
    Product,
    Service,
    StakeholderKind,
)
from outsidein.terms.value import Confirmation, Effect, IntendedValue, ValueKind

texts = st.text(st.characters(exclude_categories=["Cs", "Cc", "Cn"]), min_size=1).filter(
    lambda t: bool(t.strip())
)
maybe = st.one_of(st.just(""), texts)
ids = st.from_regex(r"[A-Za-z0-9][A-Za-z0-9_.-]{0,6}[A-Za-z0-9]", fullmatch=True)
numbers = st.floats(-1e9, 1e9).map(lambda x: x + 0.0)
directions = st.sampled_from(Direction)
units = st.sampled_from(["min", "h", "days", "share", "%", "count", "visits"])
days = st.dates(date(1900, 1, 1), date(2999, 12, 31))


@st.composite
def monies(draw: st.DrawFn) -> Money:
    """An amount with as many digits as its currency has."""
    code = draw(st.sampled_from(sorted(CODES)))
    return Money(draw(st.integers(0, 10**15)), code, minor_digits(code))


@st.composite
def scales(draw: st.DrawFn) -> Scale:
    """A scale with codes outside it."""
    low = float(draw(st.integers(-5, 5)))
    high = low + draw(st.integers(1, 100))
    codes = tuple(
        float(c) for c in draw(st.lists(st.sampled_from([-99, -9, 200, 999]), unique=True))
    )
    return Scale(low, high, draw(st.booleans()), codes)


def several(draw: st.DrawFn, most: int = 3) -> list[str]:
    """A few ids, each once."""
    return draw(st.lists(ids, max_size=most, unique=True))


@st.composite
def _criteria(draw: st.DrawFn, measures: list[str]) -> tuple[Criterion, ...]:
    item_ids = iter(draw(st.lists(ids, min_size=9, max_size=9, unique=True)))
    columns = iter(draw(st.lists(texts, min_size=36, max_size=36, unique=True)))
    found = []
    for name in several(draw):
        items = tuple(
            Item(
                next(item_ids),
                draw(texts),
                draw(st.one_of(st.none(), st.just(next(columns)))),
                draw(st.one_of(st.none(), st.just(next(columns)))),
                draw(maybe),
                draw(maybe),
                draw(st.one_of(st.none(), st.just(next(columns)))),
                draw(st.one_of(st.none(), st.just(next(columns)))),
                draw(maybe),
                draw(maybe),
            )
            for _ in range(draw(st.integers(0, 3)))
        )
        proofs = tuple(m for m in measures if draw(st.booleans()))
        found.append(Criterion(name, draw(texts), draw(maybe), items, proofs))
    return tuple(found)


@st.composite
def _measures(draw: st.DrawFn, measures: list[str], criteria: list[str]) -> tuple[Measure, ...]:
    found = []
    for name in measures:
        criterion = draw(st.sampled_from([None, *criteria]))
        if draw(st.booleans()):
            how = {"unit": draw(units), "column": draw(texts)}
        else:
            unit = draw(st.sampled_from(["s", "min", "h", "days", "weeks"]))
            how = {"unit": unit, "start": draw(texts), "end": draw(texts)}
        found.append(
            Measure(name, draw(texts), direction=draw(directions), criterion=criterion, **how)
        )
    return tuple(found)


@st.composite
def descriptions(draw: st.DrawFn) -> ServiceDescription:
    """Every part may be empty; every reference resolves."""
    services, products, stakeholders, moments, measure_ids = (several(draw) for _ in range(5))
    criteria = draw(_criteria(measure_ids))
    known = [c.id for c in criteria]
    measures = draw(_measures(measure_ids, known))
    scale = draw(st.one_of(st.none(), scales()))
    a_service = st.sampled_from([None, *services])
    levels = st.floats(scale.low, scale.high) if scale else numbers
    calendars = tuple(_calendar(draw, name) for name in several(draw, 2))
    terms = draw(st.lists(st.sampled_from(ANSWER_TERMS), unique=True, max_size=4))
    return ServiceDescription(
        organization=draw(st.one_of(st.none(), _organizations())),
        services=tuple(_service(draw, s, products) for s in services),
        products=tuple(
            Product(p, draw(texts), tuple(draw(st.lists(texts, max_size=2)))) for p in products
        ),
        stakeholders=tuple(
            Stakeholder(
                s, draw(texts), tuple(draw(st.lists(st.sampled_from(StakeholderKind), min_size=1)))
            )
            for s in stakeholders
        ),
        relationships=tuple(
            ServiceRelationship(
                draw(texts), draw(texts), tuple(services), (draw(texts),), (), draw(maybe)
            )
            for _ in range(draw(st.integers(0, 2)))
        ),
        moments=tuple(
            Moment(m, draw(texts), draw(a_service), moments[i - 1] if i else None)
            for i, m in enumerate(moments)
        ),
        criteria=criteria,
        scale=scale,
        measures=measures,
        beliefs=tuple(_belief(draw, c, measures, draw(a_service), levels) for c in known),
        specifications=_specifications(draw, known, measures, a_service),
        promises=_promises(draw, known, measures, a_service, levels),
        expectations=tuple(
            ExpectationCharge(c, draw(texts), draw(st.one_of(st.none(), texts))) for c in known
        ),
        indicators=tuple(
            Indicator(i, draw(texts), draw(units), draw(directions), draw(texts), draw(maybe))
            for i in several(draw)
        ),
        contracts=tuple(_contract(draw, c, draw(a_service)) for c in several(draw)),
        customer_weights={c: 100.0 if i == 0 else 0.0 for i, c in enumerate(known)},
        intended_value=tuple(
            _line(draw, draw(a_service), stakeholders) for _ in range(draw(st.integers(0, 3)))
        ),
        answers={t: draw(texts) for t in terms},
        answer_scales={t: draw(scales()) for t in terms[:2]},
        answer_values={t: draw(texts) for t in terms[1:3]},
        period=draw(st.sampled_from([None, *PERIODS])),
        calendars=calendars,
        service_levels=tuple(
            _service_level(draw, f"sl{i}", [c.id for c in calendars], draw(a_service))
            for i in range(draw(st.integers(0, 2)))
        ),
        minimums={m: draw(st.integers(1, 9999)) for m in list(MINIMUMS)[: draw(st.integers(0, 4))]},
    )


@st.composite
def _organizations(draw: st.DrawFn) -> Organization:
    roles = tuple(draw(st.lists(st.sampled_from(PartyRole), min_size=1, unique=True)))
    currency = draw(st.sampled_from(["", "EUR", "JPY"]))
    zone = draw(st.sampled_from(["", "UTC", "Europe/Berlin"]))
    return Organization(draw(texts), roles, currency, zone, draw(st.booleans()))


def _service(draw: st.DrawFn, name: str, products: list[str]) -> Service:
    part = OfferingPart(draw(st.sampled_from(OfferingPartKind)), draw(texts))
    offering = Offering(f"{name}.o", draw(texts), draw(maybe), (part,), draw(maybe))
    offerings = (offering,) if draw(st.booleans()) else ()
    return Service(name, draw(texts), offerings, tuple(products), draw(maybe), (draw(texts),))


def _belief(
    draw: st.DrawFn,
    criterion: str,
    measures: tuple[Measure, ...],
    service: str | None,
    levels: st.SearchStrategy[float],
) -> Belief:
    measure = draw(st.sampled_from([None, *(m.id for m in measures)]))
    needed = draw(numbers) if measure else None
    when = draw(st.one_of(st.none(), days))
    who = f"{criterion} {draw(maybe)}".strip()
    return Belief(criterion, service, None, who, when, draw(levels), None, needed, measure)


def _specifications(
    draw: st.DrawFn,
    criteria: list[str],
    measures: tuple[Measure, ...],
    a_service: st.SearchStrategy[str | None],
) -> tuple[Specification, ...]:
    if not criteria:
        return ()
    share = st.one_of(st.none(), st.floats(0, 1))
    return tuple(
        Specification(
            f"s.{m.id}",
            draw(st.sampled_from(criteria)),
            m.id,
            draw(numbers),
            m.unit,
            m.direction,
            draw(share),
            draw(a_service),
            draw(st.one_of(st.none(), texts)),
            draw(maybe),
        )
        for m in measures
    )


def _promises(
    draw: st.DrawFn,
    criteria: list[str],
    measures: tuple[Measure, ...],
    a_service: st.SearchStrategy[str | None],
    levels: st.SearchStrategy[float],
) -> tuple[Promise, ...]:
    found = []
    for i, criterion in enumerate(criteria):
        measure = draw(st.sampled_from([None, *measures]))
        found.append(
            Promise(
                f"p{i}",
                draw(texts),
                criterion,
                draw(maybe),
                draw(st.one_of(st.none(), days)),
                draw(maybe),
                measure.id if measure else None,
                draw(numbers if measure else levels),
                measure.unit if measure else None,
                draw(a_service),
            )
        )
    return tuple(found)


def _contract(draw: st.DrawFn, name: str, service: str | None) -> Contract:
    return Contract(
        draw(texts),
        draw(st.one_of(st.none(), monies())),
        draw(st.one_of(st.none(), days)),
        service,
        draw(st.one_of(st.none(), texts)),
        draw(maybe),
        name,
    )


def _line(draw: st.DrawFn, service: str | None, stakeholders: list[str]) -> IntendedValue:
    kind = draw(st.sampled_from(ValueKind))
    outcome, risk = kind is ValueKind.OUTCOME, kind is ValueKind.RISK
    evidence = draw(maybe)
    return IntendedValue(
        kind,
        Effect.ENABLED if outcome else draw(st.sampled_from([Effect.REMOVED, Effect.IMPOSED])),
        draw(texts),
        service,
        draw(st.sampled_from(["customer", "user", *stakeholders])),
        draw(st.one_of(st.none(), monies())),
        draw(st.floats(0, 1)) if risk else None,
        draw(monies()) if risk else None,
        evidence,
        draw(st.sampled_from(Confirmation)) if evidence else Confirmation.UNCONFIRMED,
    )


@st.composite
def _hours(draw: st.DrawFn) -> Hours:
    """Hours of a day in whole minutes; the last span may end on the next day."""
    edges = sorted(draw(st.lists(st.integers(0, 1439), max_size=4, unique=True)))
    spans = [(a * 60, b * 60) for a, b in zip(edges[::2], edges[1::2], strict=False)]
    if len(edges) % 2:
        spans.append((edges[-1] * 60, DAY + edges[0] * 60 if edges[0] else DAY))
    return tuple(spans)


def _calendar(draw: st.DrawFn, name: str) -> Calendar:
    hours = tuple(draw(_hours()) for _ in range(7))
    special = sorted(draw(st.lists(days, max_size=2, unique=True)))
    country, part = draw(st.sampled_from([(None, None), ("DE", "BY"), ("US", None)]))
    return Calendar(
        name,
        draw(maybe),
        draw(st.sampled_from([None, "UTC", "America/New_York"])),
        hours if any(hours) else (((0, DAY),),) * 7,
        tuple(sorted(draw(st.lists(days, max_size=2)))),
        country,
        part,
        {day: draw(_hours()) for day in special},
    )


def _service_level(
    draw: st.DrawFn, name: str, calendars: list[str], service: str | None
) -> ServiceLevel:
    times = st.integers(1, 10**8)
    return ServiceLevel(
        name,
        draw(texts),
        draw(texts),
        draw(texts),
        draw(st.one_of(st.none(), times)),
        draw(st.dictionaries(texts, times, max_size=2)),
        draw(texts),
        draw(st.sampled_from([None, *calendars])),
        tuple(draw(st.lists(texts, max_size=2))),
        draw(st.one_of(st.none(), texts)),
        draw(st.sampled_from(["s", "min", "h"])),
        service,
        draw(st.one_of(st.none(), texts)),
        draw(st.one_of(st.none(), texts)),
        draw(st.one_of(st.none(), texts)),
    )
