"""The one-scan reduction: right, exact, and the same for any split, order or source."""

from datetime import UTC, datetime, timedelta
from itertools import pairwise
from pathlib import Path

import duckdb
import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from outsidein.engine.blocks import block
from outsidein.engine.conditions import at_least
from outsidein.engine.reduce import Bins, Cells, Derived, Duration, Flag, Grid, Period, reduce
from outsidein.stats.moments import Moments
from outsidein.terms.trouble import Trouble

PARTS = ("rows", "counts", "sums", "squares", "products", "quantum", "shift")


def ratings(n: int, seed: int = 0, missing: float = 0.1) -> pa.Table:
    """Ratings, a quantity with two decimals, a label and a customer, all with holes."""
    rng = np.random.default_rng(seed)

    def holed(values: np.ndarray, kind: pa.DataType) -> pa.Array:
        return pa.array(values.tolist(), kind, mask=rng.random(n) < missing)

    return pa.table(
        {
            "a": holed(rng.integers(1, 8, n), pa.int8()),
            "b": holed(rng.integers(0, 11, n), pa.int64()),
            "q": holed(np.round(rng.gamma(2, 10, n), 2), pa.float64()),
            "s": holed(np.array([f"s{i}" for i in rng.integers(0, 3, n)]), pa.string()),
            "c": pa.array([f"c{i}" for i in rng.integers(0, 40, n)]),
        }
    )


def same_bits(x: Cells, y: Cells) -> bool:
    """Whether two sets of cells are equal to the last bit."""
    moments = all(
        np.array_equal(getattr(x.moments, part), getattr(y.moments, part))
        and getattr(x.moments, part).dtype == getattr(y.moments, part).dtype
        for part in PARTS
    )
    assert x.members is not None
    assert y.members is not None
    members = all(np.array_equal(a, b) for a, b in zip(x.members, y.members, strict=True))
    labels = (x.segment, x.period, x.block.tolist()) == (y.segment, y.period, y.block.tolist())
    return moments and members and labels and np.array_equal(x.incomplete, y.incomplete)


def test_moments_against_pandas() -> None:
    """Means, pairwise covariances and correlations as pandas gives them."""
    table = ratings(2000)
    frame = table.select(["a", "b", "q"]).to_pandas()
    total = reduce(table, ["a", "b", "q"], customer="c", segment="s").total
    assert np.allclose(total.means(), frame.mean(), rtol=1e-14)
    assert np.allclose(total.covariances(), frame.cov(), rtol=1e-12)
    assert np.allclose(total.correlations(), frame.corr(), rtol=1e-12)
    assert total.n().tolist() == frame.count().tolist()


def test_every_cell_against_pandas() -> None:
    table = ratings(3000, seed=1)
    cells = reduce(table, ["a", "b"], customer="c", segment="s")
    frame = table.to_pandas()
    frame["s"] = frame["s"].astype(object).where(frame["s"].notna(), "none")
    frame["block"] = [block(c) for c in frame["c"]]
    groups = frame.groupby(["s", "block"])
    assert len(groups) == len(cells.block)
    for i, (segment, number) in enumerate(zip(cells.segment, cells.block, strict=True)):
        group = groups.get_group((segment or "none", number))
        assert cells.moments.rows[i] == len(group)
        assert cells.customers[i] == group["c"].nunique()
        both = group.dropna(subset=["a", "b"])
        assert cells.moments.counts[i, 0, 1] == len(both)
        assert cells.moments.products[i, 0, 1] == (both["a"] * both["b"]).sum()
        assert cells.moments.sums[i, 0, 1] == both["a"].sum()
        assert cells.moments.squares[i, 1, 0] == (both["b"] ** 2).sum()
    assert cells.n_customers == frame["c"].nunique()


@settings(max_examples=25, deadline=None)
@given(
    st.integers(0, 2**32),
    st.lists(st.integers(0, 300), max_size=4),
    st.booleans(),
)
def test_any_split_and_order_gives_the_same_bits(
    seed: int, cuts: list[int], complete: bool
) -> None:
    """Cells form a commutative monoid, also where parts chose different grids."""
    table = ratings(300, seed=seed % 5)
    items = ["a", "b", "q"]
    options = {"customer": "c", "segment": "s", "complete": complete}
    rng = np.random.default_rng(seed)
    shuffled = table.take(pa.array(rng.permutation(300)))
    whole = reduce(table, items, **options)
    assert same_bits(reduce(shuffled, items, **options), whole)
    edges = [0, *sorted(cuts), 300]
    parts = [reduce(shuffled.slice(a, b - a), items, **options) for a, b in pairwise(edges)]
    forward = parts[0]
    for part in parts[1:]:
        forward = forward + part
    backward = parts[-1]
    for part in reversed(parts[:-1]):
        backward = part + backward if seed % 2 else backward + part
    assert same_bits(forward, backward)
    assert forward.rows == whole.rows
    assert np.allclose(forward.total.means(), whole.total.means(), rtol=1e-12)


@settings(max_examples=15, deadline=None)
@given(st.integers(0, 2**32), st.integers(0, 300))
def test_parts_on_one_grid_add_up_to_the_whole_bit_by_bit(seed: int, cut: int) -> None:
    table = ratings(300, seed=seed % 7)
    grids = {"q": Grid(100, 20.0), "b": Grid()}
    options = {"customer": "c", "segment": "s", "grids": grids}
    whole = reduce(table, ["q", "a", "b"], **options)
    left = reduce(table.slice(0, cut), ["q", "a", "b"], **options)
    right = reduce(table.slice(cut), ["q", "a", "b"], **options)
    assert same_bits(left + right, whole)
    assert same_bits(right + left, whole)


def test_every_source_gives_the_same_bits(tmp_path: Path) -> None:
    table = ratings(5000, seed=3)
    path = tmp_path / "rows.parquet"
    pq.write_table(table, path, row_group_size=700)
    with duckdb.connect() as connection:
        connection.register("rows", table)
        sources = [
            path,
            str(path),
            table.to_reader(max_chunksize=333),
            connection.sql("FROM rows"),
            pa.concat_tables([table.slice(0, 1234), table.slice(1234)]),
        ]
        whole = reduce(table, ["a", "b", "q"], customer="c", segment="s")
        for source in sources:
            assert same_bits(reduce(source, ["a", "b", "q"], customer="c", segment="s"), whole)


def test_many_rows_in_threads_and_chunks(tmp_path: Path) -> None:
    """More rows than one chunk holds; threads 1 and 3 agree with NumPy."""
    rng = np.random.default_rng(6)
    n = 400_000
    x = rng.integers(1, 8, (n, 2))
    who = rng.integers(0, 5000, n)
    table = pa.table({"x": x[:, 0], "y": x[:, 1], "c": who})
    path = tmp_path / "many.parquet"
    pq.write_table(table, path, row_group_size=50_000)
    one = reduce(path, ["x", "y"], customer="c", threads=1)
    assert same_bits(reduce(path, ["x", "y"], customer="c", threads=3), one)
    assert same_bits(reduce(table, ["x", "y"], customer="c", threads=3), one)
    assert np.array_equal(one.total.products, x.T @ x)
    assert one.n_customers == len(np.unique(who))


def test_complete_rows_and_the_share_kept() -> None:
    table = ratings(1000, seed=2)
    frame = table.to_pandas()
    cells = reduce(table, ["a", "b", "q"], customer="c", segment="s", complete=True)
    whole = frame.dropna(subset=["a", "b", "q"])
    assert cells.rows == len(whole)
    assert cells.excluded == 1000 - len(whole)
    assert cells.kept == pytest.approx(len(whole) / 1000)
    assert np.allclose(cells.total.covariances(), whole[["a", "b", "q"]].cov(), rtol=1e-12)
    one = cells.where(segment="s1")
    assert one.excluded == int((frame["s"] == "s1").sum()) - one.rows
    assert cells.n_customers == whole["c"].nunique()


def test_rows_outside_of_the_question_are_counted() -> None:
    table = ratings(1000, seed=2)
    cells = reduce(table, ["a"], customer="c", where={"s": ["s0", "s2"]})
    wanted = table.to_pandas()["s"].isin(["s0", "s2"])
    assert (cells.rows, cells.filtered) == (wanted.sum(), (~wanted).sum())
    two = reduce(table, ["a"], customer="c", where=[at_least("b", 5), at_least("a", 3)])
    frame = table.to_pandas()
    assert two.rows == ((frame["b"] >= 5) & (frame["a"] >= 3)).sum()


def test_rows_without_a_customer_stand_for_themselves() -> None:
    table = pa.table({"x": [1, 2, 3], "c": ["Alice", None, ""]})
    cells = reduce(table, ["x"], customer="c", name="survey.csv")
    expected = sorted([block("Alice"), block("survey.csv:2"), block("survey.csv:3")])
    assert np.repeat(cells.block, cells.moments.rows).tolist() == expected
    assert cells.n_customers == 3
    kept = reduce(table, ["x"], name="survey.csv", where=at_least("x", 2))
    assert set(kept.block) == {block("survey.csv:2"), block("survey.csv:3")}
    lined = table.append_column("_line", pa.array([10, 11, 13]))
    assert set(reduce(lined, ["x"], name="s").block) == {block(f"s:{i}") for i in (10, 11, 13)}


def test_stored_blocks_stand_in_for_customers() -> None:
    cells = reduce(pa.table({"x": [1, 2, 3], "k": [5, 63, 5]}), ["x"], block="k")
    assert cells.block.tolist() == [5, 63]
    with pytest.raises(ValueError, match="customers"):
        _ = cells.n_customers


def test_whole_numbers_name_customers_and_segments_alike() -> None:
    table = pa.table({"x": [1, 2], "c": [7.0, 8.0], "s": [1.0, None]})
    other = pa.table({"x": [1, 2], "c": ["7", "8"], "s": ["1", None]})
    options = {"customer": "c", "segment": "s"}
    assert same_bits(reduce(table, ["x"], **options), reduce(other, ["x"], **options))


@pytest.mark.parametrize(
    ("unit", "labels"),
    [
        ("month", ("2024-12", "2025-01", "2025-08")),
        ("quarter", ("2024-Q4", "2025-Q1", "2025-Q3")),
        ("half-year", ("2024-H2", "2025-H1", "2025-H2")),
        ("year", ("2024", "2025")),
    ],
)
def test_periods_of_the_calendar(unit: str, labels: tuple[str, ...]) -> None:
    days = [datetime(2025, 1, 3), datetime(2024, 12, 31), datetime(2025, 8, 9), None]
    table = pa.table({"x": [1, 2, 3, 4], "d": pa.array(days, pa.date32())})
    cells = reduce(table, ["x"], period=Period("d", unit))  # type: ignore[arg-type]
    assert cells.periods == (None, *labels)


def test_periods_begin_in_the_given_time_zone() -> None:
    late = datetime(2025, 1, 31, 23, 30, tzinfo=UTC)
    table = pa.table({"x": [1], "t": pa.array([late], pa.timestamp("us", tz="UTC"))})
    assert reduce(table, ["x"], period=Period("t")).periods == ("2025-01",)
    assert reduce(table, ["x"], period=Period("t", zone="Europe/Berlin")).periods == ("2025-02",)


def test_bins_carry_a_calibration() -> None:
    """Mean rating by bin of a measured time, each bin with its customers."""
    start = datetime(2025, 1, 1, tzinfo=UTC)
    ends = [start + timedelta(hours=h) for h in (1, 2, 2, 9)] + [None]
    kind = pa.timestamp("us", tz="UTC")
    table = pa.table(
        {
            "o": pa.array([start] * 5, kind),
            "e": pa.array(ends, kind),
            "r": [7, 6, 5, 2, 1],
            "c": ["a", "b", "b", "c", "d"],
        }
    )
    hours = Duration("hours", "o", "e", "h")
    cells = reduce(table, [hours, "r"], customer="c", period=Bins(hours, (2.0, 5.0)), complete=True)
    assert cells.where(period="000").total.means().tolist() == [1.0, 7.0]
    assert cells.where(period="001").total.means().tolist() == [2.0, 5.5]
    assert cells.where(period="001").n_customers == 1
    assert cells.where(period="002").total.means().tolist() == [9.0, 2.0]
    assert cells.excluded == 1


def test_durations_and_flags_add_up_exactly() -> None:
    start = datetime(2025, 1, 1, tzinfo=UTC)
    kind = pa.timestamp("us", tz="UTC")
    ends = [start + timedelta(seconds=s) for s in (1, 2, 3600)]
    table = pa.table({"o": pa.array([start] * 3, kind), "e": pa.array(ends, kind), "r": [9, 10, 1]})
    items = [Duration("h", "o", "e", "h"), Flag("p", at_least("r", 9))]
    total = reduce(table, items).total
    assert total.products.dtype == np.int64
    assert total.means() == pytest.approx([3603 / 3 / 3600, 2 / 3], rel=1e-15)


def test_large_numbers_stay_exact_or_become_doubles() -> None:
    table = pa.table(
        {"euros": [10**6 + i for i in range(100)], "wide": [10**12 * i for i in range(100)]}
    )
    fit = reduce(table, ["euros"])
    assert fit.total.products.dtype == np.int64
    assert fit.total.covariances()[0, 0] == pytest.approx(np.arange(100).var(ddof=1), rel=1e-14)
    wide = reduce(table, ["wide", "euros"])
    assert wide.total.products.dtype == np.float64
    expected = np.cov(np.array([table["wide"].to_numpy().astype(float), np.arange(100.0)]))
    assert np.allclose(wide.total.covariances(), expected, rtol=1e-13)


def test_sums_that_outgrow_64_bits_go_on_as_doubles() -> None:
    """Cells of 2^62 - ish totals: one merge fits, the next does not and must not wrap around."""
    x = 3 * 10**8
    part = reduce(pa.table({"x": [x, -x] * 20}), ["x"], name="p")
    assert part.total.products.dtype == np.int64
    merged = part + part
    assert merged.total.products.dtype == np.int64
    more = merged + part
    assert more.total.products.dtype == np.float64
    assert more.total.covariances()[0, 0] == pytest.approx(120 * x**2 / 119, rel=1e-13)
    assert (more + part).rows == 160


def test_exact_cells_merge_with_doubles() -> None:
    rng = np.random.default_rng(0)
    short = pa.table({"x": np.round(rng.normal(50, 3, 30), 2)})
    long = pa.table({"x": rng.normal(50, 3, 30)})
    both = reduce(short, ["x"], name="a") + reduce(long, ["x"], name="b")
    together = np.concatenate([short["x"].to_numpy(), long["x"].to_numpy()])
    assert both.total.covariances()[0, 0] == pytest.approx(together.var(ddof=1), rel=1e-12)
    assert both.total.means()[0] == pytest.approx(together.mean(), rel=1e-14)


@pytest.mark.parametrize(("name", "p"), [("lm6", 6), ("lm10", 10), ("lm14", 14)])
def test_sixteen_digit_numbers_give_covariances_to_rounding(
    outside: Path, name: str, p: int
) -> None:
    """The golden regressions: correlations to 1e-14 of NumPy's two-pass ones."""
    frame = pd.read_csv(outside / "golden" / f"{name}.csv")
    total = reduce(pa.Table.from_pandas(frame), list(frame.columns)).total
    assert total.k == p + 1
    assert np.abs(total.correlations() - np.corrcoef(frame.to_numpy().T)).max() < 1e-14


def test_kiosk_gaps_as_the_referee_gives_them(outside: Path) -> None:
    """R psych on kiosk_clean.csv: mean expectation, perception, gap; alpha of expectation."""
    frame = pd.read_csv(outside / "data" / "kiosk" / "kiosk_clean.csv")
    n = [c.removesuffix("_1") for c in frame.columns if c.startswith("sq") and c.endswith("_1")]
    expected, perceived = tuple(f"{c}_1" for c in n), tuple(f"{c}_2" for c in n)
    table = pa.Table.from_pandas(frame[[*expected, *perceived]])
    scores = [Derived("E", expected), Derived("P", perceived), Derived("G", perceived, expected)]
    means = reduce(table, scores).total.means()
    assert means == pytest.approx([5.998067, 4.838703, -1.159364], abs=5e-7)
    cov = reduce(table, list(expected)).total.covariances()
    alpha = 24 / 23 * (1 - np.trace(cov) / cov.sum())
    assert alpha == pytest.approx(0.82554, abs=5e-6)


def test_the_lot_of_bad_questions() -> None:
    table = pa.table([[1], [2], ["t"]], names=["x", "x", "t"])
    with pytest.raises(Trouble, match="more than once"):
        reduce(table, ["x"])
    with pytest.raises(Trouble, match="not there"):
        reduce(table, ["y"])
    with pytest.raises(Trouble, match="not numbers"):
        reduce(table, ["t"])
    with pytest.raises(Trouble, match="not dates"):
        reduce(pa.table({"x": [1], "d": [2]}), ["x"], period=Period("d"))
    with pytest.raises(ValueError, match="once"):
        reduce(table, ["t", "t"])
    with pytest.raises(ValueError, match="decimals"):
        reduce(pa.table({"x": [0.125]}), ["x"], grids={"x": Grid(100)})
    with pytest.raises(ValueError, match="64 bits"):
        reduce(pa.table({"x": [10**9] * 9}), ["x"], grids={"x": Grid()})
    with pytest.raises(TypeError, match="list"):
        reduce([1, 2], ["x"])


def test_no_rows_give_no_cells() -> None:
    empty = pa.table({"x": pa.array([], pa.float64()), "c": pa.array([], pa.string())})
    cells = reduce(empty, ["x"], customer="c")
    assert (cells.rows, cells.n_customers, cells.kept) == (0, 0, 1.0)
    assert np.isnan(cells.total.means()).all()
    nothing = reduce(pa.table({"x": pa.nulls(3)}), ["x"])
    assert (nothing.rows, int(nothing.total.n()[0])) == (3, 0)
    full = reduce(pa.table({"x": [1.5], "c": ["a"]}), ["x"], customer="c")
    assert (cells + full).rows == 1


def test_stacks_for_the_jackknife() -> None:
    table = ratings(800, seed=8)
    cells = reduce(table, ["a", "b"], customer="c", segment="s")
    segments, stack = cells.by_segment_block()
    assert segments == (None, "s0", "s1", "s2")
    assert stack.rows.shape == (4, 64)
    assert np.array_equal(stack.total(axis=0).products, cells.by_block().products)
    assert np.array_equal(np.flatnonzero(cells.blocks_used), np.unique(cells.block))
    left_out: Moments = cells.by_block().leave_one_out()
    assert left_out.rows.shape == (64,)
    assert cells.where(segment=["s0", None]).rows == stack.rows[[0, 1]].sum()
    assert cells.take(("b",)).total.means()[0] == cells.total.means()[1]
