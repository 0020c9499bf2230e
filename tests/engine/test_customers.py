"""Summaries by customer."""

import numpy as np
import pandas as pd
import pyarrow as pa

from outsidein.engine.conditions import is_true
from outsidein.engine.customers import per_customer
from outsidein.engine.items import Flag


def test_summary_against_pandas() -> None:
    rng = np.random.default_rng(2)
    n = 1500
    table = pa.table(
        {
            "x": pa.array(rng.integers(1, 8, n), mask=rng.random(n) < 0.2),
            "ok": pa.array(rng.random(n) < 0.5),
            "c": pa.array([f"c{i}" for i in rng.integers(0, 90, n)], mask=rng.random(n) < 0.05),
        }
    )
    found = per_customer(table, ["x", Flag("ok", is_true("ok"))], customer="c")
    frame = table.to_pandas()
    groups = frame.groupby("c")
    expected = groups["x"].agg(["size", "count", "mean", "var"])
    assert list(found.customer) == list(expected.index)
    assert found.rows.tolist() == expected["size"].tolist()
    n_x, _, squares = found.of("x")
    assert n_x.tolist() == expected["count"].tolist()
    assert np.array_equal(squares, groups["x"].agg(lambda v: float((v**2).sum())))
    assert np.allclose(found.means()[:, 0], expected["mean"], equal_nan=True)
    assert np.allclose(found.variances()[:, 0], expected["var"], equal_nan=True)
    assert found.of("ok")[1].tolist() == groups["ok"].sum().tolist()
    assert found.nameless == int(pd.isna(frame["c"]).sum())
    some = per_customer(table, ["x"], customer="c", where={"ok": True})
    assert (some.rows.sum(), some.filtered + some.nameless) == (
        int((frame["ok"] & frame["c"].notna()).sum()),
        int((~frame["ok"]).sum() + (frame["ok"] & frame["c"].isna()).sum()),
    )


def test_customers_across_chunks_are_one() -> None:
    n = 200_000
    table = pa.table({"x": np.ones(n, np.int64), "c": np.arange(n) % 3, "wide": ["w" * 900] * n})
    found = per_customer(table, ["x"], customer="c", where={"wide": "w" * 900})
    assert found.customer == ("0", "1", "2")
    assert found.rows.sum() == n
