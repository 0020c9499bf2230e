"""Laws that every summed metric of the registry keeps, on rows of every kind of column."""

from datetime import date
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from outsidein.understand.metrics.dispositions import GROUPS
from outsidein.understand.metrics.estimate import Measured, estimate
from outsidein.understand.metrics.registry import METRICS
from outsidein.understand.metrics.sum_up import sums_of
from outsidein.understand.metrics.summed import CUSTOMER, Columns, Input, Kind, Summed
from outsidein.understand.metrics.sums import Sums

GIVEN = {"from": date(2024, 1, 1), "to": date(2025, 1, 1), "day": date(2024, 7, 1)}

Ways = tuple[Summed, str, str]
EVERY = [
    pytest.param((metric, variant.slug, way), id=f"{metric.slug}-{variant.slug}-{way or 'only'}")
    for metric in METRICS.values()
    if isinstance(metric, Summed)
    for variant in metric.variants
    for way in sorted({i.way for i in metric.inputs_of(variant)} - {""}) or [""]
]

TEXTS = {
    "disposition": [*GROUPS, "1.1", "2.112", "3.9", "4.1", "bounced", ""],
    "line": ["outcome", "cost removed", "Risk removed", "imposed cost", "risk imposed", "?", ""],
    "confirmation": ["confirmed", "Confirmed", "disputed", "unconfirmed", ""],
}
NUMBERS = {
    Kind.NUMBER: [0.0, 1.0, 2.0, 3.0, 5.0, np.nan, np.inf, -1.0, 2.5],
    Kind.MONEY: [0.0, 1.0, 12.5, 340.0, 899.0, 1e9, np.nan, -np.inf, -5.0],
    Kind.FLAG: [0.0, 1.0, np.nan],
    Kind.DAY: [19_600.0, 19_723.0, 19_724.0, 19_905.0, 20_089.0, 20_090.0, 20_200.0, np.nan],
    Kind.TIME: [19_600 * 86_400.0, 19_800 * 86_400.0, 19_900.5 * 86_400.0, 20_200e5, np.nan],
}
Row = dict[str, Any]


def inputs(way: Ways) -> tuple[Input, ...]:
    metric, variant, chosen = way
    used = metric.inputs_of(metric.variant(variant))
    return tuple(i for i in used if i.way in ("", chosen) and i.role != "count")


def rows_of(way: Ways, n: int, seed: int) -> list[Row]:
    """Rows with every kind of value that a column may hold."""
    rng = np.random.default_rng(seed)
    choices = {
        i.role: TEXTS.get(i.role, ["a", "b"]) if i.kind is Kind.TEXT else NUMBERS[i.kind]
        for i in inputs(way)
    }
    drawn = {role: rng.integers(0, len(of), n).tolist() for role, of in choices.items()}
    customer = rng.integers(0, 13, n).tolist()
    return [
        {**{role: choices[role][at[i]] for role, at in drawn.items()}, CUSTOMER: f"C{customer[i]}"}
        for i in range(n)
    ]


sizes, seeds = st.integers(0, 40), st.integers(0, 2**32 - 1)


def columns(rows: list[Row], way: Ways, before: str = "") -> Columns:
    """Rows as columns by role; `before` keeps the customers of two sets apart."""
    out: dict[str, Any] = {
        i.role: np.array(
            [r[i.role] for r in rows], dtype=object if i.kind is Kind.TEXT else np.float64
        )
        for i in inputs(way)
    }
    out[CUSTOMER] = np.array([before + r[CUSTOMER] for r in rows], dtype=object)
    return out


def tally(of: Columns, way: Ways) -> Sums:
    return sums_of(way[0], of, way[1], GIVEN)


def measured(sums: Sums, way: Ways) -> Measured:
    return estimate(way[0], sums, way[1], given=GIVEN)


@pytest.mark.parametrize("way", EVERY)
@given(n=sizes, seed=seeds)
@settings(max_examples=8, deadline=None)
def test_the_same_rows_in_any_order_give_the_same_bits(way: Ways, n: int, seed: int) -> None:
    rows = rows_of(way, n, seed)
    one = measured(tally(columns(rows, way), way), way)
    assert one == measured(tally(columns(rows, way), way), way), "the same twice"
    assert one == measured(tally(columns(rows[::-1], way), way), way)


@pytest.mark.parametrize("way", EVERY)
@given(n=sizes, seed=seeds)
@settings(max_examples=8, deadline=None)
def test_sums_of_other_customers_merge_like_addition(way: Ways, n: int, seed: int) -> None:
    first, second = rows_of(way, n, seed), rows_of(way, n // 2, seed + 1)
    a, b = columns(first, way, "A"), columns(second, way, "B")
    both = {role: np.concatenate([a[role], b[role]]) for role in a}
    merged, whole = tally(a, way) + tally(b, way), tally(both, way)
    assert (merged.n, merged.excluded, merged.customers) == (
        whole.n,
        whole.excluded,
        whole.customers,
    )
    np.testing.assert_array_equal(merged.rows, whole.rows)
    np.testing.assert_allclose(merged.sums, whole.sums, rtol=1e-12, atol=1e-9)


@pytest.mark.parametrize("way", EVERY)
@given(n=sizes, seed=seeds)
@settings(max_examples=12, deadline=None)
def test_the_interval_holds_the_estimate_and_keeps_the_bounds(way: Ways, n: int, seed: int) -> None:
    metric, variant, _ = way
    found = measured(tally(columns(rows_of(way, n, seed), way), way), way).estimate
    assert (found.value is None) == (found.withheld is not None)
    bounds = metric.bounds(variant, None)
    if found.value is not None:
        assert np.isfinite(found.value)
        assert bounds is None or bounds[0] - 1e-9 <= found.value <= bounds[1] + 1e-9
    if found.low is not None:
        assert found.value is not None
        assert found.high is not None
        assert np.isfinite([found.low, found.high]).all()
        assert found.low <= found.value <= found.high
        assert bounds is None or bounds[0] - 1e-9 <= found.low <= found.high <= bounds[1] + 1e-9


@pytest.mark.parametrize("way", EVERY)
def test_nothing_in_gives_no_number_and_says_why(way: Ways) -> None:
    found = measured(tally(columns([], way), way), way).estimate
    assert found.value is None
    assert found.withheld
    assert found.n == 0


@pytest.mark.parametrize("way", EVERY)
@given(n=sizes, seed=seeds)
@settings(max_examples=10, deadline=None)
def test_every_row_that_stands_alone_is_used_or_excluded(way: Ways, n: int, seed: int) -> None:
    rows = rows_of(way, n, seed)
    alone = [{**row, CUSTOMER: f"C{i}"} for i, row in enumerate(rows)]
    sums = tally(columns(alone, way), way)
    assert sums.n + sums.excluded == len(rows)


@pytest.mark.parametrize(
    "metric", [m for m in METRICS.values() if isinstance(m, Summed)], ids=lambda m: m.slug
)
def test_every_input_says_what_it_holds(metric: Summed) -> None:
    assert len(set(metric.parts)) == len(metric.parts)
    assert all(len(i.meaning) > 5 for i in metric.inputs)
    assert all(len(s.meaning) > 5 for s in metric.settings)
    slugs = {v.slug for v in metric.variants}
    assert all(set(i.variants) <= slugs for i in metric.inputs)
    assert all(metric.inputs_of(v) for v in metric.variants)
