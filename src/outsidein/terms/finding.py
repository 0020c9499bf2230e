"""What was learnt: the chain, customers, drivers, indicators, moments, change."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from .estimate import Estimate, EvidenceGrade
from .money import Money
from .quality import Direction, Gap, Scale, Voice
from .reported import Reproduction
from .service import DoneBy


@dataclass(frozen=True, slots=True)
class VoiceLevel:
    """One voice of a chain row, on the customers' scale and, if it is a quantity, in its unit.

    `missing` says what to collect where the level is unknown; `source` names where it comes from.

    Source: Parasuraman, Zeithaml and Berry (1985), Journal of Marketing 49(4).
    """

    voice: Voice
    level: Estimate | None = None
    quantity: Estimate | None = None
    source: str = ""
    missing: str | None = None


@dataclass(frozen=True, slots=True)
class GapSize:
    """One gap of a chain row, on the scale and, where both ends are quantities, in the unit.

    Always turned so that a shortfall is negative.

    Source: Parasuraman, Zeithaml and Berry (1985), Journal of Marketing 49(4).
    """

    gap: Gap
    size: Estimate | None = None
    in_unit: Estimate | None = None
    missing: str | None = None


@dataclass(frozen=True, slots=True)
class CalibrationNote:
    """The curve that carried a quantity onto the scale, and what it was fitted on.

    Source: Barlow, Bartholomew, Bremner and Brunk (1972), for monotone regression.
    """

    measure: str
    unit: str
    direction: Direction
    reference_period: str
    n: int
    customers: int
    bins: int
    domain: tuple[float, float]
    points: tuple[tuple[float, float], ...]
    beyond_range: bool = False
    note: str = ""


@dataclass(frozen=True, slots=True)
class ChainRow:
    """The six voices and five gaps of one criterion, for one service and segment.

    `added_by_perception` is P - D. `leak` is the gap among 1 to 3 (or P - D, then None with a
    sentence in `leak_sentence`) that carries most of gap 5; None where undecided.

    Source: Parasuraman, Zeithaml and Berry (1985), Journal of Marketing 49(4).
    """

    criterion: str
    criterion_name: str
    service: str | None
    segment: str | None
    scale: Scale
    voices: tuple[VoiceLevel, ...]
    gaps: tuple[GapSize, ...]
    added_by_perception: Estimate | None = None
    leak: Gap | None = None
    leak_sentence: str = ""
    measure_name: str | None = None
    customers_touched: int | None = None
    money_at_risk: Money | None = None
    calibration: CalibrationNote | None = None
    reliability: Estimate | None = None
    warnings: tuple[str, ...] = ()

    def voice(self, voice: Voice) -> VoiceLevel:
        """The level of one voice; an empty one where the row has none."""
        return next((v for v in self.voices if v.voice is voice), VoiceLevel(voice))

    def gap(self, gap: Gap) -> GapSize:
        """The size of one gap; an empty one where the row has none."""
        return next((g for g in self.gaps if g.gap is gap), GapSize(gap))


@dataclass(frozen=True, slots=True)
class GapOverall:
    """One gap over all criteria that have it: the picture's arrow.

    `size` on the scale, or the number of criteria in their own unit; `missing` says what to
    collect where the gap cannot be said.

    Source: Parasuraman, Zeithaml and Berry (1985), Journal of Marketing 49(4).
    """

    gap: Gap
    size: Estimate | None
    criteria: int
    leaks_most: bool = False
    missing: str | None = None


class CustomerState(StrEnum):
    """Internal measure against the customer's own judgement.

    - green_but_red: service levels are met and the customer's own judgement is bad.
    - red_but_happy: service levels are missed and the customer is content.
    - silent: buys, and gave no answer in the period.

    Source: Outside-in.
    """

    GREEN_BUT_RED = "green_but_red"
    RED_BUT_HAPPY = "red_but_happy"
    SILENT = "silent"


@dataclass(frozen=True, slots=True)
class CustomerFinding:
    """One customer, shrunken towards the segment and given as a probability.

    `probability` is that of the statement named by `state`; `attainment` the share of service
    levels met; `judgement` the shrunken overall level on the scale; `name` what the customer is
    called, where a file says so beside the id.

    Source: Morris (1983), Journal of the American Statistical Association 78, for drawing estimates
    towards the group.
    """

    customer: str
    state: CustomerState
    probability: float | None
    attainment: Estimate | None
    judgement: Estimate | None
    contract_value: Money | None = None
    renewal: date | None = None
    segment: str | None = None
    say: str = ""
    name: str | None = None


class Quadrant(StrEnum):
    """Importance-performance analysis (Martilla and James 1977), with the report's names.

    - fix: weighs much and is rated low: do this first.
    - keep: weighs much and is rated high: keep it up.
    - possible overkill: weighs little and is rated high: the effort may do more elsewhere.
    - low priority: weighs little and is rated low: others come first.
    - undecided: the intervals do not say which.

    Source: Martilla and James (1977), Journal of Marketing 41(1).
    """

    FIX = "fix"
    KEEP = "keep"
    POSSIBLE_OVERKILL = "possible overkill"
    LOW_PRIORITY = "low priority"
    UNDECIDED = "undecided"


@dataclass(frozen=True, slots=True)
class Driver:
    """One predictor's part of R² (LMG, Lindeman, Merenda and Gold 1980) and its performance.

    Source: Lindeman, Merenda and Gold (1980); Grömping (2006), Journal of Statistical Software
    17(1).
    """

    name: str
    lmg: Estimate
    share: float
    performance: Estimate | None = None
    importance_stated: Estimate | None = None
    quadrant: Quadrant = Quadrant.UNDECIDED
    pooled_slope: float | None = None
    within_slope: float | None = None
    sign_flip: bool = False
    relative_weight: float | None = None
    criterion: str | None = None


@dataclass(frozen=True, slots=True)
class DriverFinding:
    """What goes together with the overall judgement, within segments.

    Source: Lindeman, Merenda and Gold (1980).
    """

    outcome: str
    drivers: tuple[Driver, ...]
    r2: Estimate
    pooled_r2: float | None = None
    kept_share: float = 1.0
    segments: int = 1
    withheld: str | None = None
    warnings: tuple[str, ...] = ()


class Relation(StrEnum):
    """How an internal indicator relates to what customers feel.

    - related: the indicator gets better where customers' results get better.
    - unrelated: the interval is narrow and close to zero: steering by it does not reach customers.
    - opposed: the indicator gets better where customers' results get worse.
    - undecided: the data do not say which.

    Source: Outside-in.
    """

    RELATED = "related"
    UNRELATED = "unrelated"
    OPPOSED = "opposed"
    UNDECIDED = "undecided"


@dataclass(frozen=True, slots=True)
class IndicatorFinding:
    """One indicator against one customer result; positive means better goes with better.

    Source: Benjamini and Hochberg (1995), Journal of the Royal Statistical Society B 57, for the
    correction.
    """

    indicator: str
    result: str
    relation: Relation
    association: Estimate
    p_adjusted: float | None
    tests: int
    sentence: str = ""
    grade: EvidenceGrade = EvidenceGrade.ASSOCIATED


@dataclass(frozen=True, slots=True)
class ValueMet:
    """Capability and effort against expectation (value stack): shares of the four corners.

    `more_capability_less_effort` and so on are shares of the answers; `as_expected` the rest.

    Source: Consortium for Service Innovation, Value Stack.
    """

    capability: Estimate
    effort: Estimate
    more_capability_less_effort: Estimate
    more_capability_more_effort: Estimate
    less_capability_less_effort: Estimate
    less_capability_more_effort: Estimate
    as_expected: Estimate


@dataclass(frozen=True, slots=True)
class MomentMeasure:
    """A measure of the service file at one moment: what is delivered, and the standard's target.

    Source: Outside-in.
    """

    name: str
    delivered: Estimate
    target: float | None = None


@dataclass(frozen=True, slots=True)
class MomentFinding:
    """A moment's volume, waits, ratings, failures, and its leverage on judgement and renewal.

    `wait` is the median time that the customer waits, `long_wait` the time that nine of ten do not
    exceed, `waits_until` says until what. `again` is the share after which the same customer comes
    back about the same service within a week, `waited_on_customer` the median time that stood
    still because the customer had to act, `done_by` who acts in the moment.

    Source: Normann (1984), Service Management.
    """

    moment: str
    volume: int
    rating: Estimate | None
    failure_share: Estimate | None
    effort: Estimate | None
    leverage: Estimate | None
    leverage_on_renewal: Estimate | None = None
    sentence: str = ""
    done_by: DoneBy | None = None
    wait: Estimate | None = None
    long_wait: Estimate | None = None
    waits_until: str = ""
    again: Estimate | None = None
    waited_on_customer: Estimate | None = None
    measures: tuple[MomentMeasure, ...] = ()


@dataclass(frozen=True, slots=True)
class Change:
    """A number against the period before, paired on the same customers' blocks.

    Source: Outside-in.
    """

    name: str
    before: Estimate
    after: Estimate
    difference: Estimate
    before_label: str
    after_label: str


@dataclass(frozen=True, slots=True)
class SimpsonWarning:
    """A relation or difference that turns its sign when segments are looked at apart.

    Source: Simpson (1951), Journal of the Royal Statistical Society B 13.
    """

    what: str
    by: str
    pooled: Estimate
    within: Estimate
    sentence: str


class Standing(StrEnum):
    """How one group of tickets stands to all the other tickets.

    - worse: surely worse than the others.
    - better: surely better than the others.
    - undecided: the data do not tell it from the others.

    Source: Outside-in.
    """

    WORSE = "worse"
    BETTER = "better"
    UNDECIDED = "undecided"


@dataclass(frozen=True, slots=True)
class MetricFinding:
    """One industry metric as the registry defines it, over all rows or in one group of them.

    In a group, `by` says what the rows are grouped by and `group` which one it is; `standing` is
    its verdict against all the other rows after correction for the number of groups, with
    `p_adjusted`. `cases` counts what went wrong in the group (levels missed, tickets opened again,
    hand-overs), `share_of_cases` is its part of all of them and `share_of_rows` its part of all
    rows, both from 0 to 1. `groups` is more than 1 where groups below the minimum stand together.
    `reported` compares it with the figure of another tool, where one is stated.

    Source: Benjamini and Hochberg (1995), Journal of the Royal Statistical Society B 57, for the
    correction.
    """

    metric: str
    variant: str
    title: str
    estimate: Estimate
    about: str = ""
    by: str = ""
    group: str = ""
    standing: Standing | None = None
    p_adjusted: float | None = None
    cases: int | None = None
    share_of_cases: float | None = None
    share_of_rows: float | None = None
    groups: int = 1
    reported: Reproduction | None = None


@dataclass(frozen=True, slots=True)
class Missing:
    """Something that cannot be said, and the cheapest way to be able to say it.

    Source: Outside-in.
    """

    what: str
    why: str
    collect: str
    cost: str = ""
