"""Two audits side by side as one object; page, JSON and terminal are made from it alone."""

from dataclasses import dataclass
from datetime import date

from outsidein.terms.estimate import Estimate
from outsidein.terms.finding import CustomerState
from outsidein.terms.money import Money


@dataclass(frozen=True, slots=True)
class Audited:
    """One of the two audits."""

    title: str
    period_label: str
    created_at: str
    version: str


@dataclass(frozen=True, slots=True)
class Moved:
    """One number in both audits.

    `whole` is whether it is about all customers, and not about one service, segment or group.
    `difference` is later less earlier. `better` says which way it went where it is known which way
    is better; `sure` whether it moved beyond chance after correction for all numbers compared.
    """

    part: str
    name: str
    whole: bool
    before: Estimate
    after: Estimate
    difference: Estimate
    better: bool | None
    sure: bool
    p_adjusted: float | None = None


@dataclass(frozen=True, slots=True)
class Turned:
    """One customer whose state differs; None where the audit did not name the customer."""

    customer: str
    name: str | None
    before: CustomerState | None
    after: CustomerState | None
    contract_value: Money | None = None
    renewal: date | None = None


@dataclass(frozen=True, slots=True)
class Afterwards:
    """An option of the earlier audit, and what moved since: an association, no effect."""

    title: str
    expected: Estimate
    gap: Estimate | None
    overall: Estimate | None
    sentence: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """What changed between two audits. `only_before` and `only_after` cannot be compared."""

    before: Audited
    after: Audited
    answer: tuple[str, ...]
    moved: tuple[Moved, ...]
    turned: tuple[Turned, ...]
    afterwards: tuple[Afterwards, ...]
    only_before: tuple[str, ...] = ()
    only_after: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    simulated: bool = False
    language: str = "en"
