"""Which sheets there are, and what stands in each row."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from outsidein.report.document import AuditDocument, DefinitionNote, Sentence, SourceNote
from outsidein.terms.estimate import Estimate
from outsidein.terms.finding import (
    ChainRow,
    Change,
    CustomerFinding,
    Driver,
    DriverFinding,
    GapOverall,
    GapSize,
    IndicatorFinding,
    MetricFinding,
    Missing,
    MomentFinding,
    SimpsonWarning,
    VoiceLevel,
)
from outsidein.terms.language import say
from outsidein.terms.option import Option
from outsidein.terms.signal import Column as SourceColumn
from outsidein.terms.signal import Reading, Reject
from outsidein.terms.value import IntendedValue

from .cells import Cell, Column, Field, flat_fields

Rows = Iterator[tuple[object, ...]]


@dataclass(frozen=True, slots=True)
class Part:
    """One sheet: rows of one or several objects, each spread over the columns of its kind."""

    name: str
    about: str
    kinds: tuple[tuple[type, frozenset[str]], ...]
    rows: Callable[[AuditDocument], Rows]

    @property
    def fields(self) -> list[list[Field]]:
        """The fields of each object of a row."""
        return [flat_fields(kind, left) for kind, left in self.kinds]

    @property
    def columns(self) -> list[Column]:
        """All columns, in their order."""
        return [column for fields in self.fields for f in fields for column in f.columns]

    def cells(self, document: AuditDocument) -> Iterator[list[Cell]]:
        """The values of each row."""
        fields = self.fields
        for row in self.rows(document):
            yield [
                cell
                for thing, own in zip(row, fields, strict=True)
                for field in own
                for cell in field.cells(thing)
            ]


@dataclass(frozen=True, slots=True)
class _Named:
    """A number with its name, where the document holds it as a field of one object."""

    number: str
    estimate: Estimate


def _only(*names: str) -> Callable[[type], tuple[type, frozenset[str]]]:
    """Of a kind, these fields alone."""

    def chosen(kind: type) -> tuple[type, frozenset[str]]:
        return kind, frozenset(kind.__dataclass_fields__) - frozenset(names)  # type: ignore[attr-defined]

    return chosen


def _whole(kind: type) -> tuple[type, frozenset[str]]:
    return kind, frozenset()


def _each(name: str) -> Callable[[AuditDocument], Rows]:
    """Rows that are the members of one field of the document."""
    return lambda document: ((member,) for member in getattr(document, name))


def _inside(name: str, inner: str) -> Callable[[AuditDocument], Rows]:
    """Rows of an inner list, each with the member of the document that it belongs to."""
    return lambda document: (
        (member, one) for member in getattr(document, name) for one in getattr(member, inner)
    )


def _value_met(document: AuditDocument) -> Rows:
    met = document.value_met
    names = [] if met is None else list(type(met).__dataclass_fields__)
    return ((_Named(say(name), getattr(met, name)),) for name in names)


_ROW = _only("criterion", "criterion_name", "service", "segment")(ChainRow)
_SOURCE = _only("source")(SourceNote)

PARTS = (
    Part("Answer", "The answer in sentences.", (_whole(Sentence),), _each("answer")),
    Part("Gap model", "Each gap over all criteria.", (_whole(GapOverall),), _each("gap_model")),
    Part(
        "Chain",
        "Each criterion with its leak and its money.",
        (_whole(ChainRow),),
        _each("chain"),
    ),
    Part("Voices", "The six voices.", (_ROW, _whole(VoiceLevel)), _inside("chain", "voices")),
    Part("Gaps", "The five gaps.", (_ROW, _whole(GapSize)), _inside("chain", "gaps")),
    Part("Customers", "Customers by state.", (_whole(CustomerFinding),), _each("customers")),
    Part("Capability and effort", "Against expectation.", (_whole(_Named),), _value_met),
    Part(
        "Drivers",
        "What goes together with each outcome.",
        (_only("outcome", "r2")(DriverFinding), _whole(Driver)),
        _inside("drivers", "drivers"),
    ),
    Part("Indicators", "Internal indicators.", (_whole(IndicatorFinding),), _each("indicators")),
    Part("Moments", "Moments of truth.", (_whole(MomentFinding),), _each("moments")),
    Part("Metrics", "Metrics of the field.", (_whole(MetricFinding),), _each("metrics")),
    Part("Change", "Against the period before.", (_whole(Change),), _each("changes")),
    Part("Segments", "Where segments turn it.", (_whole(SimpsonWarning),), _each("simpson")),
    Part("Options", "What could be done.", (_whole(Option),), _each("options")),
    Part("Intended value", "As stated.", (_whole(IntendedValue),), _each("intended_value")),
    Part("Missing", "What to collect.", (_whole(Missing),), _each("missing")),
    Part("Sources", "Files and rows.", (_whole(SourceNote),), _each("sources")),
    Part(
        "Columns",
        "What each column was taken for.",
        (_SOURCE, (SourceColumn, frozenset({"source"}))),
        _inside("sources", "columns"),
    ),
    Part(
        "Readings",
        "The reading chosen.",
        (_SOURCE, (Reading, frozenset({"source"}))),
        _inside("sources", "readings"),
    ),
    Part("Rejects", "Rejected rows.", (_whole(Reject),), lambda d: (
        (reject,) for source in d.sources for reject in source.rejects
    )),
    Part("Definitions", "Every number.", (_whole(DefinitionNote),), _each("definitions")),
)  # fmt: skip
"""The sheets, in their order."""
