"""Following the steps of every case, by one window over the events in DuckDB."""

import duckdb
import numpy as np
import pyarrow as pa

from outsidein.engine.blocks import BLOCKS
from outsidein.engine.sql import connect
from outsidein.stats.moments import Floats, Ints

from .found import Follows, Waits
from .paths import most_frequent, returning, single
from .prepare import prepare

PER_OCTAVE = 128

_JOINED = """
    CREATE TEMP TABLE taken AS FROM events
    QUALIFY s IS DISTINCT FROM lag(s) OVER (PARTITION BY c ORDER BY t, i)
"""

_NEXT = """
    CREATE TEMP TABLE o AS
    SELECT c, s, b, t, i,
        row_number() OVER w AS place,
        count(*) OVER (PARTITION BY c) AS events,
        CASE WHEN lead(t) OVER w - t <= $1 THEN lead(s) OVER w END AS next,
        CASE WHEN lead(t) OVER w - t <= $1 THEN lead(t) OVER w - t END AS wait,
        coalesce(t - lag(t) OVER w > $1, true) AS first,
        t <= $2 AS seen
    FROM {source} WINDOW w AS (PARTITION BY c ORDER BY t, i)
"""

_COUNTS = """
    SELECT b, s, next, count(*) AS n, count(*) FILTER (seen) AS seen,
        count(*) FILTER (first) AS first, sum(wait) AS seconds,
        sum(CASE WHEN events > 1 THEN (place - 1) / (events - 1) ELSE 0.5 END) AS place
    FROM o GROUP BY ALL
"""

_WAITS = f"""
    SELECT s, next, b, floor({PER_OCTAVE} * log2(wait + 1))::INTEGER AS bin,
        count(*) AS n, sum(wait) AS seconds
    FROM o WHERE next IS NOT NULL GROUP BY ALL
"""

_IN_ORDER = "SELECT s, b, first FROM o ORDER BY c, t, i"


def follow(
    table: pa.Table,
    *,
    case: str,
    step: str,
    time: str,
    customer: str | None = None,
    apart: int | None = None,
    joined: bool = False,
    once: bool = False,
) -> Follows:
    """Which step directly follows which, in the order of time and then of the file.

    `apart` (seconds) ends a stretch of contacts: what comes later follows nothing, and an event
    counts as followed by nothing only where the data go on for that long. Without it a case is one
    stretch. `joined` makes successive events that name the same step one; `once` counts a row that
    says the same again once (two exports of one log). `customer` is whose block a case belongs to
    where the case is not the customer.
    """
    ready = prepare(table, case, step, time, customer, once)
    size = len(ready.steps)
    if not ready.events.num_rows:
        return _nothing(ready.steps, ready.excluded)
    last = int(np.asarray(ready.events.column("t")).max())
    far = 1 << 60
    limits = [far, far] if apart is None else [apart, last - apart]
    with connect() as connection:
        connection.register("events", ready.events)
        if joined:
            connection.execute(_JOINED)
        source = "taken" if joined else "events"
        connection.execute(_NEXT.format(source=source), limits)
        counted = connection.sql(_COUNTS).to_arrow_table().to_pydict()
        waits = _waits(connection, size)
        ordered = connection.sql(_IN_ORDER).to_arrow_table()
    found = _tables(counted, size)
    return Follows(
        steps=ready.steps,
        cases=np.asarray(found["starts"].sum(axis=1)),
        waits=waits,
        paths=most_frequent(ordered),
        single=single(ordered),
        returning=returning(ordered) if joined else np.zeros(BLOCKS, dtype=np.int64),
        customers=ready.customers,
        repeated=ready.events.num_rows - int(found["volume"].sum()),
        excluded=ready.excluded,
        **found,
    )


def _tables(counted: dict[str, list[float]], size: int) -> dict[str, np.ndarray]:
    """Dense tables of the counts by block."""
    block, before = (np.array(counted[key], dtype=np.int64) for key in ("b", "s"))
    after = np.array([size if x is None else x for x in counted["next"]], dtype=np.int64)
    n, seen, first = (np.array(counted[key], dtype=np.int64) for key in ("n", "seen", "first"))
    seconds = np.array([x or 0 for x in counted["seconds"]], dtype=np.float64)
    place = np.array(counted["place"], dtype=np.float64)

    def table(values: Ints | Floats, *index: Ints) -> np.ndarray:
        made = np.zeros((BLOCKS, *([size + 1] * (len(index) - 1))), dtype=values.dtype)
        np.add.at(made, index, values)
        return made

    volume = table(n, block, before)[:, :size]
    pairs, known = table(n, block, before, after), table(seen, block, before, after)
    places = table(place, block, before)[:, :size].sum(axis=0)
    return {
        "volume": volume,
        "starts": table(first, block, before)[:, :size],
        "ends": known[:, :size, size],
        "counts": pairs[:, :size, :size],
        "followed": known[:, :size, :size],
        "seconds": table(seconds, block, before)[:, :size],
        # Threads add up in any order; what is rounded is the same in every run.
        "place": np.round(places / np.maximum(volume.sum(axis=0), 1), 9),
    }


def _waits(connection: duckdb.DuckDBPyConnection, size: int) -> dict[tuple[int, int], Waits]:
    """Histograms of the time between two steps, each bin at the mean of what is in it."""
    rows = connection.sql(_WAITS).to_arrow_table()
    before, after, block, bins, n = (
        rows.column(name).to_numpy().astype(np.int64) for name in ("s", "next", "b", "bin", "n")
    )
    seconds = rows.column("seconds").cast(pa.float64()).to_numpy()
    pair = before * size + after
    found = {}
    for key in np.unique(pair).tolist():
        here = pair == key
        distinct, place = np.unique(bins[here], return_inverse=True)
        counts = np.zeros((BLOCKS, len(distinct)), dtype=np.int64)
        np.add.at(counts, (block[here], place), n[here])
        means = np.bincount(place, seconds[here]) / np.bincount(place, n[here])
        found[divmod(key, size)] = Waits(means, counts)
    return found


def _nothing(steps: tuple[str | None, ...], excluded: int) -> Follows:
    size = len(steps)
    by_step = np.zeros((BLOCKS, size), dtype=np.int64)
    pairs = np.zeros((BLOCKS, size, size), dtype=np.int64)
    return Follows(
        steps=steps,
        volume=by_step,
        cases=np.zeros(BLOCKS, dtype=np.int64),
        starts=by_step,
        ends=by_step,
        counts=pairs,
        followed=pairs,
        seconds=by_step.astype(np.float64),
        place=np.zeros(size),
        excluded=excluded,
    )
