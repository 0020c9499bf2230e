"""Clock against flag: counted by block of customers, over all tickets and by group."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np

from outsidein.engine.blocks import BLOCKS
from outsidein.terms.agreement import Agreement
from outsidein.terms.counting import plural
from outsidein.terms.estimate import Estimate
from outsidein.terms.language import say
from outsidein.terms.minimum import minimum
from outsidein.understand.ground import Ground
from outsidein.understand.places.spots import Spots
from outsidein.understand.places.verdict import interval

from .customers import Holders
from .run import MET, MISSED, UNDECIDED, Clocks
from .timed import NONE, Bools, Ints, Timed

MARKED = 1 << 26
"""Pairs of group and customer are marked in a table of flags up to this size, else sorted."""


@dataclass(frozen=True, slots=True)
class Judged:
    """The tickets of one level: clock and flag, and by whom they are held.

    `both` are those that clock and flag decide; all arrays run along them or along the level's
    tickets, as `block` and `customer` of `holders` do by `place`.
    """

    these: Timed
    clocks: Clocks
    holders: Holders

    @property
    def both(self) -> Bools:
        """The tickets that both clock and flag decide."""
        return compared(self.these, self.clocks)


def compared(these: Timed, clocks: Clocks) -> Bools:
    """The tickets that both clock and flag decide."""
    return np.asarray((clocks.verdict != UNDECIDED) & (these.flag != NONE))


def attainment(judged: Judged) -> Estimate:
    """The share that the clock says was kept."""
    verdict = judged.clocks.verdict
    spots = _spots(judged, verdict != UNDECIDED, verdict == MET)
    return estimate_of(spots, 0, "clock.attainment", len(verdict))


def stated(judged: Judged) -> Estimate:
    """The share that the flag says was kept, among the tickets that both decide."""
    both = judged.both
    spots = _spots(judged, both, both & (judged.these.flag == MET))
    return estimate_of(spots, 0, "clock.stated", len(both))


def agreement(judged: Judged) -> Agreement:
    """Over all tickets."""
    nowhere = np.zeros(len(judged.both), np.int64)
    (found,) = _agreements(judged, ("",), nowhere, need=0, least=0)
    return found


def groups(judged: Judged, ground: Ground) -> Iterator[Agreement]:
    """By priority, then by team; within, the most disagreements first."""
    minimums = ground.description.minimums
    need, least = minimum("metric", minimums), minimum("metric_blocks", minimums)
    for grouping in judged.holders.groups:
        code = grouping.code[judged.these.place]
        found = _agreements(judged, grouping.labels, code, need=need, least=least)
        for one in sorted(found, key=lambda a: (-(a.flag_only + a.clock_only), a.group)):
            yield replace(one, by=grouping.by)


def _agreements(
    judged: Judged, labels: tuple[str, ...], code: Ints, *, need: int, least: int
) -> Iterator[Agreement]:
    """One for each group that holds a ticket that both decide."""
    both, verdict, said = judged.both, judged.clocks.verdict, judged.these.flag == MET
    named = code < len(labels)
    cases = [
        both & said & (verdict == MET),
        both & ~said & (verdict == MISSED),
        both & said & (verdict == MISSED),
        both & ~said & (verdict == MET),
    ]
    counts = [np.bincount(code[case & named], minlength=len(labels)) for case in cases]
    spots = _spots(judged, both & named, cases[0] | cases[1], labels, code)
    rows = np.bincount(code[named], minlength=len(labels))
    for i, label in enumerate(labels):
        if not spots.rows[i]:
            continue
        share = estimate_of(spots, i, "clock.agreement", int(rows[i]))
        who, held = int(spots.who[i]), int(spots.blocks[i])
        if who < need or held < least:
            share = share.withhold(
                say(
                    "{customers} in {blocks}, and {need} in {least} are needed",
                    customers=plural(who, "customer"),
                    blocks=plural(held, "block"),
                    need=need,
                    least=least,
                )
            )
        met, missed, flag_only, clock_only = (int(each[i]) for each in counts)
        yield Agreement(share, met, missed, flag_only, clock_only, group=label)


def _spots(
    judged: Judged,
    used: Bools,
    holds: Bools,
    labels: tuple[str, ...] = ("",),
    code: Ints | None = None,
) -> Spots:
    """Used tickets, and those of them where something holds, by group and block."""
    holders, place = judged.holders, judged.these.place
    block = _of(holders.block, place)
    code = np.zeros(len(block), np.int64) if code is None else code
    cell, g = code * BLOCKS + block, len(labels)

    def counted(rows: Bools) -> "np.ndarray[tuple[int, int], np.dtype[np.float64]]":
        held = np.bincount(cell[rows], minlength=g * BLOCKS).astype(np.float64)
        return held.reshape(g, BLOCKS)

    customers = None
    if holders.customer is not None:
        customers = distinct(code[used], _of(holders.customer, place)[used], g, holders.many)
    return Spots(labels, counted(used), counted(used & holds), customers, np.ones(g, np.int64))


def _of(values: Ints, place: Ints) -> Ints:
    return values if len(place) == len(values) else values[place]


def distinct(group: Ints, customer: Ints, groups: int, customers: int) -> Ints:
    """Distinct customers in each group (g,)."""
    pair = group * customers + customer
    if groups * customers > MARKED:
        return np.bincount(np.unique(pair) // customers, minlength=groups).astype(np.int64)
    seen = np.zeros(groups * customers, dtype=bool)
    seen[pair] = True
    return np.asarray(seen.reshape(groups, customers).sum(axis=1), dtype=np.int64)


def estimate_of(spots: Spots, group: int, definition: str, rows: int) -> Estimate:
    """The share of a group in %, with its interval; `rows` are all it was looked for among."""
    n = int(spots.rows[group])
    if not n:
        withheld = say("no ticket that it could be said of")
        return Estimate(None, excluded=rows, definition=definition, unit="%", withheld=withheld)
    value, _ = spots.mean(group)
    ends = interval(spots, group, share=True)
    return Estimate(
        100.0 * value,
        100.0 * ends[0] if ends else None,
        100.0 * ends[1] if ends else None,
        n=n,
        customers=None if spots.customers is None else int(spots.customers[group]),
        excluded=rows - n,
        definition=definition,
        unit="%",
    )
