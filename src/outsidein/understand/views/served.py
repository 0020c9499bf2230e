"""Which services customers had tickets of."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from outsidein.terms.signal import ColumnTerm
from outsidein.understand.ground import CUSTOMER, Ground


@dataclass(slots=True)
class Served:
    """One service: its id, its name, and the tickets of each customer."""

    id: str
    name: str
    tickets: dict[str, int] = field(default_factory=dict)


def served(ground: Ground) -> list[Served]:
    """The services that the service file or the tickets name, by name."""
    found = {s.id: Served(s.id, s.name) for s in ground.description.services}
    ids = {_key(word): s.id for s in ground.description.services for word in (s.name, s.id)}
    for customer, label, count in _pairs(ground):
        key = ids.get(_key(label), label)
        one = found.setdefault(key, Served(key, label))
        one.tickets[customer] = one.tickets.get(customer, 0) + count
    return sorted(found.values(), key=lambda s: (s.name.casefold(), s.id))


def services_of(found: list[Served]) -> Mapping[str, tuple[str, ...]]:
    """The services of each customer, in their order."""
    by_customer: dict[str, list[str]] = {}
    for service in found:
        for customer in service.tickets:
            by_customer.setdefault(customer, []).append(service.id)
    return {customer: tuple(services) for customer, services in by_customer.items()}


def _key(label: str) -> str:
    return " ".join(label.casefold().split())


def _pairs(ground: Ground) -> list[tuple[str, str, int]]:
    """Customer, service and count of tickets."""
    tickets = ground.tickets
    column = tickets.names.get(ColumnTerm.SERVICE) if tickets else None
    if tickets is None or column is None:
        return []
    counted = tickets.table.group_by([CUSTOMER, column]).aggregate([([], "count_all")])
    rows = zip(
        *(counted.column(c).to_pylist() for c in (CUSTOMER, column, "count_all")), strict=True
    )
    pairs = [(str(c), str(s), int(n)) for c, s, n in rows if c is not None and s is not None]
    return sorted(pairs)
