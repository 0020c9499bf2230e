"""Listening: where customers are heard, where they are not, and where they are asked too often."""

from dataclasses import dataclass
from enum import StrEnum

from .estimate import Estimate
from .money import Money


@dataclass(frozen=True, slots=True)
class Listening:
    """When listening at a moment counts as working, and how narrow its rating has to be known.

    `least_response` is a share of the meetings from 0 to 1, `within_days` the days within which
    half of the answers have to come, `half_width` how far the interval of a rating may reach to
    either side, in points of the scale.

    Source: Outside-in.
    """

    least_response: float = 0.05
    within_days: float = 14
    half_width: float = 0.2


class Heard(StrEnum):
    """Whether customers are heard at a moment.

    - works: enough meetings are answered, and soon enough.
    - asked: answers come, and how often the moment takes place is not known.
    - too few: answers come, from fewer meetings than is asked for.
    - too late: answers come, later than is asked for.
    - silent: no answer comes.

    Source: Outside-in.
    """

    WORKS = "works"
    ASKED = "asked"
    TOO_FEW = "too few"
    TOO_LATE = "too late"
    SILENT = "silent"


@dataclass(frozen=True, slots=True)
class MomentHeard:
    """One moment's listening: who meets here, who of them answers, and how soon.

    `volume` is None where no file counts the moment. `money` is the yearly contract money of the
    customers who meet here. `response` is the share of the meetings with an answer, `delay` the
    median time from the end of the work to the answer.

    Source: Outside-in.
    """

    moment: str
    heard: Heard
    volume: int | None
    answers: int
    customers: int | None = None
    money: Money | None = None
    response: Estimate | None = None
    delay: Estimate | None = None
    sentence: str = ""


class Asking(StrEnum):
    """What to do about asking at a moment.

    - ask less: far more answers come than the interval needs, and they say little.
    - enough: the answers suffice for the interval.
    - ask more: the interval needs more answers than come.

    Source: Outside-in.
    """

    ASK_LESS = "ask less"
    ENOUGH = "enough"
    ASK_MORE = "ask more"


@dataclass(frozen=True, slots=True)
class SampleNeed:
    """How many answers a moment's rating needs in one period, and how many come.

    `needed` gives the half width of the rule in each of the `segments`. `deviation` is that of the
    single answers, `design_effect` how many times their number has to grow because customers answer
    more than once. `spared_requests` is what asking only as often as needed would save in a period,
    where the response is known. `reasons` say why.

    Source: Cochran (1977), Sampling Techniques; Kish (1965), Survey Sampling.
    """

    moment: str
    asking: Asking
    answers: int
    needed: int
    deviation: float
    design_effect: float
    segments: int = 1
    each_customer: float | None = None
    spared_answers: int = 0
    spared_requests: int | None = None
    reasons: tuple[str, ...] = ()
    sentence: str = ""


@dataclass(frozen=True, slots=True)
class Coverage:
    """The share of moments at which listening works: by type, by volume and by money.

    By money each customer's contract money is spread over that customer's meetings.

    Source: Outside-in.
    """

    rule: Listening
    moments: tuple[MomentHeard, ...]
    types: int
    types_heard: int
    by_volume: Estimate | None = None
    by_money: Estimate | None = None
    needs: tuple[SampleNeed, ...] = ()
    period: str = ""
    sentence: str = ""
