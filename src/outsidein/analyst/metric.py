"""Industry metrics by their published definitions."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from outsidein.engine.events import last_events
from outsidein.engine.sheet import LINE, Sheet
from outsidein.listen import event_log
from outsidein.terms.counting import plural
from outsidein.terms.quality import Scale
from outsidein.terms.reported import ReportedFigure, Reproduction
from outsidein.terms.trouble import Trouble
from outsidein.understand.metrics.estimate import Measured, estimate
from outsidein.understand.metrics.metric import Metric, Takes, Variant
from outsidein.understand.metrics.registry import METRICS
from outsidein.understand.metrics.registry import metric as registered
from outsidein.understand.metrics.registry import variant as known_variant
from outsidein.understand.metrics.sum_up import sums_of
from outsidein.understand.metrics.summed import CUSTOMER, Summed
from outsidein.understand.metrics.table import flags, metric_table
from outsidein.understand.reported import Columned, compare

from . import worded
from .columns import Columns, Names, columns_of, heard
from .grid import Grid
from .reported import Behind, reproduction
from .result import Result, known, shown, span
from .roles import roles, settings, way_of


@dataclass(frozen=True)
class MetricResult(Result):
    """One metric with its interval, base and definition."""

    measured: Measured
    warnings: tuple[str, ...]
    reported: Reproduction | None = None

    def as_dict(self) -> dict[str, Any]:
        """The metric in its own unit, with a 95 % interval."""
        found = self.measured.estimate
        return {
            "metric": self.measured.metric.slug,
            "variant": self.measured.variant,
            "value": known(found.value),
            "low": known(found.low),
            "high": known(found.high),
            "n": found.n,
            "excluded": found.excluded,
            "warnings": list(self.doubts),
            **({} if self.reported is None else {"reported": _reported(self.reported)}),
        }

    def title(self) -> str:
        """What was computed."""
        variant = self.measured.metric.variant(self.measured.variant)
        return f"{self.measured.metric.title} ({variant.slug}: {variant.text})"

    def facts(self) -> str:
        """The number with its base and formula."""
        found, metric = self.measured.estimate, self.measured.metric
        variant = metric.variant(self.measured.variant)
        return (
            f"{shown(found.value)} {found.unit} ({span(found.low, found.high)}), "
            f"n {found.n:,}, excluded {found.excluded:,}\n"
            f"{variant.formula}\nSource: {variant.source}"
            + ("" if self.reported is None else f"\n{self.reported.sentence}")
        )

    def grids(self) -> tuple[Grid, ...]:
        """A single number needs no table."""
        return ()

    @property
    def doubts(self) -> tuple[str, ...]:
        """The warnings, that of too few answers for a report among them."""
        found, metric = self.measured.estimate, self.measured.metric
        stated = isinstance(metric, Summed) and not metric.sampled(self.measured.variant)
        need = 0 if stated else metric.minimum
        who = found.n if found.customers is None else found.customers
        kind = "answer" if found.customers is None else "customer"
        few = (f"{plural(who, kind)}: a report shows a metric from {need} on.",)
        return (*self.measured.warnings, *self.warnings, *(few if who < need else ()))


def metric(
    name: str,
    table: Any,
    column: Names = (),
    *,
    variant: str | None = None,
    expected: Names = (),
    weights: Names = (),
    scale: tuple[float, float] | None = None,
    last_of: str | None = None,
    every_event: bool = False,
    missing: Sequence[float | str] = (),
    customer: str | None = None,
    given: Mapping[str, Any] | None = None,
    reported: ReportedFigure | None = None,
    time: str | None = None,
) -> MetricResult:
    """One metric of the registry (`metrics()` lists them) with a 95 % interval.

    `column` is the column it is computed from; several for SERVPERF, the ACSI-type index and, with
    `expected` beside them, SERVQUAL. `weights` name each respondent's points for the weighted
    variants. `scale` (low, high) replaces the variant's own. `last_of` names the column that tells
    things apart in an event log: only the last row of each counts, the earlier ones are superseded.
    A recognized event log is read so by itself, which is said, unless `every_event` is true.
    A metric that takes several columns by role (response rates, retention, attach rate ...) takes
    them as `ROLE=COLUMN`; a column that is headed like its role need not be named. `given` holds
    its settings, such as {"from": "2024-01-01"}. Answers in words of a published response set are
    read as its numbers, which is said.
    `reported` is what another tool gave: the rows are then read in every other plausible way, and
    the result says which of them gives that figure. `time` names the column that tells periods
    apart for it.
    `table`, column lists, `missing` and `customer` are as in `drivers`.
    """
    columns = columns_of(table)
    found = registered(name)
    if isinstance(found, Summed):
        named = [column] if isinstance(column, str) else list(column)
        return _summed(found, columns, named, variant, customer, missing, given or {}, reported)
    if given:
        raise Trouble(f"the metric {found.slug} has no settings")
    names, before, points = (
        columns.names(part) if part else [] for part in (column, expected, weights)
    )
    client = columns.name(customer)
    thing, log = _thing(columns, last_of, every_event)
    when = columns.name(time)
    way = found.variant(known_variant(found, variant))
    rated = (way.takes or found.takes) in worded.RATED
    whole = columns.read(
        [*names, *before, *points], texts=(client, thing, when), missing=missing, worded=rated
    )
    ends = None if scale is None else Scale(*scale)
    if rated:
        variant, ends = worded.settled(found, variant, whole, names, before, ends)
    sheet, notes = _last(whole, thing, log)
    measured = metric_table(
        sheet,
        name,
        names,
        variant,
        expected=before,
        weights=points,
        scale=ends,
        customer=client,
    )
    if (way.takes or found.takes) is Takes.FLAG:
        whole = whole.with_table(flags(whole.table, names))
    beside = None
    if reported is not None and len(names) == 1:
        behind = Behind(columns, whole, names[0], client, thing, when, ends, missing)
        beside = reproduction(reported, measured, behind)
    return MetricResult(measured, (*notes, *worded.notes(sheet), *heard(sheet)), beside)


def _summed(
    found: Summed,
    columns: Columns,
    named: Sequence[str],
    variant: str | None,
    customer: str | None,
    missing: Sequence[float | str],
    given: Mapping[str, Any],
    reported: ReportedFigure | None,
) -> MetricResult:
    """A metric of columns by role."""
    chosen = found.variant(known_variant(found, variant))
    if customer is not None:
        named = [*named, f"{CUSTOMER}={customer}"]
    played = roles(found, chosen, columns, named)
    stated = settings(found, chosen, given, way_of(found, played))
    sheet = columns.read(played.numbers, texts=played.texts, missing=missing)
    arrays = played.arrays(sheet)
    sums = sums_of(found, arrays, chosen.slug, stated, name=sheet.source)
    measured = estimate(found, sums, chosen.slug, given=stated)
    beside = None
    if reported is not None and measured.estimate.value is not None:
        rows = Columned(found, chosen.slug, arrays, stated)
        beside = compare(rows, reported, measured.estimate.value)
    return MetricResult(measured, heard(sheet), beside)


def _reported(found: Reproduction) -> dict[str, Any]:
    """The figure of the other tool, and what gives it."""
    return {
        "value": found.figure.value,
        "source": found.figure.source,
        "variant": found.figure.variant,
        "period": found.figure.period,
        "agrees": found.agrees,
        "reproduced": found.reproduced,
        "found": known(found.found),
        "differences": list(found.differences),
        "their_formula": found.theirs,
        "our_formula": found.ours,
        "tried": found.tried,
        "matches": found.matches,
        "sentence": found.sentence,
    }


def _thing(columns: Columns, last_of: str | None, every_event: bool) -> tuple[str | None, str]:
    """The column whose last row counts, and what the file is, where it was recognized."""
    if last_of is not None:
        return columns.name(last_of), ""
    log = None if every_event else event_log(columns.headers)
    return (None, "") if log is None else (log.thing, log.title)


def _last(sheet: Sheet, thing: str | None, log: str) -> tuple[Sheet, tuple[str, ...]]:
    """Only the last row of each thing, in the order of the file."""
    if thing is None:
        return sheet, ()
    last = last_events(sheet.table, thing, (LINE,))
    if not last.superseded:
        return sheet, ()
    why = f"Read as {log}, last event of each {thing}: " if log else ""
    note = f"{why}{last.superseded:,} earlier rows of the same {thing} are superseded."
    return sheet.with_table(last.table), (note,)


@dataclass(frozen=True)
class MetricList(Result):
    """Every metric of the registry with its variants and sources."""

    def as_dict(self) -> dict[str, Any]:
        """The registry: slug, title, unit, what it takes, and variants with formula and source."""
        return {
            "metrics": [
                {
                    "metric": entry.slug,
                    "title": entry.title,
                    "unit": entry.unit,
                    "takes": entry.takes.value,
                    "meaning": entry.meaning,
                    "inputs": _inputs(entry),
                    "variants": [
                        {
                            "variant": variant.slug,
                            "text": variant.text,
                            "formula": variant.formula,
                            "source": variant.source,
                        }
                        for variant in entry.variants
                    ],
                }
                for entry in METRICS.values()
            ]
        }

    def title(self) -> str:
        """What this is."""
        return f"{len(METRICS)} metrics"

    def facts(self) -> str:
        """How to use one."""
        return (
            "outsidein metric NAME FILE --column COLUMN [--variant VARIANT]\n"
            "Where several columns are needed: --column ROLE=COLUMN, and --set NAME=VALUE."
        )

    def grids(self) -> tuple[Grid, ...]:
        """One row a variant; the first one of a metric is the default."""
        rows = tuple(
            (entry.slug, variant.slug, variant.text, _takes(entry, variant), variant.source)
            for entry in METRICS.values()
            for variant in entry.variants
        )
        heads = ("metric", "variant", "what", "columns", "source")
        return (Grid("", heads, rows, numbers=False),)

    @property
    def doubts(self) -> tuple[str, ...]:
        """None."""
        return ()


def _takes(entry: Metric, variant: Variant) -> str:
    """The roles of its columns; blank where it takes one column or several alike."""
    if not isinstance(entry, Summed):
        return ""
    return ", ".join(i.role for i in entry.inputs_of(variant))


def _inputs(entry: Metric) -> list[dict[str, Any]]:
    """The columns by role that a summed metric takes."""
    if not isinstance(entry, Summed):
        return []
    return [
        {
            "role": i.role,
            "kind": i.kind.value,
            "meaning": i.meaning,
            "required": i.required,
            "variants": list(i.variants),
            "way": i.way,
        }
        for i in entry.inputs
    ]


def metrics() -> MetricList:
    """The metrics with their variants, formulas and sources."""
    return MetricList()
