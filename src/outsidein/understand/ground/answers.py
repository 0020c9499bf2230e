"""The survey as the findings use it: ratings turned so that more is better, with the segment."""

from collections.abc import Mapping
from dataclasses import dataclass

import pyarrow as pa
import pyarrow.compute as pc

from outsidein.engine.link import with_columns
from outsidein.engine.rated import OUTCOMES, rated_tickets
from outsidein.engine.sheet import Hearing, Sheet
from outsidein.terms.description import ServiceDescription
from outsidein.terms.quality import Scale, Voice
from outsidein.terms.signal import Column, ColumnTerm, FileKind

from .names import CUSTOMER, MOMENT, SEGMENT, TICKET, TIME, knows, texts, times
from .roster import Roster
from .together import together

SHARE = Scale(0, 1)
"""The scale of a question that is answered with yes or no: its mean is the share of yes."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """One question about the whole: its column, and its scale where that is known.

    Turned so that more is better, but for effort: there a high answer always means more effort.
    """

    term: ColumnTerm
    column: str
    scale: Scale | None


@dataclass(frozen=True, slots=True)
class Answers:
    """One survey, one row per answer.

    `table` keeps the columns of its sheet and has those of `ground.names` besides. `perceived`
    and `expected` hold the item columns by criterion id, `names` the criteria's names. `customer`
    and so on are the sheet's own columns. `left` names surveys with other columns, which are not in
    the table.
    """

    sheet: Sheet
    table: pa.Table
    customer: str | None
    time: str | None
    ticket: str | None
    moment: str | None
    outcomes: Mapping[ColumnTerm, Outcome]
    perceived: Mapping[str, tuple[str, ...]]
    expected: Mapping[str, tuple[str, ...]]
    names: Mapping[str, str]
    scale: Scale | None = None
    left: tuple[str, ...] = ()

    def outcome(self, term: ColumnTerm) -> Outcome | None:
        """The question of that term, if it was asked."""
        return self.outcomes.get(term)

    def knows(self, column: str) -> bool:
        """Whether any answer has a value there."""
        return knows(self.table, column)

    @property
    def items(self) -> tuple[str, ...]:
        """Every perception column, criterion by criterion."""
        return tuple(name for names in self.perceived.values() for name in names)


def hear_answers(
    hearing: Hearing, description: ServiceDescription, known: Roster
) -> Answers | None:
    """The survey with the most answers to rated questions, and all that have its columns.

    Without a survey, tickets that customers rated are the answers. None where nobody was asked.
    """
    worked = (*hearing.of(FileKind.TICKETS), *hearing.of(FileKind.EVENT_LOG))
    asked = hearing.of(FileKind.SURVEY) or [r for s in worked if (r := rated_tickets(s))]
    surveys = sorted(asked, key=_answered, reverse=True)
    if not surveys:
        return None
    sheet, left = together(surveys[0], surveys)
    rated = sheet.of(ColumnTerm.RATING)
    one = {t: c.name for t in ColumnTerm if (c := sheet.one(t)) is not None}
    time = one.get(ColumnTerm.TIME) or one.get(ColumnTerm.PERIOD)
    table = with_columns(
        _turned(sheet),
        {
            CUSTOMER: texts(sheet.table, one.get(ColumnTerm.CUSTOMER)),
            TICKET: texts(sheet.table, one.get(ColumnTerm.TICKET)),
            MOMENT: texts(sheet.table, one.get(ColumnTerm.MOMENT)),
            TIME: times(sheet.table, time),
        },
    )
    names = {c.id: c.name for c in description.criteria}
    perceived, expected = _items(rated, Voice.PERCEPTION), _items(rated, Voice.EXPECTATION)
    return Answers(
        sheet=sheet,
        table=with_columns(table, {SEGMENT: segments(table, one.get(ColumnTerm.SEGMENT), known)}),
        customer=one.get(ColumnTerm.CUSTOMER),
        time=time,
        ticket=one.get(ColumnTerm.TICKET),
        moment=one.get(ColumnTerm.MOMENT),
        outcomes=_outcomes(sheet, description),
        perceived=perceived,
        expected=expected,
        names={c: names.get(c, c) for c in (*perceived, *expected)},
        scale=_straight(description.scale or _first_scale(rated)),
        left=left,
    )


def _answered(sheet: Sheet) -> int:
    """Answers to rated questions, to tell the main survey from smaller ones."""
    rated = [*sheet.of(ColumnTerm.RATING), *(c for t in OUTCOMES for c in sheet.of(t))]
    return sum(sheet.table.num_rows - sheet.table.column(c.name).null_count for c in rated)


def _straight(scale: Scale | None) -> Scale | None:
    """The scale after its ratings were turned."""
    return Scale(scale.low, scale.high) if scale and scale.reverse else scale


def _first_scale(rated: tuple[Column, ...]) -> Scale | None:
    return next((c.scale for c in rated if c.scale is not None), None)


def _turned(sheet: Sheet) -> pa.Table:
    """The table with every reversed rating turned, so that more is better."""
    table = sheet.table
    for column in sheet.columns:
        # Effort keeps its direction: more effort than expected is a high answer, and meant so.
        if column.term is not ColumnTerm.EFFORT and column.scale and column.scale.reverse:
            ends = column.scale.low + column.scale.high
            turned = pc.subtract(pa.scalar(ends), table.column(column.name))
            table = with_columns(table, {column.name: turned})
    return table


def _items(rated: tuple[Column, ...], voice: Voice) -> dict[str, tuple[str, ...]]:
    """Rating columns of a voice by criterion; an item without one belongs to none."""
    found: dict[str, tuple[str, ...]] = {}
    for column in rated:
        if column.voice is voice and column.criterion is not None:
            found[column.criterion] = (*found.get(column.criterion, ()), column.name)
    return found


def _outcomes(sheet: Sheet, description: ServiceDescription) -> dict[ColumnTerm, Outcome]:
    found = {}
    for term in OUTCOMES:
        column = sheet.one(term)
        if column is not None:
            scale = description.answer_scales.get(term.value) or column.scale
            if pa.types.is_boolean(sheet.table.schema.field(column.name).type):
                scale = SHARE
            found[term] = Outcome(term, column.name, _straight(scale))
    return found


def segments(table: pa.Table, own: str | None, known: Roster) -> pa.ChunkedArray:
    """The segment of each row: the file's own column, else that of the customer's contract."""
    if own is not None:
        return texts(table, own)
    coded = table.column(CUSTOMER).combine_chunks().dictionary_encode()
    names = [known.of(c).segment for c in coded.dictionary.to_pylist()]
    return pa.chunked_array([pa.array(names, pa.string()).take(coded.indices)])
