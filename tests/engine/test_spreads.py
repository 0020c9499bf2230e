"""Spreads by group against NumPy on the rows themselves."""

import numpy as np
import pyarrow as pa
import pytest

from outsidein.engine.blocks import block, row_id
from outsidein.engine.spreads import Spreads
from outsidein.stats.histogram import quantile


@pytest.fixture(scope="module")
def table() -> pa.Table:
    random = np.random.default_rng(2)
    n = 4_000
    start = random.integers(1_700_000_000, 1_760_000_000, n)
    wait = random.exponential(40_000, n).astype(np.int64)
    missing = random.random(n) < 0.1
    group = [None if x == 3 else "abc"[x] for x in random.integers(0, 4, n)]
    return pa.table(
        {
            "group": group,
            "who": [None if x == 0 else f"C{x}" for x in random.integers(0, 90, n)],
            "start": pa.array(start * 1_000_000, pa.timestamp("us", tz="UTC")),
            "end": pa.array((start + wait) * 1_000_000, pa.timestamp("us", tz="UTC"), mask=missing),
            "points": pa.array(random.integers(-3, 9, n), pa.int8()),
        }
    )


def test_quantiles_and_counts(table: pa.Table) -> None:
    spreads = Spreads.of(table, by="group", customer="who")
    seconds = spreads.between("start", "end")
    found = spreads.histograms(seconds)
    names = np.array([g or "" for g in table["group"].to_pylist()])
    for group in "abc":
        rows = seconds[(names == group) & ~np.isnan(seconds)]
        spread = found[group]
        assert int(spread.counts.sum()) == len(rows)
        assert spread.excluded == int((names == group).sum()) - len(rows)
        for q in (0.5, 0.9):
            value = float(quantile(spread.values, spread.counts.sum(axis=0), q))
            assert value == pytest.approx(np.quantile(rows, q), rel=0.03)
        assert spread.values @ spread.counts.sum(axis=0) == pytest.approx(rows.sum())
        assert spreads.rows[group] == int((names == group).sum())


def test_blocks_and_customers(table: pa.Table) -> None:
    spreads = Spreads.of(table, by="group", customer="who")
    who, names = table["who"].to_pylist(), table["group"].to_pylist()
    rows = [i for i, name in enumerate(names) if name == "a"]
    people = {who[i] or row_id("table", i + 1) for i in rows}
    assert spreads.customers["a"] == len(people)
    counts = np.bincount([block(who[i] or row_id("table", i + 1)) for i in rows], minlength=64)
    found = spreads.histograms(spreads.numbers("points"))["a"]
    assert found.counts.sum(axis=1).tolist() == counts.tolist()


def test_small_whole_numbers_stay_apart(table: pa.Table) -> None:
    found = Spreads.of(table, by="group", customer="who")
    spread = found.histograms(found.numbers("points"))["b"]
    assert spread.values == pytest.approx(range(-3, 9))
