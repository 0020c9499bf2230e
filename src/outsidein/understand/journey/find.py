"""The journey from directly-follows counts: steps in order, what comes next, whole paths."""

from collections.abc import Sequence

import numpy as np

from outsidein.engine.follows import Follows, Waits, follow
from outsidein.engine.follows.again import Again
from outsidein.stats.histogram import quantile
from outsidein.stats.moments import Ints
from outsidein.terms.estimate import Estimate
from outsidein.terms.journey import Journey, JourneyKind, JourneyPath, JourneyStep, Transition
from outsidein.terms.language import say
from outsidein.understand.estimates import DAY, duration, share_by_block, unit_for
from outsidein.understand.ground import Ground

from .customer_acts import customer_acts
from .say import sentences
from .source import Events

APART_DAYS = 30
"""Contacts of one customer that lie further apart belong to two journeys."""

MOST_TRANSITIONS = 30
MOST_PATHS = 8


def find_journey(
    ground: Ground, events: Events | None, repeats: Again | None = None
) -> Journey | None:
    """The journey of the tickets: through states, or from contact to contact of a customer.

    `events` are those of `events_of`, `repeats` those of `repeats_of`. None where the tickets do
    not tell steps, cases and times.
    """
    if events is None:
        return None
    contacts = events.kind is JourneyKind.CONTACTS
    found = follow(
        events.table,
        case=events.case,
        step=events.step,
        time=events.time,
        customer=None if contacts else events.customer,
        apart=APART_DAYS * DAY if contacts else None,
        joined=not contacts,
        once=events.once,
    )
    if not found.events:
        return None
    again = _returns(found) if repeats is None else _again(repeats)
    names = _names(ground, found)
    waiting = customer_acts(ground, found.steps)
    order = _order(ground, found)
    transitions = _transitions(found, names)
    paths = _paths(found, names)
    journey = Journey(
        kind=events.kind,
        named_by=say(events.named_by),
        journeys=int(found.cases.sum()),
        events=found.events,
        steps=tuple(_step(found, i, names[i], waits=bool(waiting[i])) for i in order),
        transitions=transitions,
        paths=paths,
        apart_days=APART_DAYS if contacts else None,
        single=share_by_block(
            found.single, found.cases, "journey.single", customers=found.customers
        )
        if contacts
        else None,
        again=again,
        waiting_on_customer=None if contacts else _waiting(found, waiting),
        joined=found.repeated,
        excluded=found.excluded,
    )
    return sentences(journey)


def _names(ground: Ground, found: Follows) -> list[str]:
    """What steps are called: moments by the service file, the rarest together."""
    known = {m.id: m.name for m in ground.description.moments}
    return [say("all others") if s is None else known.get(s, s) for s in found.steps]


def _order(ground: Ground, found: Follows) -> list[int]:
    """In the order of the service file where it states the steps, else as they mostly come."""
    stated = {m.id: i for i, m in enumerate(ground.description.moments)}
    place = [stated.get(str(step), len(stated)) for step in found.steps]
    volume = found.volume.sum(axis=0)
    return sorted(
        range(len(found.steps)), key=lambda i: (place[i], found.place[i], -int(volume[i]))
    )


def _step(found: Follows, i: int, name: str, *, waits: bool) -> JourneyStep:
    leaving = found.followed[:, i, :].sum(axis=1) + found.ends[:, i]
    volume = found.volume[:, i]
    return JourneyStep(
        step=name,
        volume=int(volume.sum()),
        begins=share_by_block(
            found.starts[:, i], found.cases, "journey.begins", customers=found.customers
        ),
        ends=share_by_block(
            found.ends[:, i],
            leaving,
            "journey.ends",
            excluded=int(volume.sum() - leaving.sum()),
            customers=found.customers,
        ),
        waits_for_customer=waits,
    )


def _transitions(found: Follows, names: Sequence[str]) -> tuple[Transition, ...]:
    """The most frequent ones first; a tie by name."""
    total = found.counts.sum(axis=0)
    pairs = [(int(i), int(j)) for i, j in np.argwhere(total)]
    pairs.sort(key=lambda p: (-int(total[p]), names[p[0]], names[p[1]]))
    return tuple(_transition(found, i, j, names) for i, j in pairs[:MOST_TRANSITIONS])


def _transition(found: Follows, i: int, j: int, names: Sequence[str]) -> Transition:
    leaving = found.followed[:, i, :].sum(axis=1) + found.ends[:, i]
    volume = int(found.volume[:, i].sum())
    waits = found.waits[i, j]
    return Transition(
        before=names[i],
        after=names[j],
        volume=int(found.counts[:, i, j].sum()),
        share=share_by_block(
            found.followed[:, i, j],
            leaving,
            "journey.follows",
            excluded=volume - int(leaving.sum()),
            customers=found.customers,
        ),
        wait=_time(waits, 0.5, "journey.wait"),
        long_wait=_time(waits, 0.9, "journey.long_wait"),
    )


def _time(waits: Waits, q: float, definition: str) -> Estimate:
    """A quantile in the unit in which people tell such a time."""
    unit = unit_for(float(quantile(waits.values, waits.counts.sum(axis=0), q)))
    return duration(waits.values, waits.counts, q, definition, unit=unit)


def _paths(found: Follows, names: Sequence[str]) -> tuple[JourneyPath, ...]:
    return tuple(
        JourneyPath(
            tuple(names[i] for i in path.steps),
            int(path.cases.sum()),
            share_by_block(path.cases, found.cases, "journey.path", customers=found.customers),
        )
        for path in found.paths[:MOST_PATHS]
    )


def _again(found: Again) -> Estimate:
    """The share of contacts after which the customer comes back soon."""
    contacts: Ints = np.asarray(found.contacts.sum(axis=1))
    again: Ints = np.asarray(found.again.sum(axis=1))
    return share_by_block(
        again, contacts, "journey.again", excluded=found.excluded, customers=found.customers
    )


def _returns(found: Follows) -> Estimate:
    """The share of tickets that come back to a state that they had left."""
    return share_by_block(
        found.returning, found.cases, "journey.returns", customers=found.customers
    )


def _waiting(found: Follows, acts: Sequence[bool]) -> Estimate | None:
    """The share of all time between events in which the customer has to act."""
    if not any(acts):
        return None
    hours: Ints = np.round(found.seconds / 3_600).astype(np.int64)
    theirs = np.asarray(hours[:, np.flatnonzero(acts)].sum(axis=1))
    return share_by_block(theirs, np.asarray(hours.sum(axis=1)), "journey.waiting_on_customer")
