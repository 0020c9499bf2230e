"""Doing something about it: actions, cases and mandates."""

from dataclasses import dataclass
from datetime import date

from .money import Money


@dataclass(frozen=True, slots=True)
class Mandate:
    """The right, with limits, by which somebody decides or spends.

    Source: Outside-in.
    """

    holder: str
    decision: str
    limit: Money | None = None
    period: str = ""


@dataclass(frozen=True, slots=True)
class Action:
    """What is done, by whom and by when; it comes from an option.

    Source: Outside-in.
    """

    option: str
    text: str
    owner: str
    due: date | None = None


@dataclass(frozen=True, slots=True)
class Case:
    """One customer's matter until the customer says that it is settled.

    Source: Outside-in.
    """

    customer: str
    text: str
    opened_on: date
    settled_by_customer_on: date | None = None
