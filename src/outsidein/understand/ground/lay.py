"""Answers, tickets and customers laid side by side."""

from dataclasses import dataclass
from functools import cached_property

import pyarrow as pa

from outsidein.engine.link import by_id
from outsidein.engine.sheet import Hearing
from outsidein.terms.description import ServiceDescription
from outsidein.terms.signal import ColumnTerm

from .answers import Answers, hear_answers
from .names import MOMENT, OPENED, TICKET
from .roster import Roster, roster
from .tickets import Tickets, hear_tickets

BESIDE = (ColumnTerm.TEAM, ColumnTerm.SITE, ColumnTerm.RESOLVED, ColumnTerm.CLOSED)
"""Columns of a ticket that stand beside its answers, besides its numbers."""

LINKED = "_ticket's "
"""Before the name of a ticket's column where it stands beside an answer."""


@dataclass(frozen=True)
class Ground:
    """All that customers, indicators, moments and metrics are computed from."""

    description: ServiceDescription
    hearing: Hearing
    roster: Roster
    answers: Answers | None
    tickets: Tickets | None

    @cached_property
    def linked(self) -> pa.Table | None:
        """The answers with the columns of the ticket each is about, null where there is none.

        They are its gauges, moment, times, team and site, named after `LINKED`. None where
        no answer names a ticket that is known.
        """
        if self.answers is None or self.tickets is None:
            return None
        if not (self.answers.knows(TICKET) and self.tickets.knows(TICKET)):
            return None
        named = [self.tickets.names.get(t) for t in BESIDE]
        gauges = [gauge.column for gauge in self.tickets.gauges]
        wanted = dict.fromkeys([*gauges, MOMENT, OPENED, *(n for n in named if n)])
        columns = {name: LINKED + name for name in wanted}
        found = by_id(self.answers.table, self.tickets.table, on=(TICKET, TICKET), columns=columns)
        return found.table if found.matched else None


def lay(hearing: Hearing, description: ServiceDescription) -> Ground:
    """Lay out who the customers are, what they answered and what was done for them."""
    known = roster(hearing, description)
    return Ground(
        description=description,
        hearing=hearing,
        roster=known,
        answers=hear_answers(hearing, description, known),
        tickets=hear_tickets(hearing, description, known),
    )
