"""Tallies count yes and observed rows."""

import duckdb
import numpy as np
import pyarrow as pa

from outsidein.engine.conditions import at_least, is_in
from outsidein.engine.counts import tally


def test_tally_against_duckdb() -> None:
    rng = np.random.default_rng(1)
    n = 2000
    table = pa.table(
        {
            "r": pa.array(rng.integers(0, 11, n), mask=rng.random(n) < 0.2),
            "met": pa.array(rng.random(n) < 0.7, mask=rng.random(n) < 0.1),
            "s": [f"s{i}" for i in rng.integers(0, 3, n)],
            "c": [f"c{i}" for i in rng.integers(0, 50, n)],
        }
    )
    found = tally(
        table,
        {"promoter": at_least("r", 9), "sla": "met", "first": is_in("s", "s0")},
        customer="c",
        segment="s",
    )
    with duckdb.connect() as connection:
        connection.register("t", table)
        row = connection.sql(
            "SELECT count_if(r >= 9), count_if(met), count_if(s = 's0'), count(r), count(met), "
            "count(s), count_if(r >= 9 AND met) FROM t"
        ).fetchall()[0]
    assert (*found.yes, *found.observed) == row[:6]
    assert found.cells.total.products[0, 1] == row[6]
    assert np.allclose(found.share, [row[0] / row[3], row[1] / row[4], row[2] / row[5]])
    yes, observed = found.by_block()
    assert (yes.shape, observed.sum(axis=0).tolist()) == ((64, 3), list(row[3:6]))
    segments, by_segment, _ = found.by_segment_block()
    assert by_segment[segments.index("s0"), :, 2].sum() == row[2]
    assert found.where("s0").share[2] == 1
    half = [
        tally(part, {"sla": "met"}, customer="c")
        for part in (table.slice(0, 700), table.slice(700))
    ]
    assert (half[0] + half[1]).yes[0] == row[1]


def test_nothing_observed_has_no_share() -> None:
    found = tally(pa.table({"x": pa.nulls(4, pa.bool_())}), {"x": "x"})
    assert np.isnan(found.share[0])
    assert found.observed[0] == 0
