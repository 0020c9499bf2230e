"""Who the customers are: segment, yearly contract money and the next renewal."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from outsidein.engine.sheet import Hearing, Sheet
from outsidein.terms.currency import minor_digits
from outsidein.terms.description import ServiceDescription
from outsidein.terms.money import Money
from outsidein.terms.relationship import Contract
from outsidein.terms.signal import ColumnTerm, FileKind

from .called import customer_names


@dataclass(frozen=True, slots=True)
class Client:
    """One customer over all its contracts.

    `value` is the yearly money of all its contracts; `renewals` their dates, ascending; `name` its
    name where a file gives one beside the id.
    """

    customer: str
    segment: str | None = None
    value: Money | None = None
    renewals: tuple[date, ...] = ()
    name: str | None = None

    def renewal(self, today: date) -> date | None:
        """The next renewal from that day on; the last one where all have passed."""
        coming = [day for day in self.renewals if day >= today]
        if coming:
            return coming[0]
        return self.renewals[-1] if self.renewals else None


@dataclass(frozen=True, slots=True)
class Roster:
    """All customers that a contract or a customer list names.

    `contracts` counts contracts, `currencies` are those their values are stated in. `names` are
    those of customers by id, from any file that gives both.
    """

    clients: Mapping[str, Client] = field(default_factory=dict)
    contracts: int = 0
    currencies: tuple[str, ...] = ()
    names: Mapping[str, str] = field(default_factory=dict)

    def of(self, customer: str) -> Client:
        """The customer, known or not."""
        return self.clients.get(customer) or Client(customer, name=self.names.get(customer))

    def money(self, customers: Iterable[str] | None = None) -> Money | None:
        """Yearly contract money of some customers, or of all.

        None where no contract says one, and where currencies differ, which never add up.
        """
        chosen = self.clients.values() if customers is None else map(self.of, customers)
        return add(c.value for c in chosen)


def add(amounts: Iterable[Money | None]) -> Money | None:
    """The sum of the amounts that are known; None where none is or currencies differ."""
    known = [amount for amount in amounts if amount is not None]
    if not known or len({(amount.currency, amount.digits) for amount in known}) > 1:
        return None
    return Money(sum(amount.minor for amount in known), known[0].currency, known[0].digits)


def roster(hearing: Hearing, description: ServiceDescription) -> Roster:
    """Customers from contract files, customer lists and the service file's contracts.

    Contracts of one customer add up. A segment comes from the first place that states one.
    """
    default = description.organization.currency if description.organization else ""
    clients: dict[str, Client] = {}
    contracts = [*_contracts(hearing, default), *description.contracts]
    for contract in contracts:
        _enter(clients, contract)
    for sheet in hearing.of(FileKind.CUSTOMERS):
        for contract in _read(sheet, default):
            _enter(clients, replace(contract, value=None))
    currencies = sorted({c.value.currency for c in contracts if c.value is not None})
    names = customer_names(hearing)
    named = {key: replace(client, name=names.get(key)) for key, client in clients.items()}
    return Roster(named, len(contracts), tuple(currencies), names)


def _enter(clients: dict[str, Client], contract: Contract) -> None:
    known = clients.get(contract.customer) or Client(contract.customer)
    renewals = known.renewals
    if contract.renewal is not None:
        renewals = tuple(sorted({*renewals, contract.renewal}))
    clients[contract.customer] = Client(
        contract.customer,
        known.segment or contract.segment,
        add([known.value, contract.value]),
        renewals,
    )


def _contracts(hearing: Hearing, default: str) -> Iterator[Contract]:
    for sheet in hearing.of(FileKind.CONTRACTS):
        yield from _read(sheet, default)


def _read(sheet: Sheet, default: str) -> Iterator[Contract]:
    """The contracts of one file; rows without a customer cannot be anybody's."""
    customers = _values(sheet, ColumnTerm.CUSTOMER)
    if customers is None:
        return
    blank: list[object] = [None] * len(customers)
    values = _values(sheet, ColumnTerm.CONTRACT_VALUE) or blank
    currencies = _values(sheet, ColumnTerm.CURRENCY) or blank
    renewals = _values(sheet, ColumnTerm.RENEWAL_DATE) or blank
    segments = _values(sheet, ColumnTerm.SEGMENT) or blank
    column = sheet.one(ColumnTerm.CONTRACT_VALUE)
    stated = (column.unit if column and column.unit else "") or default
    rows = zip(customers, values, currencies, renewals, segments, strict=True)
    for customer, value, currency, renewal, segment in rows:
        if customer is None:
            continue
        code = str(currency or stated)
        money = _money(value, code) if isinstance(value, int) else None
        yield Contract(
            customer=str(customer),
            value=money,
            renewal=renewal if isinstance(renewal, date) else None,
            segment=None if segment is None else str(segment),
        )


def _money(hundredths: int, code: str) -> Money:
    """Files are read into hundredths of any currency; its own minor unit may be another."""
    digits = minor_digits(code)
    return Money(round(hundredths * 10**digits / 100), code, digits)


def _values(sheet: Sheet, term: ColumnTerm) -> list[object] | None:
    column = sheet.one(term)
    return None if column is None else list(sheet.table.column(column.name).to_pylist())
