"""What the provider believes, specifies, promises and measures."""

from dataclasses import dataclass
from datetime import date

from .quality import Direction


@dataclass(frozen=True, slots=True)
class Measure:
    """A quantity taken from work: a column, or the time between two event columns.

    Either `column` is given or both `start` and `end`. `unit` is stated, never guessed
    (`h`, `min`, `days`, `share`, `count` ...). `criterion` is the criterion the customer would
    file it under; the calibration curve joins the measure to that criterion's ratings.

    Source: Outside-in.
    """

    id: str
    name: str
    unit: str
    direction: Direction
    criterion: str | None = None
    column: str | None = None
    start: str | None = None
    end: str | None = None


@dataclass(frozen=True, slots=True)
class Belief:
    """What management believes customers want (who said it, when).

    `expectation_level`: the level on the customers' scale that management predicts customers
    expect. `priority`: points out of 100 over the criteria. `needed_level`: the level of the
    measure, in its unit, that management believes customers need.

    Source: Parasuraman, Zeithaml and Berry (1985), Journal of Marketing 49(4).
    """

    criterion: str
    service: str | None = None
    segment: str | None = None
    who: str = ""
    when: date | None = None
    expectation_level: float | None = None
    priority: float | None = None
    needed_level: float | None = None
    measure: str | None = None


@dataclass(frozen=True, slots=True)
class Specification:
    """A standard: the measure, its target and the share of cases that must meet it.

    Source: Parasuraman, Zeithaml and Berry (1985), Journal of Marketing 49(4).
    """

    id: str
    criterion: str
    measure: str
    target: float
    unit: str
    direction: Direction
    share: float | None = None
    service: str | None = None
    segment: str | None = None
    owner: str = ""


@dataclass(frozen=True, slots=True)
class Promise:
    """What market communication told customers (text, channel, date, audience, level).

    Source: Parasuraman, Zeithaml and Berry (1985), Journal of Marketing 49(4).
    """

    id: str
    text: str
    criterion: str
    channel: str = ""
    made_on: date | None = None
    audience: str = ""
    measure: str | None = None
    level: float | None = None
    unit: str | None = None
    service: str | None = None


@dataclass(frozen=True, slots=True)
class Indicator:
    """An internal indicator that somebody steers by (utilization, handling time ...).

    Source: Outside-in.
    """

    id: str
    name: str
    unit: str
    direction: Direction
    column: str
    owner: str = ""
