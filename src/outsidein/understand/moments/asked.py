"""The answers about each moment: its rating and the questions about the whole."""

from collections.abc import Mapping
from dataclasses import dataclass

import pyarrow as pa
import pyarrow.compute as pc

from outsidein.engine.cells import Cells
from outsidein.engine.items import Derived, Item
from outsidein.engine.reduce import reduce
from outsidein.terms.signal import ColumnTerm
from outsidein.understand.ground import CUSTOMER, LINKED, MOMENT, SEGMENT, Answers, Ground

RATING = "rating of the moment"


@dataclass(frozen=True, slots=True)
class Asked:
    """The answers with the moment of each in the column `moment`."""

    answers: Answers
    table: pa.Table
    moment: str

    def cells(self, moment: str) -> tuple[Cells, Mapping[ColumnTerm, Item]]:
        """The answers about one moment, and the items in them by what they hold."""
        items: dict[ColumnTerm, Item] = {}
        if self.answers.items:
            items[ColumnTerm.RATING] = Derived(RATING, self.answers.items)
        for term in (ColumnTerm.OVERALL, ColumnTerm.RENEW, ColumnTerm.EFFORT):
            outcome = self.answers.outcome(term)
            if outcome is not None:
                items[term] = outcome.column
        cells = reduce(
            self.table,
            list(items.values()),
            customer=CUSTOMER,
            segment=SEGMENT,
            where={self.moment: moment},
        )
        return cells, items

    def counts(self) -> dict[str, int]:
        """Answers by moment."""
        return counted(self.table.column(self.moment))


def answered(ground: Ground) -> Asked | None:
    """The survey with its moment: its own column, else the moment of the ticket.

    None where answers name no moment or hold no rated question.
    """
    answers = ground.answers
    if answers is None or not (answers.items or answers.outcomes):
        return None
    if answers.knows(MOMENT):
        return Asked(answers, answers.table, MOMENT)
    table = ground.linked
    if table is None or ground.tickets is None or not ground.tickets.knows(MOMENT):
        return None
    return Asked(answers, table, LINKED + MOMENT)


def counted(column: pa.ChunkedArray) -> dict[str, int]:
    """How often each text stands in a column."""
    values = pc.value_counts(column.cast(pa.string())).to_pylist()
    return {str(v["values"]): int(v["counts"]) for v in values if v["values"] is not None}
