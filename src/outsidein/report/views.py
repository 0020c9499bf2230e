"""The document arranged for reading: rows grouped, customers sorted, numbers listed."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, fields, is_dataclass
from datetime import date
from enum import Enum

from outsidein.report.document import AuditDocument
from outsidein.report.sections import slug
from outsidein.terms.estimate import Estimate
from outsidein.terms.finding import (
    CalibrationNote,
    ChainRow,
    Change,
    CustomerFinding,
    CustomerState,
    IndicatorFinding,
    MetricFinding,
    Relation,
    VoiceLevel,
)
from outsidein.terms.language import message, say
from outsidein.terms.option import Option, OptionKind
from outsidein.terms.quality import Gap
from outsidein.terms.signal import ColumnTerm, FileKind

PLACES_OPEN, PLACES_LISTED = 5, 50
CUSTOMERS_OPEN = 5
CUSTOMERS_LISTED = 50  # of each state; the JSON holds all


@dataclass(frozen=True, slots=True)
class ChainGroup:
    """One criterion: the row of all customers, then its services and segments."""

    id: str
    name: str
    row: ChainRow
    parts: tuple[ChainRow, ...]


@dataclass(frozen=True, slots=True)
class ChainShape:
    """Whether any gap besides gap 5 and any money is known; voices that no criterion has.

    `lacking` are those whose remedy is the same for every criterion, so that it is said once.
    """

    links: bool
    money: bool
    lacking: tuple[VoiceLevel, ...]


@dataclass(frozen=True, slots=True)
class CustomerGroup:
    """Customers of one state, the most money and the nearest renewal first.

    `first` stand open, `rest` folded away; `unlisted` counts those that the page leaves out.
    """

    state: CustomerState
    first: tuple[CustomerFinding, ...]
    rest: tuple[CustomerFinding, ...]
    unlisted: int = 0

    @property
    def total(self) -> int:
        """How many there are."""
        return len(self.first) + len(self.rest) + self.unlisted


@dataclass(frozen=True, slots=True)
class IndicatorLine:
    """One indicator: its main finding, and how it stands to the other results."""

    main: IndicatorFinding
    besides: str


@dataclass(frozen=True, slots=True)
class PlaceGroup:
    """One ticket metric by one grouping, in the order of the document, which ranks it.

    `what` and `by` are the names of the metric and of the grouping. `all` is the metric over all
    tickets; `first` stand open, `rest` folded away.
    """

    what: str
    metric: str
    by: str
    all: Estimate | None
    first: tuple[MetricFinding, ...]
    rest: tuple[MetricFinding, ...]
    unlisted: int = 0

    @property
    def title(self) -> str:
        """`Service level attainment by team`."""
        return say("{metric} by {grouping}", metric=self.what, grouping=self.by)

    @property
    def estimates(self) -> list[Estimate]:
        """The numbers that share one picture."""
        return [f.estimate for f in (*self.first, *self.rest)]


@dataclass(frozen=True, slots=True)
class ListedNumber:
    """One number of the report with where it stands."""

    section: str
    name: str
    estimate: Estimate


def chain_groups(rows: Sequence[ChainRow]) -> list[ChainGroup]:
    """Rows by criterion, in the order of the document; services and segments are its parts."""
    together: dict[str, list[ChainRow]] = {}
    for row in rows:
        together.setdefault(row.criterion, []).append(row)
    groups: list[ChainGroup] = []
    taken: set[str] = set()
    for criterion, members in together.items():
        head = min(members, key=lambda r: (r.service is not None) + (r.segment is not None))
        anchor = f"chain-{slug(criterion)}"
        anchor = f"{anchor}-{len(groups)}" if anchor in taken else anchor
        taken.add(anchor)
        parts = tuple(r for r in members if r is not head)
        groups.append(ChainGroup(anchor, head.criterion_name, head, parts))
    return groups


def chain_shape(groups: Sequence[ChainGroup]) -> ChainShape:
    """What the table of the chain needs to hold."""
    rows = [row for group in groups for row in (group.row, *group.parts)]
    links = any(
        gap.size is not None or gap.in_unit is not None
        for row in rows
        for gap in row.gaps
        if gap.gap is not Gap.PERCEIVED_QUALITY
    )
    money = any(row.money_at_risk or row.customers_touched is not None for row in rows)
    lacking: tuple[VoiceLevel, ...] = ()
    if len(groups) > 1:
        each = [[voice for voice in g.row.voices if voice.missing] for g in groups]
        lacking = tuple(v for v in each[0] if all(v in others for others in each[1:]))
    return ChainShape(links, money, lacking)


def part_name(row: ChainRow) -> str:
    """The service and the segment that a row is about."""
    return ", ".join(part for part in (row.service, row.segment) if part) or say("all customers")


def indicator_lines(found: Sequence[IndicatorFinding]) -> list[IndicatorLine]:
    """One line for each indicator: its first result, and in words how it stands to the others.

    The document puts the overall judgement first among the results.
    """
    together: dict[str, list[IndicatorFinding]] = {}
    for finding in found:
        together.setdefault(finding.indicator, []).append(finding)
    return [IndicatorLine(members[0], _besides(members[1:])) for members in together.values()]


def _besides(others: Sequence[IndicatorFinding]) -> str:
    """`related to Recovery; opposed to Reputation`, without what is not known or not there."""
    words = {
        Relation.RELATED: message("related to {results}"),
        Relation.OPPOSED: message("opposed to {results}"),
    }
    said = []
    for relation, words_of in words.items():
        names = [f.result for f in others if f.relation is relation]
        if names:
            said.append(say(words_of, results=", ".join(names)))
    return "; ".join(said)


def moved(changes: Sequence[Change]) -> tuple[list[Change], list[Change]]:
    """Changes whose interval leaves out zero, and the rest."""
    sure: list[Change] = []
    rest: list[Change] = []
    for change in changes:
        low, high = change.difference.low, change.difference.high
        known = change.difference.shown and low is not None and high is not None
        (sure if known and (low or 0) * (high or 0) > 0 else rest).append(change)
    return sure, rest


def customer_groups(found: Sequence[CustomerFinding]) -> list[CustomerGroup]:
    """The three states, each sorted by money, then renewal, then name."""

    def order(finding: CustomerFinding) -> tuple[int, date, str]:
        money = finding.contract_value.minor if finding.contract_value else -1
        return -money, finding.renewal or date.max, finding.customer

    groups = []
    for state in CustomerState:
        members = tuple(sorted((f for f in found if f.state is state), key=order))
        first, rest = members[:CUSTOMERS_OPEN], members[CUSTOMERS_OPEN:CUSTOMERS_LISTED]
        groups.append(CustomerGroup(state, first, rest, len(members) - len(first) - len(rest)))
    return groups


def place_groups(found: Sequence[MetricFinding]) -> list[PlaceGroup]:
    """Ticket metrics by priority, team and the like."""
    whole = {f.metric: f.estimate for f in reversed(found) if not f.by}
    together: dict[tuple[str, str], list[MetricFinding]] = {}
    for finding in found:
        if finding.by:
            together.setdefault((finding.metric, finding.by), []).append(finding)
    return [
        PlaceGroup(
            say(members[0].title),
            metric,
            say(by),
            whole.get(metric),
            tuple(members[:PLACES_OPEN]),
            tuple(members[PLACES_OPEN:PLACES_LISTED]),
            max(0, len(members) - PLACES_LISTED),
        )
        for (metric, by), members in together.items()
    ]


def respondents_only(document: AuditDocument) -> bool:
    """Whether no survey says which customer answered, so that answers are all that is counted."""
    surveys = [s for s in document.sources if s.kind == FileKind.SURVEY.value]
    terms = {column.term for survey in surveys for column in survey.columns}
    return bool(surveys) and ColumnTerm.CUSTOMER not in terms


def options_of(options: Iterable[Option], kind: OptionKind) -> list[Option]:
    """The options of one kind, in the order of the document, which ranks them."""
    return [option for option in options if option.kind is kind]


def calibrations(rows: Sequence[ChainRow]) -> list[CalibrationNote]:
    """One calibration curve for each measure: that of the whole where there is one."""
    curves: dict[str, CalibrationNote] = {}
    for row in sorted(rows, key=lambda row: (row.service is not None) + (row.segment is not None)):
        if row.calibration is not None:
            curves.setdefault(row.calibration.measure, row.calibration)
    return list(curves.values())


def listed_numbers(document: AuditDocument) -> list[ListedNumber]:
    """Every number of the report with its base, apart from those about single customers."""
    parts = (
        (say("The gap model"), document.gap_model),
        (say("The chain"), document.chain),
        (say("Capability and effort"), document.value_met),
        (say("Drivers"), document.drivers),
        (say("Indicators"), document.indicators),
        (say("Moments"), document.moments),
        (say("Journey"), document.journey),
        (say("Coverage"), document.coverage),
        (say("Metrics"), document.metrics),
        (say("Service levels"), document.service_levels),
        (say("Change"), document.changes),
        (say("Segments"), document.simpson),
        (say("Options"), document.options),
    )
    answered = [
        ListedNumber(say("The answer"), say("sentence {number}", number=i), sentence.estimate)
        for i, sentence in enumerate(document.answer, 1)
        if sentence.estimate is not None
    ]
    return answered + [
        ListedNumber(section, " · ".join(path), estimate)
        for section, part in parts
        for path, estimate in _numbers(part, ())
    ]


_NAMES = (
    "criterion_name", "segment", "service", "voice", "gap", "indicator", "moment", "title",
    "variant", "outcome", "name", "what", "about", "step", "before", "after",
)  # fmt: skip


_NAMED = frozenset({"title", "variant"})  # of metrics, whose words are ours


def word_of(key: str) -> str:
    """The word of a field, a value or a variant: `failure_share` is the failure share."""
    return say(key.replace("_", " "))


def _numbers(thing: object, path: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], Estimate]]:
    if isinstance(thing, Estimate):
        yield path, thing
    elif isinstance(thing, tuple):
        for part in thing:
            yield from _numbers(part, path)
    elif is_dataclass(thing) and not isinstance(thing, type):
        here = (*path, *_own_names(thing))
        for field in fields(thing):
            value = getattr(thing, field.name)
            word = word_of(field.name) if isinstance(value, Estimate) else None
            yield from _numbers(value, (*here, word) if word else here)


def _own_names(thing: object) -> Iterator[str]:
    for name in _NAMES:
        value = getattr(thing, name, None)
        if isinstance(value, Enum):
            yield word_of(value.value)
        elif isinstance(value, str) and value:
            yield word_of(value) if name in _NAMED else value
