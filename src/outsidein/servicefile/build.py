"""What was read and checked becomes the description."""

from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from outsidein.servicefile.amounts import Amount, Level
from outsidein.servicefile.clocks import calendar, service_level
from outsidein.servicefile.criteria import build_criteria
from outsidein.terms.coverage import Listening
from outsidein.terms.description import ServiceDescription
from outsidein.terms.expectation import ExpectationCharge
from outsidein.terms.invitation import Invitations
from outsidein.terms.money import Money
from outsidein.terms.promise import Belief, Indicator, Measure, Promise, Specification
from outsidein.terms.quality import Direction, Scale
from outsidein.terms.relationship import Contract, ServiceRelationship, Stakeholder
from outsidein.terms.reported import ReportedFigure, WantedMetric
from outsidein.terms.service import (
    DoneBy,
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
from outsidein.terms.unit import convert
from outsidein.terms.value import Confirmation, Effect, IntendedValue, ValueKind

Entry = dict[str, Any]
T = TypeVar("T")


def build(tree: Mapping[str, Any], source: str) -> ServiceDescription:
    """The description of a tree that has no troubles."""
    measures = {entry["id"]: entry for entry in tree.get("measures", [])}
    organization = _organization(tree["organization"]) if "organization" in tree else None
    currency = organization.currency if organization else ""
    return ServiceDescription(
        organization=organization,
        services=_each(tree, "services", _service),
        products=_each(tree, "products", lambda e: Product(**_tuples(e))),
        stakeholders=_each(tree, "stakeholders", _stakeholder),
        relationships=_each(tree, "relationships", lambda e: ServiceRelationship(**_tuples(e))),
        moments=_each(tree, "moments", _moment),
        criteria=build_criteria(tree.get("criteria")),
        scale=_scale(tree["scale"]) if "scale" in tree else None,
        measures=_each(tree, "measures", _directed(Measure)),
        beliefs=_each(tree, "beliefs", lambda e: Belief(**_in_unit(e, "needed_level", measures))),
        specifications=_each(tree, "specifications", lambda e: _specification(e, measures)),
        calendars=_each(tree, "calendars", calendar),
        service_levels=_each(tree, "service_levels", service_level),
        promises=_each(tree, "promises", lambda e: _promise(e, measures)),
        expectations=_each(tree, "expectations", lambda e: ExpectationCharge(**e)),
        indicators=_each(tree, "indicators", _directed(Indicator)),
        contracts=_each(tree, "contracts", lambda e: Contract(**_money(e, currency))),
        customer_weights=dict(tree.get("customer_weights", {})),
        intended_value=_each(tree, "intended_value", lambda e: _intended(e, currency)),
        listening=Listening(**tree.get("listening", {})),
        invitations=Invitations(**tree["invitations"]) if "invitations" in tree else None,
        metrics=_each(tree, "metrics", lambda e: WantedMetric(**e)),
        reported=_each(tree, "reported", lambda e: ReportedFigure(**e)),
        period=tree.get("period"),
        minimums=dict(tree.get("minimums", {})),
        source=source,
        **_answers(tree.get("answers", {})),
    )


def _each(tree: Mapping[str, Any], block: str, make: Callable[[Entry], T]) -> tuple[T, ...]:
    return tuple(make(dict(entry)) for entry in tree.get(block, []))


def _tuples(entry: Entry) -> Entry:
    return {k: tuple(v) if isinstance(v, list) else v for k, v in entry.items()}


def _organization(entry: Entry) -> Organization:
    roles = tuple(PartyRole(role) for role in entry.get("roles", ["provider"]))
    return Organization(**{**entry, "roles": roles})


def _service(entry: Entry) -> Service:
    offerings = tuple(_offering(dict(offering)) for offering in entry.get("offerings", []))
    return Service(**{**_tuples(entry), "offerings": offerings})


def _offering(entry: Entry) -> Offering:
    parts = tuple(
        OfferingPart(OfferingPartKind(part["kind"]), part["text"])
        for part in entry.get("parts", [])
    )
    return Offering(**{**entry, "parts": parts})


def _stakeholder(entry: Entry) -> Stakeholder:
    kinds = tuple(StakeholderKind(kind) for kind in entry["kinds"])
    return Stakeholder(**{**entry, "kinds": kinds})


def _moment(entry: Entry) -> Moment:
    stated = {**entry, "done_by": DoneBy(entry["done_by"])} if "done_by" in entry else entry
    return Moment(**stated)


def _scale(entry: Entry) -> Scale:
    return Scale(**_tuples(entry))


def _directed(make: Callable[..., T]) -> Callable[[Entry], T]:
    return lambda entry: make(**{**entry, "direction": Direction(entry["direction"])})


def _in_unit(entry: Entry, key: str, measures: Mapping[str, Entry]) -> Entry:
    """The entry with its level as a number in the unit of its measure."""
    level = entry.get(key)
    if not isinstance(level, Level):
        return entry
    measure = measures.get(entry.get("measure", ""))
    if measure is None:
        return {**entry, key: level.number}
    unit = level.unit or entry.get("unit") or measure["unit"]
    return {**entry, key: convert(level.number, unit, measure["unit"])}


def _specification(entry: Entry, measures: Mapping[str, Entry]) -> Specification:
    measure = measures[entry["measure"]]
    stated = _in_unit(entry, "target", measures)
    return Specification(
        **{**stated, "unit": measure["unit"], "direction": Direction(measure["direction"])}
    )


def _promise(entry: Entry, measures: Mapping[str, Entry]) -> Promise:
    stated = _in_unit(entry, "level", measures)
    if "measure" in entry:
        stated["unit"] = measures[entry["measure"]]["unit"]
    return Promise(**stated)


def _money(entry: Entry, currency: str) -> Entry:
    amounts: dict[str, Money] = {
        key: value.money(currency) for key, value in entry.items() if isinstance(value, Amount)
    }
    return {**entry, **amounts}


def _intended(entry: Entry, currency: str) -> IntendedValue:
    words = {
        "kind": ValueKind(entry["kind"]),
        "effect": Effect(entry.get("effect", Effect.ENABLED)),
        "confirmation": Confirmation(entry.get("confirmation", Confirmation.UNCONFIRMED)),
    }
    return IntendedValue(**{**_money(entry, currency), **words})


def _answers(entries: Mapping[str, str | Entry]) -> Entry:
    """The three maps of the description: columns, scales and values, all by term."""
    blocks: dict[str, Entry] = {
        k: v if isinstance(v, dict) else {"column": v} for k, v in entries.items()
    }
    return {
        "answers": {term: block["column"] for term, block in blocks.items()},
        "answer_scales": {
            t: _scale(block["scale"]) for t, block in blocks.items() if "scale" in block
        },
        "answer_values": {
            t: str(block["value"]) for t, block in blocks.items() if "value" in block
        },
    }
