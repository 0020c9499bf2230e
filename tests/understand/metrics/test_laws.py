"""Laws that every metric of the registry keeps."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from outsidein.terms.quality import Scale
from outsidein.understand.metrics.estimate import estimate
from outsidein.understand.metrics.metric import Counted, Metric, Takes
from outsidein.understand.metrics.registry import METRICS
from outsidein.understand.metrics.tally import Tally, tally_rows

EVERY = [
    pytest.param(metric, variant.slug, id=f"{metric.slug}-{variant.slug}")
    for metric in METRICS.values()
    if isinstance(metric, Counted)
    for variant in metric.variants
]
FIVE = Scale(1, 5)

rows = st.lists(st.tuples(st.integers(0, 10), st.integers(0, 15)), max_size=60)


def counted(pairs: list[tuple[int, int]], metric: Counted) -> Tally:
    top = 1 if metric.takes is Takes.FLAG else 10
    values = np.array([min(v, top) for v, _ in pairs], dtype=float)
    return tally_rows(values, np.array([b for _, b in pairs], dtype=np.int64), blocks=16)


@pytest.mark.parametrize(("metric", "variant"), EVERY)
@given(pairs=rows)
@settings(max_examples=25, deadline=None)
def test_the_same_rows_in_any_order_give_the_same_bits(
    metric: Counted, variant: str, pairs: list[tuple[int, int]]
) -> None:
    one = estimate(metric, counted(pairs, metric), variant)
    other = estimate(metric, counted(pairs[::-1], metric), variant)
    assert one == other


@pytest.mark.parametrize(("metric", "variant"), EVERY)
@given(first=rows, second=rows)
@settings(max_examples=25, deadline=None)
def test_tallies_merge_like_addition(
    metric: Counted, variant: str, first: list[tuple[int, int]], second: list[tuple[int, int]]
) -> None:
    merged = counted(first, metric) + counted(second, metric)
    assert estimate(metric, merged, variant) == estimate(
        metric, counted(first + second, metric), variant
    )


@pytest.mark.parametrize(("metric", "variant"), EVERY)
@given(pairs=rows)
@settings(max_examples=40, deadline=None)
def test_the_interval_holds_the_estimate_and_keeps_the_bounds(
    metric: Counted, variant: str, pairs: list[tuple[int, int]]
) -> None:
    found = estimate(metric, counted(pairs, metric), variant).estimate
    if found.low is None:
        return
    assert found.value is not None
    assert found.high is not None
    assert found.low <= found.value <= found.high
    bounds = metric.bounds(variant, metric.variant(variant).scale)
    if bounds is not None:
        assert bounds[0] - 1e-9 <= found.low
        assert found.high <= bounds[1] + 1e-9


@pytest.mark.parametrize(("metric", "variant"), EVERY)
def test_nothing_in_gives_no_number_and_says_so(metric: Counted, variant: str) -> None:
    found = estimate(metric, counted([], metric), variant).estimate
    assert found.value is None
    assert found.withheld
    assert found.n == 0


@pytest.mark.parametrize(("metric", "variant"), EVERY)
def test_every_row_is_used_or_excluded(metric: Counted, variant: str) -> None:
    values = np.array([0, 1, 2.5, 3, 11, 99, np.nan, np.inf])
    tally = tally_rows(values, np.arange(8), blocks=16)
    found = estimate(metric, tally, variant).estimate
    assert found.n + found.excluded == 8


@pytest.mark.parametrize(("metric", "variant"), EVERY)
def test_the_estimate_is_the_metric_of_all_rows(metric: Counted, variant: str) -> None:
    rng = np.random.default_rng(5)
    pairs = list(
        zip(rng.integers(1, 6, 300).tolist(), rng.integers(0, 16, 300).tolist(), strict=True)
    )
    tally = counted(pairs, metric)
    scale = metric.variant(variant).scale
    found = estimate(metric, tally, variant).estimate
    whole = metric.of(tally.values, tally.total().astype(float), variant, scale)
    assert found.value == pytest.approx(float(whole))


@pytest.mark.parametrize("metric", METRICS.values(), ids=METRICS)
def test_every_metric_is_documented_with_its_source(metric: Metric) -> None:
    assert type(metric).__doc__
    assert len(metric.meaning) > 40
    assert metric.title
    assert metric.better in ("more", "less")
    assert len({v.slug for v in metric.variants}) == len(metric.variants) > 0
    for variant in metric.variants:
        assert variant.text
        assert variant.formula
        assert variant.source


@pytest.mark.parametrize("slug", ["nps", "csat", "ces", "top_box", "acsi"])
def test_a_reversed_scale_gives_the_metric_of_the_turned_answers(slug: str) -> None:
    metric = METRICS[slug]
    variant = "five_point" if slug in ("nps", "csat") else None
    rng = np.random.default_rng(1)
    answers = rng.integers(1, 6, 400).astype(float)
    block = rng.integers(0, 16, 400)
    turned = estimate(metric, tally_rows(6 - answers, block), variant, Scale(1, 5, reverse=True))
    straight = estimate(metric, tally_rows(answers, block), variant, FIVE)
    assert turned.estimate.value == pytest.approx(straight.estimate.value)
    assert turned.estimate.low == pytest.approx(straight.estimate.low)
