"""Which targets would make the clock agree best with the flag."""

from collections.abc import Iterator

import numpy as np

from outsidein.engine.clock.worktime import MICRO
from outsidein.terms.clock import HOUR
from outsidein.terms.language import say
from outsidein.terms.signal import ColumnTerm
from outsidein.understand.ground import Tickets

from .counts import compared
from .run import MET, Reading, run
from .sample import Sample
from .timed import NONE, Bools, Ints, priorities

USUAL = (
    0.25, 0.5, 1, 2, 3, 4, 5, 6, 8, 9, 10, 12, 16, 18, 20, 24, 27, 30, 32, 36, 40, 45, 48, 50, 54,
    60, 72, 80, 90, 96, 100, 120, 144, 160, 168, 200, 240, 336, 400, 480, 720,
)  # fmt: skip
"""Hours that people agree on as a target."""

LEAST = 20
"""Tickets of each verdict that a priority needs before its target is looked for."""


def fitted(tickets: Tickets, some: Sample, reading: Reading) -> Iterator[tuple[str, Bools, Bools]]:
    """The usual target of each priority that agrees best, where one agrees better than stated."""
    these = some.these
    if these.due is not None:
        return
    clocks = run(these, reading, some.stays)
    both = compared(these, clocks) & these.stop.known
    said = these.flag == MET
    labels, code = _groups(tickets, some)
    target, changed = these.target.copy(), []
    for i, label in enumerate(labels):
        mine = both & (code == i) & (these.target != NONE)
        if min((mine & said).sum(), (mine & ~said).sum()) < LEAST:
            continue
        stated = int(these.target[mine][0])
        best = _best(clocks.time[mine], said[mine], stated)
        if best != stated:
            target[code == i] = best
            changed.append(
                say(
                    "{priority} {hours:g} h instead of {stated:g} h",
                    priority=label,
                    hours=best / MICRO / HOUR,
                    stated=stated / MICRO / HOUR,
                ).strip()
            )
    if changed:
        met = (clocks.time <= target) & these.stop.known
        yield say("a target of {targets}", targets=", ".join(changed)), both, both & (met == said)


def _groups(tickets: Tickets, some: Sample) -> tuple[list[str], Ints]:
    """The priorities, where targets differ by them; else all tickets together."""
    name = tickets.names.get(ColumnTerm.PRIORITY)
    if name is None or not some.these.level.targets:
        return [""], np.zeros(len(some.these.place), np.int64)
    labels, code = priorities(tickets, name)
    return labels, code[some.these.place]


def _best(time: Ints, said: Bools, stated: int) -> int:
    """The usual target whose verdicts agree with most flags; the stated one where it does too."""
    usual = np.array([round(h * HOUR) * MICRO for h in USUAL], np.int64)
    tried = np.unique(np.append(usual, stated))
    order = np.argsort(time, kind="stable")
    met = np.concatenate([[0], np.cumsum(said[order])])
    missed = np.concatenate([[0], np.cumsum(~said[order])])
    within = np.searchsorted(time[order], tried, side="right")
    agreed = met[within] + missed[-1] - missed[within]
    if agreed[np.searchsorted(tried, stated)] == agreed.max():
        return stated
    return int(tried[int(agreed.argmax())])
