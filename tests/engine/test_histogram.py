"""Histograms by cell count every value once, merge exactly and give medians."""

from pathlib import Path

import duckdb
import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from outsidein.engine.blocks import block
from outsidein.engine.histogram import histogram, joint


def table_of(n: int, seed: int) -> pa.Table:
    """Two ratings with holes, a decimal quantity, a segment and a customer."""
    rng = np.random.default_rng(seed)
    return pa.table(
        {
            "e": pa.array(rng.integers(1, 8, n), mask=rng.random(n) < 0.1),
            "p": pa.array(rng.integers(1, 8, n), mask=rng.random(n) < 0.1),
            "q": pa.array(np.round(rng.gamma(2, 5, n), 2)),
            "s": [f"s{i}" for i in rng.integers(0, 3, n)],
            "c": [f"c{i}" for i in rng.integers(0, 30, n)],
        }
    )


def test_counts_against_duckdb() -> None:
    table = table_of(3000, 1)
    found = histogram(table, "e", customer="c", segment="s")
    with duckdb.connect() as connection:
        connection.register("t", table)
        rows = connection.sql(
            "SELECT s, md5_number_upper(c) % 64, e, count(*) FROM t "
            "WHERE e IS NOT NULL GROUP BY ALL"
        ).fetchall()
    expected = {(s, int(b), float(e)): n for s, b, e, n in rows}
    got = {
        (found.segment[c], int(found.block[c]), float(found.values[v])): int(n)
        for c, v, n in zip(found.cell, found.place, found.count, strict=True)
    }
    assert got == expected
    assert found.missing == table["e"].null_count
    segments, stack = found.by_segment_block()
    assert np.array_equal(stack.sum(axis=0), found.by_block())
    assert segments == ("s0", "s1", "s2")


def test_median_of_a_quantity_against_duckdb() -> None:
    table = table_of(2001, 2)
    found = histogram(table, "q", customer="c")
    middle = found.values[np.searchsorted(np.cumsum(found.total), 1001)]
    with duckdb.connect() as connection:
        connection.register("t", table)
        assert middle == connection.sql("SELECT median(q) FROM t").fetchall()[0][0]


def test_joint_counts_pairs() -> None:
    table = table_of(2000, 3)
    found = joint(table, "e", "p", customer="c", where={"s": "s1"})
    frame = table.to_pandas().query("s == 's1'").dropna(subset=["e", "p"])
    expected = np.zeros((7, 7), dtype=np.int64)
    np.add.at(expected, (frame["e"].astype(int) - 1, frame["p"].astype(int) - 1), 1)
    assert np.array_equal(found.total, expected)
    assert found.rows + found.excluded == 2000
    assert found.by_block().shape == (64, 7, 7)


@settings(max_examples=20, deadline=None)
@given(st.integers(0, 400), st.integers(0, 99), st.booleans())
def test_any_split_merges_to_the_whole(cut: int, seed: int, pairs: bool) -> None:
    table = table_of(400, seed)

    def count(part: pa.Table) -> object:
        if pairs:
            return joint(part, "e", "q", customer="c", segment="s")
        return histogram(part, "q", customer="c", segment="s")

    whole, left, right = count(table), count(table.slice(0, cut)), count(table.slice(cut))
    for merged in (left + right, right + left):  # type: ignore[operator]
        for part in ("block", "cell", "place", "count"):
            assert np.array_equal(getattr(merged, part), getattr(whole, part))
        assert all(map(np.array_equal, merged.axes, whole.axes))  # type: ignore[attr-defined]
        assert (merged.segment, merged.missing) == (whole.segment, whole.missing)  # type: ignore[attr-defined]


def test_coarsening_keeps_counts_and_moves_quantiles_little() -> None:
    values = np.arange(10_000.0)
    found = histogram(pa.table({"x": values}), "x")
    coarse = found.coarsened(100)
    assert coarse.total.tolist() == [100] * 100
    assert np.array_equal(coarse.by_block().sum(axis=1), found.by_block().sum(axis=1))
    assert coarse.values[0] == np.arange(100).mean()
    assert found.coarsened(20_000) is found
    with pytest.raises(ValueError, match="one item"):
        joint(pa.table({"x": values}), "x", "x").coarsened(5)


def test_empty_and_parquet(tmp_path: Path) -> None:
    empty = histogram(pa.table({"x": pa.array([], pa.int8())}), "x")
    assert (empty.rows, empty.values.tolist(), empty.by_block().shape) == (0, [], (64, 0))
    path = tmp_path / "x.parquet"
    pq.write_table(pa.table({"x": [1, 1, 2]}), path)
    found = histogram(path, "x")
    assert found.total.tolist() == [2, 1]
    assert set(found.block) == {block(f"x.parquet:{i}") for i in (1, 2, 3)}
    assert (empty + found).total.tolist() == [2, 1]
