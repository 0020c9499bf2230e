"""Service levels computed from the tickets' own events, against what the file says."""

from collections.abc import Iterator
from dataclasses import replace

import numpy as np

from outsidein.engine.clock.states import Stays
from outsidein.terms.agreement import LeftOut, ServiceLevelFinding
from outsidein.terms.clock import Calendar, Event, ServiceLevel
from outsidein.terms.estimate import Estimate
from outsidein.terms.language import say
from outsidein.terms.signal import ColumnTerm
from outsidein.understand.ground import SLA, TICKET, Ground, Tickets

from .counts import Judged, agreement, attainment, groups, stated
from .customers import Holders, holders
from .explain import agrees, other_readings
from .run import MET, MISSED, UNDECIDED, Clocks, Reading, run, why_undecided
from .sample import sample
from .say import REASONS, calendar_words, clock_words, sentence
from .scope import scopes
from .states import stays_of_tickets, time_in_states
from .timed import NONE, Bools, Timed, column, priorities, timed

EXAMPLES = 5


def service_levels(ground: Ground) -> tuple[ServiceLevelFinding, ...]:
    """Every stated service level; the due times of the file where none is stated."""
    tickets = ground.tickets
    if tickets is None:
        return ()
    levels = ground.description.service_levels or tuple(_by_due(tickets))
    if not levels:
        return ()
    held = holders(tickets)
    return tuple(
        _finding(ground, tickets, held, level, rows)
        for level, rows in zip(levels, scopes(ground, tickets, levels), strict=True)
    )


def _by_due(tickets: Tickets) -> Iterator[ServiceLevel]:
    """Where nothing is stated, the file may say itself when each ticket was due."""
    due = tickets.names.get(ColumnTerm.DUE)
    stops = (ColumnTerm.RESOLVED, ColumnTerm.CLOSED)
    stop = next((t for t in stops if t in tickets.names), None)
    if due is None or stop is None or not tickets.knows(SLA):
        return
    header = next(c.header for c in tickets.sheet.columns if c.name == due)
    name = say("the due time in the file")
    yield ServiceLevel("due", name, stop=Event(stop.value).value, due=header)


def _finding(
    ground: Ground, tickets: Tickets, held: Holders, level: ServiceLevel, rows: Bools
) -> ServiceLevelFinding:
    reading = _reading(ground, level)
    these = timed(tickets, level, rows) if rows.any() else None
    if these is None:
        return _nothing(level, reading, rows)
    stays = stays_of_tickets(tickets, these)
    clocks = run(these, reading, stays)
    judged = Judged(these, clocks, held)
    kept = attainment(judged)
    found = ServiceLevelFinding(
        level.id,
        level.name,
        clock_words(level),
        calendar_words(reading.calendar, reading.zone),
        kept,
        states=() if stays is None else time_in_states(held, these, stays, reading),
        left_out=_left_out(these, clocks),
        notes=_notes(tickets, level),
    )
    if judged.both.any():
        return _against_flag(ground, tickets, judged, stays, reading, found)
    return replace(found, sentence=sentence(level.name, kept, None, None, (), 0.0))


def _against_flag(
    ground: Ground,
    tickets: Tickets,
    judged: Judged,
    stays: Stays | None,
    reading: Reading,
    found: ServiceLevelFinding,
) -> ServiceLevelFinding:
    """The finding with how clock and flag stand to each other, and what would explain it."""
    these, verdict, both = judged.these, judged.clocks.verdict, judged.both
    said, whole = stated(judged), agreement(judged)
    some = sample(judged.holders, these, stays, these.flag != NONE)
    readings = other_readings(ground, tickets, some, reading)
    decided, same = agrees(some, reading)
    here = 100.0 * float(same.sum()) / max(1, int(decided.sum()))
    alike = max(said.value or 0.0, 100.0 - (said.value or 0.0))
    flag = these.flag == MET
    return replace(
        found,
        stated=said,
        agreement=whole,
        groups=tuple(groups(judged, ground)),
        flag_only_examples=_examples(tickets, these, both & flag & (verdict == MISSED)),
        clock_only_examples=_examples(tickets, these, both & ~flag & (verdict == MET)),
        readings=readings,
        # To call all tickets alike is no explanation, however often it is right.
        sentence=sentence(found.name, found.attainment, said, whole, readings, max(here, alike)),
    )


def _nothing(level: ServiceLevel, reading: Reading, rows: Bools) -> ServiceLevelFinding:
    """A level that no ticket is for, or whose columns are not there."""
    why = say("its columns are not there") if rows.any() else say("no ticket is for it")
    kept = Estimate(
        None, excluded=int(rows.sum()), definition="clock.attainment", unit="%", withheld=why
    )
    return ServiceLevelFinding(
        level.id,
        level.name,
        clock_words(level),
        calendar_words(reading.calendar, reading.zone),
        kept,
        sentence=sentence(level.name, kept, None, None, (), 0.0),
    )


def _reading(ground: Ground, level: ServiceLevel) -> Reading:
    organization = ground.description.organization
    zone = (organization.time_zone if organization else "") or "UTC"
    known = {c.id: c for c in ground.description.calendars}
    return Reading(known.get(level.calendar or "", Calendar("")), zone)


def _left_out(these: Timed, clocks: Clocks) -> tuple[LeftOut, ...]:
    """Why tickets are in no number, the most frequent reason first."""
    by_due = these.due is not None
    found = []
    for reason, rows in why_undecided(these, clocks).items():
        told = "no due" if by_due and reason == "no target" else reason
        if rows.any():
            found.append(LeftOut(say(REASONS[told]), int(rows.sum())))
    unsaid = int(((clocks.verdict != UNDECIDED) & (these.flag == NONE)).sum())
    if unsaid and (these.flag != NONE).any():
        found.append(LeftOut(say("the file does not say whether they were met"), unsaid))
    return tuple(sorted(found, key=lambda left: -left.tickets))


def _examples(tickets: Tickets, these: Timed, chosen: Bools) -> tuple[str, ...]:
    """The first tickets by their id, or by their row where they have none."""
    place = these.place[np.flatnonzero(chosen)[:EXAMPLES]]
    ids = tickets.table.column(TICKET)
    named = [(int(i), ids[int(i)].as_py()) for i in place]
    return tuple(said or say("row {n:,}", n=i + 1) for i, said in named)


def _notes(tickets: Tickets, level: ServiceLevel) -> tuple[str, ...]:
    """What of the service level the file does not carry."""
    found = []
    name = tickets.names.get(ColumnTerm.PRIORITY)
    if level.targets and name is None:
        found.append(say("The tickets name no priority, so that targets by priority do not hold."))
    elif level.targets and name is not None:
        labels = {label.strip().casefold() for label in priorities(tickets, name)[0]}
        idle = [p for p in level.targets if p.strip().casefold() not in labels]
        if idle:
            found.append(say("No ticket has the priority {names}.", names=", ".join(idle)))
    if level.pause_states and tickets.sheet.events is None:
        found.append(
            say("The file is no log of events, so that pauses by state are not taken off.")
        )
    if level.pause_column and column(tickets, level.pause_column) is None:
        found.append(say("There is no column {name} with time on hold.", name=level.pause_column))
    return tuple(found)
