"""One pass over a source with threads over chunks."""

import os
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from queue import SimpleQueue
from typing import TypeVar

import numpy as np
import numpy.typing as npt
import pyarrow.compute as pc

from .blas import one_thread
from .conditions import Condition
from .sheet import LINE
from .source import Chunk, Load, Rows

State = TypeVar("State")
Task = TypeVar("Task")


def scan(
    rows: Rows,
    columns: Sequence[str],
    start: Callable[[], State],
    step: Callable[[State, Chunk], None],
    finish: Callable[[State], None] = lambda state: None,
    threads: int | None = None,
) -> list[State]:
    """Hand every chunk once to `step`, with a state that no other thread uses meanwhile.

    At the end every state is handed to `finish`.

    Returns the states; how chunks fell to states is not determined, so that they must merge in
    any order, unless `threads` is 1: then one state sees all chunks in order.
    """
    wanted = read_columns(rows, columns)
    states = [start() for _ in range(threads or worker_count(rows))]
    free: SimpleQueue[State] = SimpleQueue()
    for state in states:
        free.put(state)

    def work(load: Load) -> None:
        state = free.get()
        try:
            step(state, load().numbered())
        finally:
            free.put(state)

    with one_thread():
        if len(states) == 1:
            for load in rows.loads(wanted):
                work(load)
            finish(states[0])
        else:
            _in_threads(rows.loads(wanted), work, len(states))
            _in_threads(iter(states), finish, len(states))
    return states


def worker_count(rows: Rows) -> int:
    """Threads worth starting: one for a small source, else one for each processor up to eight."""
    if rows.count is not None and rows.count < 1 << 17:
        return 1
    return max(1, min(os.cpu_count() or 1, 8))


def read_columns(rows: Rows, columns: Sequence[str]) -> list[str]:
    """The columns to read, each once, with the lines of the rows where the source names them."""
    wanted = list(dict.fromkeys(columns))
    rows.check(wanted)
    if LINE in rows.schema.names and LINE not in wanted:
        wanted.append(LINE)
    return wanted


def satisfying(chunk: Chunk, conditions: Sequence[Condition]) -> Chunk:
    """The rows of a chunk for which all conditions hold."""
    if not conditions:
        return chunk
    holds = conditions[0].holds(chunk.table)
    for condition in conditions[1:]:
        holds = pc.and_(holds, condition.holds(chunk.table))
    keep: npt.NDArray[np.bool_] = np.asarray(holds.to_numpy(), dtype=bool)
    return chunk if keep.all() else chunk.only(keep)


def _in_threads(tasks: Iterator[Task], work: Callable[[Task], None], threads: int) -> None:
    """Keep a few chunks under way, so that a fast source does not fill the memory."""
    waiting: deque[Future[None]] = deque()
    with ThreadPoolExecutor(threads) as pool:
        for task in tasks:
            waiting.append(pool.submit(work, task))
            if len(waiting) > threads:
                waiting.popleft().result()
        while waiting:
            waiting.popleft().result()
