"""The journey as the data show it: which step comes after which, how often and after how long."""

from dataclasses import dataclass
from enum import StrEnum

from .estimate import Estimate


class JourneyKind(StrEnum):
    """Whose steps follow one another.

    - contacts: the meetings of one customer, while no long pause lies between them.
    - cases: the states that one ticket goes through, from its first event to its last.

    Source: van der Aalst (2016), Process Mining.
    """

    CONTACTS = "contacts"
    CASES = "cases"


@dataclass(frozen=True, slots=True)
class JourneyStep:
    """One step of the journey: how often, how often first and how often last.

    `begins` is the share of journeys that begin with it, `ends` the share of its events after
    which nothing came. `waits_for_customer` is true for a state in which the customer has to act.

    Source: van der Aalst (2016), Process Mining.
    """

    step: str
    volume: int
    begins: Estimate
    ends: Estimate
    waits_for_customer: bool = False


@dataclass(frozen=True, slots=True)
class Transition:
    """One step directly followed by another: how often, for what share, and after how long.

    `share` is of all events of `before`, `wait` the median time between the two and `long_wait`
    the time that nine of ten do not exceed.

    Source: van der Aalst (2016), Process Mining, on directly-follows graphs.
    """

    before: str
    after: str
    volume: int
    share: Estimate
    wait: Estimate
    long_wait: Estimate


@dataclass(frozen=True, slots=True)
class JourneyPath:
    """Whole journeys that took the same steps.

    Source: van der Aalst (2016), Process Mining.
    """

    steps: tuple[str, ...]
    journeys: int
    share: Estimate


@dataclass(frozen=True, slots=True)
class Journey:
    """The steps in the order in which they mostly come, and what directly follows what.

    `named_by` says which column names the steps. `journeys` counts tickets, or stretches of one
    customer's contacts with no pause of more than `apart_days` between them; `single` is the share
    of those that are one contact alone. `again` is the share
    of contacts after which the same customer comes back about the same service within a week, or
    of tickets that return to a state they had left. `waiting_on_customer` is the share of all
    time that passes while the customer has to act. `joined` counts events without a new state,
    `excluded` rows that name no step, case or time.

    Source: van der Aalst (2016), Process Mining.
    """

    kind: JourneyKind
    named_by: str
    journeys: int
    events: int
    steps: tuple[JourneyStep, ...]
    transitions: tuple[Transition, ...]
    paths: tuple[JourneyPath, ...] = ()
    apart_days: int | None = None
    single: Estimate | None = None
    again: Estimate | None = None
    waiting_on_customer: Estimate | None = None
    joined: int = 0
    excluded: int = 0
    sentences: tuple[str, ...] = ()
